/** Bytes of a complex value of four lanes. */
const complexBytes = 32;

/** Tables for the kernel's `transform` of one size, a power of two. */
export interface FourierTables {
  /** Powers of the roots of unity, w^j, w^2j and w^3j for each quarter of a span, spans from `size` down. */
  twiddles: Float32Array;
  /** Where frequency k stands in the result, bytes. */
  places: Uint32Array;
}

export function fourierTables(size: number): FourierTables {
  const twiddles: number[] = [];
  for (let span = size; span > 4; span /= 4) {
    for (let j = 0; j < span / 4; j++) {
      for (const power of [1, 2, 3]) {
        const angle = (-2 * Math.PI * power * j) / span;
        twiddles.push(Math.cos(angle), Math.sin(angle));
      }
    }
  }
  const places = Uint32Array.from({ length: size }, (_, k) => complexBytes * placeOfFrequency(k, size));
  return { twiddles: Float32Array.from(twiddles), places };
}

/** Each stage sends frequency k to part k mod 4 of the span, or mod 2 where only two are left. */
function placeOfFrequency(k: number, span: number): number {
  if (span === 1) return 0;
  const parts = span === 2 ? 2 : 4;
  return (k % parts) * (span / parts) + placeOfFrequency(Math.floor(k / parts), span / parts);
}
