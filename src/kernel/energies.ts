/** The sum of the squares of each of so many frames, `hop` samples apart. */
export function energiesOf(sound: usize, hop: usize, length: usize, frames: usize, to: usize): void {
  const whole = length & ~3;
  for (const end = to + (frames << 2); to < end; to += 4) {
    let sums = f32x4.splat(0);
    for (let at: usize = 0; at < whole << 2; at += 16) {
      const values = v128.load(sound + at);
      sums = f32x4.add(sums, f32x4.mul(values, values));
    }
    const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
    let sum = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
    for (let at = whole << 2; at < length << 2; at += 4) sum += load<f32>(sound + at) * load<f32>(sound + at);
    store<f32>(to, sum);
    sound += hop << 2;
  }
}

/**
 * Values times a number, in place.
 *
 * @param count a multiple of four
 */
export function multiply(values: usize, count: usize, by: f32): void {
  const factor = f32x4.splat(by);
  for (let at = values; at < values + (count << 2); at += 16) {
    v128.store(at, f32x4.mul(v128.load(at), factor));
  }
}
