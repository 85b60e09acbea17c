import { frameCount, librosaFraming, type Framing } from './frames';

/**
 * Root mean square of each centred frame, beyond the ends taken as silence. Reproduces
 * `librosa.feature.rms(y=samples)`.
 */
export function rms(
  samples: Float32Array,
  { frameLength, hopLength }: Framing = librosaFraming,
): Float32Array {
  return Float32Array.from({ length: frameCount(samples.length, hopLength) }, (_, frame) => {
    const start = frame * hopLength - frameLength / 2;
    const end = Math.min(samples.length, start + frameLength);
    let sum = 0;
    for (let n = Math.max(0, start); n < end; n++) {
      sum += samples[n] * samples[n];
    }
    return Math.sqrt(sum / frameLength);
  });
}
