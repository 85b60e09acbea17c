/**
 * Powers become decibels, `10 log10(max(power, least))`, in place. The logarithm is `logf` of the Cephes library: the
 * exponent, and a polynomial for the mantissa that errs by less than a part in ten million.
 *
 * @param count a multiple of four
 * @param least above 1e-38
 */
export function toDecibels(values: usize, count: usize, least: f32): void {
  const floor = f32x4.splat(least);
  for (let at = values; at < values + (count << 2); at += 16) {
    const bits = f32x4.pmax(v128.load(at), floor);
    // A mantissa from √½ to √2: where it is above, half of it, and one more for the exponent.
    const whole = v128.or(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f800000));
    const above = f32x4.gt(whole, f32x4.splat(Mathf.SQRT2));
    const mantissa = v128.bitselect(f32x4.mul(whole, f32x4.splat(0.5)), whole, above);
    const exponent = i32x4.sub(i32x4.sub(i32x4.shr_u(bits, 23), i32x4.splat(127)), above);
    const log = naturalLog(f32x4.sub(mantissa, f32x4.splat(1)));
    const octaves = f32x4.mul(f32x4.convert_i32x4_s(exponent), f32x4.splat(decibelsPerOctave));
    v128.store(at, f32x4.add(f32x4.mul(log, f32x4.splat(decibelsPerNeper)), octaves));
  }
}

const decibelsPerOctave: f32 = 3.010299956639812;
const decibelsPerNeper: f32 = 4.342944819032518;

/** log(1 + x). */
function naturalLog(x: v128): v128 {
  let sum = f32x4.splat(7.0376836292e-2);
  sum = next(sum, x, -1.151461031e-1);
  sum = next(sum, x, 1.167699874e-1);
  sum = next(sum, x, -1.2420140846e-1);
  sum = next(sum, x, 1.4249322787e-1);
  sum = next(sum, x, -1.6668057665e-1);
  sum = next(sum, x, 2.0000714765e-1);
  sum = next(sum, x, -2.4999993993e-1);
  sum = next(sum, x, 3.3333331174e-1);
  const square = f32x4.mul(x, x);
  const bent = f32x4.sub(f32x4.mul(sum, f32x4.mul(square, x)), f32x4.mul(square, f32x4.splat(0.5)));
  return f32x4.add(x, bent);
}

/** Horner's rule. */
function next(sum: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(sum, x), f32x4.splat(coefficient));
}
