// How like a voice four frames are, one in each lane: told in `src/core/features/voicing.ts`. Spectra have a vector for
// each frequency.

/**
 * The fourth root of powers from frequency `lowest` to `highest`; the others are left alone.
 *
 * @param share of all of the power that is added to each
 * @param size samples of a frame: the roots are mirrored, so that their transform is an autocorrelation
 * @param sums gets the sum of the powers, then that of the roots
 */
export function evenOut(
  powers: usize,
  lowest: usize,
  highest: usize,
  share: f32,
  size: usize,
  even: usize,
  sums: usize,
): void {
  let sum = f32x4.splat(0);
  for (let k = lowest; k <= highest; k++) sum = f32x4.add(sum, v128.load(powers + (k << 4)));
  const added = f32x4.mul(sum, f32x4.splat(share));
  let evenSum = f32x4.splat(0);
  for (let k = lowest; k <= highest; k++) {
    const root = f32x4.sqrt(f32x4.sqrt(f32x4.add(v128.load(powers + (k << 4)), added)));
    v128.store(even + (k << 4), root);
    v128.store(even + ((size - k) << 4), root);
    evenSum = f32x4.add(evenSum, root);
  }
  v128.store(sums, sum);
  v128.store(sums, evenSum, 16);
}

/**
 * How much of powers and of roots lies within `width` frequencies of the two strongest, of which the second is further
 * than that from the first.
 *
 * @param near gets the sum of the powers, then that of the roots
 */
export function aroundStrongest(
  powers: usize,
  even: usize,
  lowest: usize,
  highest: usize,
  width: f32,
  near: usize,
): void {
  const reach = f32x4.splat(width);
  let most = f32x4.splat(-1);
  let first = f32x4.splat(0);
  for (let k = lowest; k <= highest; k++) {
    const power = v128.load(powers + (k << 4));
    first = v128.bitselect(f32x4.splat(f32(k)), first, f32x4.gt(power, most));
    most = f32x4.pmax(most, power);
  }
  most = f32x4.splat(-1);
  let second = first;
  for (let k = lowest; k <= highest; k++) {
    const power = v128.load(powers + (k << 4));
    const apart = isFurther(f32(k), first, reach);
    const stronger = v128.and(apart, f32x4.gt(power, most));
    second = v128.bitselect(f32x4.splat(f32(k)), second, stronger);
    most = v128.bitselect(power, most, stronger);
  }
  let sum = f32x4.splat(0);
  let evenSum = f32x4.splat(0);
  for (let k = lowest; k <= highest; k++) {
    const far = v128.and(isFurther(f32(k), first, reach), isFurther(f32(k), second, reach));
    sum = f32x4.add(sum, v128.andnot(v128.load(powers + (k << 4)), far));
    evenSum = f32x4.add(evenSum, v128.andnot(v128.load(even + (k << 4)), far));
  }
  v128.store(near, sum);
  v128.store(near, evenSum, 16);
}

function isFurther(k: f32, from: v128, reach: v128): v128 {
  return f32x4.gt(f32x4.abs(f32x4.sub(f32x4.splat(k), from)), reach);
}

/**
 * The real parts of the first `count` values of the transforms of four real signals, of which two values each were taken
 * as one complex one.
 *
 * @param places see `powersOf`, like `turns`
 */
export function realParts(
  spectrum: usize,
  places: usize,
  turns: usize,
  half: usize,
  count: usize,
  to: usize,
): void {
  const middle = f32x4.splat(0.5);
  for (let k: usize = 0; k < count; k++) {
    const a = spectrum + load<u32>(places + (k << 2));
    const b = spectrum + load<u32>(places + ((half - k) << 2));
    const apartRe = f32x4.sub(v128.load(a), v128.load(b));
    const apartIm = f32x4.add(v128.load(a, 16), v128.load(b, 16));
    const cos = v128.load32_splat(turns + (k << 3));
    const sin = v128.load32_splat(turns + (k << 3), 4);
    const odd = f32x4.add(f32x4.mul(cos, apartIm), f32x4.mul(sin, apartRe));
    const even = f32x4.add(v128.load(a), v128.load(b));
    v128.store(to + (k << 4), f32x4.mul(f32x4.add(even, odd), middle));
  }
}

/**
 * The highest peak of a correlation from lag `shortest` to `longest`: gets its lag, 0 where there is none, and the
 * heights before it, at it and after it.
 */
export function highestPeak(correlation: usize, shortest: usize, longest: usize, peak: usize): void {
  let lag = f32x4.splat(0);
  let highest = f32x4.splat(0);
  let before = highest;
  let after = highest;
  for (let at = shortest; at <= longest; at++) {
    const values = correlation + (at << 4);
    const height = v128.load(values);
    const left = v128.load(values - 16);
    const right = v128.load(values, 16);
    const isPeak = v128.and(f32x4.ge(height, left), f32x4.ge(height, right));
    const better = v128.and(isPeak, f32x4.gt(height, highest));
    lag = v128.bitselect(f32x4.splat(f32(at)), lag, better);
    highest = v128.bitselect(height, highest, better);
    before = v128.bitselect(left, before, better);
    after = v128.bitselect(right, after, better);
  }
  v128.store(peak, lag);
  v128.store(peak, before, 16);
  v128.store(peak, highest, 32);
  v128.store(peak, after, 48);
}
