import { firstHalves, firstPairs, secondHalves, secondPairs } from './lanes';

/** The sum of products of two rows of so many bytes, a multiple of 16. */
export function sumOfProducts(a: usize, b: usize, bytes: usize): f32 {
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/**
 * Each row of a matrix times each row of a table.
 *
 * @param width of either, a multiple of four
 * @param columns rows of the table, values of each row of the result; a multiple of four
 */
export function timesTable(
  matrix: usize,
  rows: usize,
  width: usize,
  table: usize,
  columns: usize,
  to: usize,
): void {
  const bytes = width << 2;
  for (let row = matrix; row < matrix + rows * bytes; row += bytes) {
    for (let column = table; column < table + columns * bytes; column += bytes << 2) {
      storeFourSums(row, column, bytes, to);
      to += 16;
    }
  }
}

/** Products of a row with four others that lie one after the other: the processor need not wait for one sum. */
function storeFourSums(row: usize, others: usize, bytes: usize, to: usize): void {
  const b = others + bytes;
  const c = b + bytes;
  const d = c + bytes;
  let first = f32x4.splat(0);
  let second = f32x4.splat(0);
  let third = f32x4.splat(0);
  let fourth = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const values = v128.load(row + at);
    first = f32x4.add(first, f32x4.mul(values, v128.load(others + at)));
    second = f32x4.add(second, f32x4.mul(values, v128.load(b + at)));
    third = f32x4.add(third, f32x4.mul(values, v128.load(c + at)));
    fourth = f32x4.add(fourth, f32x4.mul(values, v128.load(d + at)));
  }
  const early = f32x4.add(firstHalves(first, second), secondHalves(first, second));
  const late = f32x4.add(firstHalves(third, fourth), secondHalves(third, fourth));
  v128.store(to, f32x4.add(firstPairs(early, late), secondPairs(early, late)));
}
