/**
 * Rows read between their values.
 *
 * @param below where to read for each value of a row, bytes; `above` the neighbour
 * @param share how far it is towards the neighbour, 0 to 1
 */
export function shiftRows(
  rows: usize,
  count: usize,
  width: usize,
  below: usize,
  above: usize,
  share: usize,
  to: usize,
): void {
  const row = width << 2;
  for (const end = rows + count * row; rows < end; rows += row) {
    for (let at: usize = 0; at < row; at += 4) {
      const low = load<f32>(rows + load<u32>(below + at));
      const high = load<f32>(rows + load<u32>(above + at));
      store<f32>(to + at, low + (high - low) * load<f32>(share + at));
    }
    to += row;
  }
}

/**
 * What lies between two rows, `share` of the way from `a` to `b`.
 *
 * @param width a multiple of four
 */
export function blendRows(a: usize, b: usize, share: f32, width: usize, to: usize): void {
  const part = f32x4.splat(share);
  for (let at: usize = 0; at < width << 2; at += 16) {
    const from = v128.load(a + at);
    const apart = f32x4.sub(v128.load(b + at), from);
    v128.store(to + at, f32x4.add(from, f32x4.mul(apart, part)));
  }
}
