/** Rows to learn from: one list of values and one class for each. */
export interface LabelledRows {
  /** All of one width. */
  rows: readonly ArrayLike<number>[];
  /** 0 to `count - 1`; every class has rows. */
  classes: readonly number[];
  count: number;
}

/** What was fitted: the probability of each class for a row. */
export type Classify = (row: ArrayLike<number>) => number[];

/** Logarithms of probabilities, up to a common summand, as the probabilities. */
export function softmax(logs: readonly number[]): number[] {
  const highest = Math.max(...logs);
  const powers = logs.map((log) => Math.exp(log - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
