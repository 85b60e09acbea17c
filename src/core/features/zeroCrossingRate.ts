import { frameCount, librosaFraming, type Framing } from './frames';

/** Samples this close to zero count as zero, and zero as positive. */
const threshold = 1e-10;

/**
 * Share of samples in each centred frame at which the sign changes; beyond the ends the first and last
 * sample repeat. Reproduces `librosa.feature.zero_crossing_rate`.
 */
export function zeroCrossingRate(
  samples: Float32Array,
  { frameLength, hopLength }: Framing = librosaFraming,
): Float32Array {
  return Float32Array.from({ length: frameCount(samples.length, hopLength) }, (_, frame) => {
    const start = frame * hopLength - frameLength / 2;
    // Repeated samples never cross, and the first sample of a frame has nothing before it to cross from.
    const from = Math.max(1, start + 1);
    const end = Math.min(samples.length, start + frameLength);
    let crossings = 0;
    for (let n = from; n < end; n++) {
      if (samples[n - 1] < -threshold !== samples[n] < -threshold) {
        crossings++;
      }
    }
    return crossings / frameLength;
  });
}
