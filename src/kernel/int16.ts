// Integers of 16 bits as samples, full scale being 1.

/** @param count a multiple of four */
export function samplesOfInt16(from: usize, count: usize, to: usize): void {
  const scale = f32x4.splat(1.0 / 32768.0);
  for (const end = to + (count << 2); to < end; to += 16) {
    const values = f32x4.convert_i32x4_s(v128.load_ext<i16>(from));
    v128.store(to, f32x4.mul(values, scale));
    from += 8;
  }
}

/**
 * The mean of each two.
 *
 * @param count of the result, a multiple of four
 */
export function meansOfInt16(from: usize, count: usize, to: usize): void {
  const scale = f32x4.splat(1.0 / 65536.0);
  for (const end = to + (count << 2); to < end; to += 16) {
    const sums = i32x4.dot_i16x8_s(v128.load(from), i16x8.splat(1));
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(sums), scale));
    from += 16;
  }
}
