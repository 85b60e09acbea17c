/** Live descriptors of the last 64 ms of a take, by meyda. For the eye only: models use src/core/features. */
import Meyda from 'meyda';

export interface Descriptors {
  /** Sum over meyda's 24 Bark bands, no unit. */
  loudness: number;
  /** Spectral centroid, Hz. */
  brightness: number;
  /** 0 pure tone .. 1 noise. */
  flatness: number;
  /** Sign changes per second. */
  zeroCrossings: number;
}

const sampleRate = 16_000;
const frame = 1024;

export class DescriptorMeter {
  #window = new Float32Array(frame);
  #filled = 0;

  /** Takes in a block of 16 kHz samples; answers `null` until a whole frame was heard. */
  hear(samples: Float32Array): Descriptors | null {
    const newest = samples.subarray(Math.max(0, samples.length - frame));
    this.#window.copyWithin(0, newest.length);
    this.#window.set(newest, frame - newest.length);
    this.#filled = Math.min(frame, this.#filled + newest.length);
    return this.#filled < frame ? null : describe(this.#window);
  }
}

/** Descriptors of one frame of 1024 samples at 16 kHz. */
export function describe(samples: Float32Array): Descriptors | null {
  // meyda keeps its settings on the module, so they are set before each use.
  Meyda.bufferSize = frame;
  Meyda.sampleRate = sampleRate;
  const features = Meyda.extract(['loudness', 'spectralCentroid', 'spectralFlatness', 'zcr'], samples);
  if (features === null) return null;
  const { loudness, spectralCentroid = 0, spectralFlatness = 0, zcr = 0 } = features;
  return {
    loudness: loudness?.total ?? 0,
    // meyda answers in bins; digital silence has no centroid at all.
    brightness: finite((spectralCentroid * sampleRate) / frame),
    flatness: finite(spectralFlatness),
    zeroCrossings: (zcr * sampleRate) / frame,
  };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
