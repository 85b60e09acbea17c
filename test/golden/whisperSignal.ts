/** The sound that whisper-base.json describes, made from the definition in it: 2 s at 16 kHz. */
export function whisperSignal(): Float32Array {
  const sampleRate = 16_000;
  const length = 32_000;
  const samples = new Float32Array(length);
  let state = 12_345;
  for (let n = 0; n < length; n++) {
    // 1664525 · 2^32 exceeds 2^53: the product is taken modulo 2^32 by imul.
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    const noise = state / (2 ** 31) - 1;
    const sweep = Math.sin((2 * Math.PI * (110 + (220 * n) / length) * n) / sampleRate);
    const tone = Math.sin((2 * Math.PI * 1800 * n) / sampleRate);
    samples[n] = 0.5 * sweep + 0.1 * tone + 0.05 * noise;
  }
  return samples;
}
