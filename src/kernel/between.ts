import { sumOfProducts } from './products';

/**
 * Reads a band-limited sound between its samples, `count` times, each `down / up` samples after the one before.
 *
 * @param sound the sample that the first filter begins at
 * @param part how far behind a whole sample the first place lies, in parts of `up`
 * @param bank filters of `taps` coefficients, a multiple of four, for `phases + 1` places from one sample to the next
 * @param phases where they are fewer than `up`, two neighbours are interpolated
 */
export function readBetween(
  sound: usize,
  part: usize,
  down: usize,
  up: usize,
  bank: usize,
  phases: usize,
  taps: usize,
  out: usize,
  count: usize,
): void {
  const whole = (down / up) << 2;
  const rest = down % up;
  const bytes = taps << 2;
  const end = out + (count << 2);
  for (; out < end; out += 4) {
    if (phases === up) {
      store<f32>(out, sumOfProducts(sound, bank + part * bytes, bytes));
    } else {
      const position = (f64(part) * f64(phases)) / f64(up);
      const phase = usize(position);
      const near = sumOfProducts(sound, bank + phase * bytes, bytes);
      const next = sumOfProducts(sound, bank + (phase + 1) * bytes, bytes);
      store<f32>(out, near + f32(position - f64(phase)) * (next - near));
    }
    sound += whole;
    part += rest;
    if (part >= up) {
      part -= up;
      sound += 4;
    }
  }
}
