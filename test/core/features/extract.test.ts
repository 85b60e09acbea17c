import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractFeatures, featureSetRate } from '../../../src/core/features/extract';
import { featureSetNames } from '../../../src/core/features/featureSet';
import { meanOverFrames } from '../../../src/core/features/frames';
import { goldenClip } from '../../golden/signal';
import { decimals, expectEqual, expectFrames, golden } from './golden';

const shapes = {
  mfcc40: { sampleRate: 22_050, width: 40, hop: 512 },
  'mfcc-chroma-mel-180': { sampleRate: 22_050, width: 180, hop: 512 },
  logmel64: { sampleRate: 16_000, width: 64, hop: 160 },
} as const;

describe('feature sets', () => {
  test('mfcc40 is librosa’s MFCC', () => {
    const features = extractFeatures(goldenClip(), 'mfcc40');
    expectFrames(features, golden.defaults.mfcc40, decimals.mfcc);
    expectEqual(features.mean, golden.defaults.mfcc40_mean, decimals.mfccMean);
  });

  test('mfcc-chroma-mel-180 is MFCC, chroma and mel side by side, as one STFT gives them', () => {
    const { mean } = extractFeatures(goldenClip(), 'mfcc-chroma-mel-180');
    expectEqual(mean.subarray(0, 40), golden.defaults.mfcc40_mean, decimals.mfccMean);
    expectEqual(mean.subarray(40, 52), golden.defaults.chroma12_mean, decimals.chroma);
    expectEqual(mean.subarray(52), golden.defaults.mel128_mean, decimals.mel);
  });

  test('logmel64 is the log-mel of the resampled clip', () => {
    expectEqual(extractFeatures(goldenClip(), 'logmel64').mean, golden.logmel64_16k.mean, decimals.logMel);
  });

  test.each(featureSetNames)('%s has its shape at any rate and length, one sample included', (set) => {
    const { sampleRate, width, hop } = shapes[set];
    expect(featureSetRate(set)).toBe(sampleRate);
    fc.assert(
      fc.property(
        fc.constantFrom(8000, 16_000, 22_050, 44_100, 48_000),
        fc.float32Array({ minLength: 1, maxLength: 4000, min: -1, max: 1, noNaN: true }),
        (rate, samples) => {
          const before = samples.slice();
          const features = extractFeatures({ samples, sampleRate: rate }, set);
          const length = Math.ceil((samples.length * sampleRate) / rate);
          expect(features).toMatchObject({ set, sampleRate, width, frames: 1 + Math.floor(length / hop) });
          expect(features.data).toHaveLength(features.frames * width);
          expect(features.data.every(Number.isFinite)).toBe(true);
          expect(features.mean).toEqual(meanOverFrames(features));
          expect(samples).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each(featureSetNames)('%s of silence, and of nothing at all, is finite', (set) => {
    for (const length of [0, 1, 22_050]) {
      const { data, frames } = extractFeatures(
        { samples: new Float32Array(length), sampleRate: 22_050 },
        set,
      );
      expect(frames).toBeGreaterThanOrEqual(1);
      expect(data.every(Number.isFinite)).toBe(true);
    }
  });

  test.each(featureSetNames)('%s is the same whatever was extracted before', (set) => {
    const clip = goldenClip();
    const first = extractFeatures(clip, set);
    for (const other of featureSetNames) {
      extractFeatures(
        { samples: clip.samples.map((value) => -value / 3).subarray(777), sampleRate: 48_000 },
        other,
      );
    }
    expect(extractFeatures(clip, set)).toEqual(first);
  });
});
