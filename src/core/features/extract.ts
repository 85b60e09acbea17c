import type { Clip } from '../audio/clip';
import { resample } from '../audio/resample';
import type { FeatureMatrix, FeatureSetName } from './featureSet';
import { meanOverFrames, type FrameMatrix } from './frames';
import { logMel, logMelRate } from './logMel';
import { mfcc } from './mfcc';
import { mfccChromaMel } from './mfccChromaMel';

interface FeatureSet {
  /** Rate the clip is resampled to, Hz. */
  sampleRate: number;
  extract: (samples: Float32Array, sampleRate: number) => FrameMatrix;
}

const featureSets: Record<FeatureSetName, FeatureSet> = {
  // librosa.load resamples to 22,050 Hz: the rate the classic recipes were written at.
  mfcc40: { sampleRate: 22_050, extract: mfcc },
  'mfcc-chroma-mel-180': { sampleRate: 22_050, extract: mfccChromaMel },
  logmel64: { sampleRate: logMelRate, extract: logMel },
};

/** Rate that clips are resampled to before these features are taken, Hz. */
export function featureSetRate(set: FeatureSetName): number {
  return featureSets[set].sampleRate;
}

/**
 * The features of a clip, the same for training, app and command line. Clips shorter than one frame, down
 * to a single sample, give one frame: its ends are padded with zeros.
 */
export function extractFeatures(clip: Clip, set: FeatureSetName): FeatureMatrix {
  const { sampleRate, extract } = featureSets[set];
  const { samples } = resample(clip, sampleRate);
  const matrix = extract(samples, sampleRate);
  return {
    set,
    sampleRate,
    frames: matrix.frames,
    width: matrix.width,
    data: matrix.data,
    mean: meanOverFrames(matrix),
  };
}
