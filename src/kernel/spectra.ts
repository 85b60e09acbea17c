import { firstHalves, firstPairs, secondHalves, secondPairs } from './lanes';

// Spectra of four frames of real sound at once, one in each lane, by way of a transform of half their length: samples 2n
// and 2n + 1 are the parts of a complex value (Press et al., "Numerical Recipes", 12.3).

/**
 * Four frames under a window.
 *
 * @param sound first sample of the first frame; each next frame begins `hop` samples further
 * @param window `size` values, half of what each sample is to be multiplied by: `powersOf` counts on it
 * @param size samples of a frame, a multiple of four
 * @param to room for `size / 2` complex values
 */
export function windowFrames(sound: usize, hop: usize, window: usize, size: usize, to: usize): void {
  const b = sound + (hop << 2);
  const c = b + (hop << 2);
  const d = c + (hop << 2);
  for (let at: usize = 0; at < size << 2; at += 16) {
    const weight = v128.load(window + at);
    const first = f32x4.mul(v128.load(sound + at), weight);
    const second = f32x4.mul(v128.load(b + at), weight);
    const third = f32x4.mul(v128.load(c + at), weight);
    const fourth = f32x4.mul(v128.load(d + at), weight);
    const early = firstHalves(first, second);
    const earlyAfter = firstHalves(third, fourth);
    const late = secondHalves(first, second);
    const lateAfter = secondHalves(third, fourth);
    v128.store(to, firstPairs(early, earlyAfter));
    v128.store(to, secondPairs(early, earlyAfter), 16);
    v128.store(to, firstPairs(late, lateAfter), 32);
    v128.store(to, secondPairs(late, lateAfter), 48);
    to += 64;
  }
}

/**
 * Squared magnitudes of the spectra of four frames.
 *
 * @param spectrum transform of what `windowFrames` has made, of `half` complex values
 * @param places where each frequency stands in it, bytes; the first one again at the end
 * @param turns cosine and sine of -2πk / (2 half), k up to half / 2
 * @param to room for `half + 1` vectors
 */
export function powersOf(spectrum: usize, places: usize, turns: usize, half: usize, to: usize): void {
  for (let k: usize = 0; k <= half >> 1; k++) {
    const a = spectrum + load<u32>(places + (k << 2));
    const b = spectrum + load<u32>(places + ((half - k) << 2));
    const evenRe = f32x4.add(v128.load(a), v128.load(b));
    const evenIm = f32x4.sub(v128.load(a, 16), v128.load(b, 16));
    const apartRe = f32x4.sub(v128.load(a), v128.load(b));
    const apartIm = f32x4.add(v128.load(a, 16), v128.load(b, 16));
    const cos = v128.load32_splat(turns + (k << 3));
    const sin = v128.load32_splat(turns + (k << 3), 4);
    const oddRe = f32x4.add(f32x4.mul(cos, apartIm), f32x4.mul(sin, apartRe));
    const oddIm = f32x4.sub(f32x4.mul(sin, apartIm), f32x4.mul(cos, apartRe));
    storeSquare(to + (k << 4), f32x4.add(evenRe, oddRe), f32x4.add(evenIm, oddIm));
    storeSquare(to + ((half - k) << 4), f32x4.sub(evenRe, oddRe), f32x4.sub(evenIm, oddIm));
  }
}

function storeSquare(to: usize, re: v128, im: v128): void {
  v128.store(to, f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im)));
}

/**
 * Sums of the powers under the filters of a bank, four frames at once.
 *
 * @param first first frequency of each band
 * @param start where its weights begin; one more than bands, as they end where the next begin
 * @param to room for `bands` vectors
 */
export function bandsOf(
  powers: usize,
  first: usize,
  start: usize,
  weights: usize,
  bands: usize,
  to: usize,
): void {
  for (let band: usize = 0; band < bands << 2; band += 4) {
    let power = powers + (load<u32>(first + band) << 4);
    const end = weights + (load<u32>(start + band, 4) << 2);
    let sum = f32x4.splat(0);
    for (let weight = weights + (load<u32>(start + band) << 2); weight < end; weight += 4) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weight), v128.load(power)));
      power += 16;
    }
    v128.store(to, sum);
    to += 16;
  }
}

/** Four lanes as four rows of `width` values, one after the other. */
export function lanesToRows(from: usize, width: usize, to: usize): void {
  const row = width << 2;
  for (let at: usize = 0; at < row; at += 4) {
    const values = v128.load(from + (at << 2));
    v128.store_lane<f32>(to + at, values, 0);
    v128.store_lane<f32>(to + at + row, values, 1);
    v128.store_lane<f32>(to + at + 2 * row, values, 2);
    v128.store_lane<f32>(to + at + 3 * row, values, 3);
  }
}
