/** Copies so many samples from number `from` on to `out[at…]`; what is before or after the sound becomes zero. */
export function copyPadded(
  samples: Float32Array,
  from: number,
  out: Float32Array,
  at: number,
  count: number,
): void {
  const first = Math.min(count, Math.max(0, -from));
  const end = Math.max(first, Math.min(count, samples.length - from));
  out.fill(0, at, at + first);
  if (end > first) out.set(samples.subarray(from + first, from + end), at + first);
  out.fill(0, at + end, at + count);
}
