/** Four vectors as the rows of a matrix of 4 by 4: `rowOf` them is a column. Source and result of every transposition. */

/** The first halves of two vectors, value by value in turn. */
export function firstHalves(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

/** The second halves of two vectors, value by value in turn. */
export function secondHalves(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

/** The first pairs of two vectors, one after the other. */
export function firstPairs(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 1, 4, 5);
}

/** The second pairs of two vectors, one after the other. */
export function secondPairs(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 3, 6, 7);
}
