/**
 * A support vector machine with a radial kernel. Written here because the packages for it do not do: libsvm-js ends the
 * program at any promise nobody catches, writes to stdout and draws its probabilities with a random state that all fits
 * share; ml-svm knows two classes and chooses its pairs at random.
 */
import { softmax, type Classify, type LabelledRows } from './classifier';
import { solveDual } from './svmDual';

export interface SvmOptions {
  /** How much an error costs against the margin. Default: 1 */
  cost?: number;
  /** Of the kernel `exp(-gamma |a - b|²)`. Default: 1 / (width · variance of all values), scikit-learn's "scale" */
  gamma?: number;
}

/**
 * How sure a margin makes: the slope of the sigmoid over a pair's decision value. Platt (1999) fits one for every pair by
 * further cross-validation, which costs six fits for one and gains nothing once a temperature is fitted as well.
 */
const slope = 4;

/**
 * One machine for every pair of classes, as LIBSVM has them; the probability of a class comes from the product of its
 * chances in all its pairs. Nothing is drawn: the same rows give the same machine.
 */
export function fitSvm({ rows, classes, count }: LabelledRows, options: SvmOptions = {}): Classify {
  const { cost = 1, gamma = scaleOf(rows) } = options;
  const kernel = kernelMatrix(rows, gamma);
  const places = Array.from({ length: count }, (_, k) =>
    classes.flatMap((own, row) => (own === k ? row : [])),
  );
  const pairs = places.flatMap((first, one) =>
    places.slice(one + 1).map((second, further) => {
      const members = [...first, ...second];
      const signs = members.map((_, place) => (place < first.length ? 1 : -1));
      const { weights, offset } = solveDual(kernel, members, signs, cost);
      return { one, other: one + 1 + further, members, weights, offset };
    }),
  );
  return (row) => {
    const near = rows.map((known) => Math.exp(-gamma * squaredDistance(known, row)));
    const logs = new Array<number>(count).fill(0);
    for (const { one, other, members, weights, offset } of pairs) {
      const value = members.reduce((sum, member, place) => sum + weights[place] * near[member], -offset);
      logs[one] -= Math.log1p(Math.exp(-slope * value));
      logs[other] -= Math.log1p(Math.exp(slope * value));
    }
    return softmax(logs.map((log) => (2 * log) / count));
  };
}

function scaleOf(rows: readonly ArrayLike<number>[]): number {
  let [sum, squares] = [0, 0];
  const width = rows[0].length;
  for (const row of rows) {
    for (let j = 0; j < width; j++) {
      sum += row[j];
      squares += row[j] * row[j];
    }
  }
  const values = rows.length * width;
  const variance = squares / values - (sum / values) ** 2;
  return 1 / (width * (variance > 0 ? variance : 1));
}

function kernelMatrix(rows: readonly ArrayLike<number>[], gamma: number): Float64Array[] {
  const matrix = rows.map(() => new Float64Array(rows.length));
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i][j] = matrix[j][i] = Math.exp(-gamma * squaredDistance(rows[i], rows[j]));
    }
  }
  return matrix;
}

export function squaredDistance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < one.length; j++) {
    const apart = one[j] - other[j];
    sum += apart * apart;
  }
  return sum;
}
