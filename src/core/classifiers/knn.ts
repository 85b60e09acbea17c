import type { Classify, LabelledRows } from './classifier';
import { squaredDistance } from './svm';

/**
 * The share of each class among the nearest training rows. Every class counts one neighbour more, shared out evenly, so
 * that a product of probabilities is never 0. ml-knn gives no more than the winner.
 *
 * @param neighbours how many are asked; all where there are fewer
 */
export function fitKnn({ rows, classes, count }: LabelledRows, neighbours: number): Classify {
  const asked = Math.min(neighbours, rows.length);
  return (row) => {
    const nearest = rows
      .map((known, index) => ({ index, distance: squaredDistance(known, row) }))
      .sort((one, other) => one.distance - other.distance || one.index - other.index)
      .slice(0, asked);
    const votes = new Array<number>(count).fill(1 / count);
    for (const { index } of nearest) votes[classes[index]]++;
    return votes.map((vote) => vote / (asked + 1));
  };
}
