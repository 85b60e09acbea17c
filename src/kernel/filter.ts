import { firstHalves, firstPairs, secondHalves, secondPairs } from './lanes';

// A long filter, applied to eight blocks of a sound at once in the frequency domain: blocks 0, 2, 4 and 6 are the real
// parts of four lanes, 1, 3, 5 and 7 their imaginary ones. The filter is real, so they stay apart.

/**
 * Gathers eight blocks into complex values.
 *
 * @param sound first sample of the first block; each next block begins `step` samples further
 * @param size samples of a block, a multiple of four
 * @param to room for `size` complex values
 */
export function gatherBlocks(sound: usize, step: usize, size: usize, to: usize): void {
  const block = step << 2;
  for (let part: usize = 0; part < 2; part++) {
    const a = sound + part * block;
    const b = a + 2 * block;
    const c = b + 2 * block;
    const d = c + 2 * block;
    let out = to + (part << 4);
    for (let at: usize = 0; at < size << 2; at += 16) {
      const ab = firstHalves(v128.load(a + at), v128.load(b + at));
      const cd = firstHalves(v128.load(c + at), v128.load(d + at));
      const abAfter = secondHalves(v128.load(a + at), v128.load(b + at));
      const cdAfter = secondHalves(v128.load(c + at), v128.load(d + at));
      v128.store(out, firstPairs(ab, cd));
      v128.store(out, secondPairs(ab, cd), 32);
      v128.store(out, firstPairs(abAfter, cdAfter), 64);
      v128.store(out, secondPairs(abAfter, cdAfter), 96);
      out += 128;
    }
  }
}

/**
 * Multiplies spectra by the response of a filter, and conjugates them, which makes the transform back one forth.
 *
 * @param places where in the spectrum each frequency of the result stands, bytes
 * @param response what the filter makes of each
 * @param size frequencies of the result
 */
export function applyResponse(spectrum: usize, places: usize, response: usize, size: usize, to: usize): void {
  for (let bin: usize = 0; bin < size << 2; bin += 4) {
    const from = spectrum + load<u32>(places + bin);
    const gain = v128.load32_splat(response + bin);
    v128.store(to, f32x4.mul(v128.load(from), gain));
    v128.store(to, f32x4.neg(f32x4.mul(v128.load(from, 16), gain)), 16);
    to += 32;
  }
}

/**
 * Sets eight blocks one after the other, of complex values that are still conjugated.
 *
 * @param places where each sample stands, bytes
 * @param step samples of a block, a multiple of four
 */
export function partBlocks(from: usize, places: usize, step: usize, to: usize): void {
  const block = step << 2;
  for (let part: usize = 0; part < 2; part++) {
    const values = from + (part << 4);
    const sign = f32x4.splat(part === 0 ? 1 : -1);
    let out = to + part * block;
    for (let at: usize = 0; at < block; at += 16) {
      const a = f32x4.mul(v128.load(values + load<u32>(places + at)), sign);
      const b = f32x4.mul(v128.load(values + load<u32>(places + at, 4)), sign);
      const c = f32x4.mul(v128.load(values + load<u32>(places + at, 8)), sign);
      const d = f32x4.mul(v128.load(values + load<u32>(places + at, 12)), sign);
      const ab = firstHalves(a, b);
      const cd = firstHalves(c, d);
      const abAfter = secondHalves(a, b);
      const cdAfter = secondHalves(c, d);
      v128.store(out, firstPairs(ab, cd));
      v128.store(out + 2 * block, secondPairs(ab, cd));
      v128.store(out + 4 * block, firstPairs(abAfter, cdAfter));
      v128.store(out + 6 * block, secondPairs(abAfter, cdAfter));
      out += 16;
    }
  }
}
