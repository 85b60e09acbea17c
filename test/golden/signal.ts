import type { Clip } from '../../src/core/audio/clip';

const sampleRate = 22_050;
const length = 44_100;

/** The signal's last 0.3 s are nearly silent, to show what happens at the floor. */
const fadeFrom = 1.7 * sampleRate;

/**
 * The sound that librosa.json describes, made from the definition in it: a sweep from 110 to 330 Hz, a
 * tone at 1800 Hz and noise from a linear congruential generator, all in double precision.
 */
export function goldenClip(): Clip {
  const samples = new Float32Array(length);
  let state = 12_345;
  for (let n = 0; n < length; n++) {
    // 1664525 · 2^32 exceeds 2^53: the product is taken modulo 2^32 by imul.
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    const noise = state / 2 ** 31 - 1;
    const sweep = Math.sin((2 * Math.PI * (110 + (220 * n) / length) * n) / sampleRate);
    const tone = Math.sin((2 * Math.PI * 1800 * n) / sampleRate);
    const value = 0.5 * sweep + 0.1 * tone + 0.05 * noise;
    samples[n] = n >= fadeFrom ? value * 1e-4 : value;
  }
  return { samples, sampleRate };
}
