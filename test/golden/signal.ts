/**
 * The two seconds of sound that librosa.json speaks of, from the definition written there: a rising tone, a
 * steady one and noise of a linear congruential generator, nearly silent from 1.7 s on.
 */
export function goldenSignal(): { samples: Float32Array; sampleRate: number } {
  const sampleRate = 22_050;
  const length = 44_100;
  const samples = new Float32Array(length);
  let state = 12_345;
  for (let n = 0; n < length; n++) {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    const noise = state / 2 ** 31 - 1;
    const rising = Math.sin((2 * Math.PI * (110 + (220 * n) / length) * n) / sampleRate);
    const steady = Math.sin((2 * Math.PI * 1800 * n) / sampleRate);
    const gain = n >= 1.7 * sampleRate ? 1e-4 : 1;
    samples[n] = gain * (0.5 * rising + 0.1 * steady + 0.05 * noise);
  }
  return { samples, sampleRate };
}
