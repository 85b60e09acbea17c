import * as tf from '@tensorflow/tfjs-core';

export interface DiscriminantOptions {
  /** [rows, width] */
  features: tf.Tensor2D;
  /** Class of each row, 0 to `count - 1`; every class has rows. */
  classes: readonly number[];
  count: number;
  /** How much each row counts; only how they compare matters. */
  weights: readonly number[];
  /** Added to the variance of every value, which is 1: the larger, the less is made of how values go together. */
  ridge: number;
}

/** Evidence for each class is `features · kernel + bias`. */
export interface Discriminant {
  /** [width, classes] */
  kernel: tf.Tensor2D;
  /** [classes] */
  bias: tf.Tensor1D;
}

/**
 * Linear discriminant analysis (Fisher 1936; its ridge after Friedman 1989), all classes taken for equally likely:
 * nothing is drawn, so the same rows give the same result. Both tensors are to be disposed of by the caller.
 */
export function fitDiscriminant(options: DiscriminantOptions): Discriminant {
  const { features, classes, count, ridge } = options;
  return tf.tidy(() => {
    const total = options.weights.reduce((sum, weight) => sum + weight, 0);
    const weights = tf.tensor2d(
      options.weights.map((weight) => weight / total),
      [classes.length, 1],
    );
    const mean = tf.sum(tf.mul(features, weights), 0, true);
    const centred = tf.sub(features, mean);
    const variance = tf.sum(tf.mul(tf.square(centred), weights), 0, true);
    // A value that never changed carries nothing, and what is left of it is rounding; dividing by 1 keeps it at 0.
    const rounding = tf.add(tf.mul(tf.square(mean), 1e-10), 1e-20);
    const deviation = tf.where(tf.greater(variance, rounding), tf.sqrt(variance), tf.onesLike(variance));
    const rows = tf.div(centred, deviation);
    const membership = tf.oneHot(tf.tensor1d([...classes], 'int32'), count);
    const shares = tf.mul(membership, weights);
    const centres = tf.div(tf.matMul(shares, rows, true), tf.expandDims(tf.sum(shares, 0), 1));
    const within = tf.mul(tf.sub(rows, tf.matMul(tf.cast(membership, 'float32'), centres)), tf.sqrt(weights));
    const directions = solve(tf.matMul(within, within, true), ridge, tf.transpose(centres));
    const offset = tf.mul(tf.sum(tf.mul(tf.transpose(centres), directions), 0), -0.5);
    const kernel = tf.div<tf.Tensor2D>(directions, tf.transpose(deviation));
    const bias = tf.sub<tf.Tensor1D>(offset, tf.squeeze(tf.matMul(mean, kernel), [0]));
    return { kernel, bias };
  });
}

const mostSteps = 400;

/** Length that may be left of a residual, as a share of what it was. */
const precision = 1e-5;

/**
 * `(matrix + ridge) x = wanted`, column by column, by conjugate gradients (Hestenes and Stiefel 1952).
 *
 * @param matrix symmetric, no eigenvalue below 0
 */
function solve(matrix: tf.Tensor, ridge: number, wanted: tf.Tensor): tf.Tensor {
  let [solution, residual, direction] = [tf.zerosLike(wanted), wanted, wanted];
  let left = columnSquares(residual);
  const enough = precision ** 2 * Math.max(...left.dataSync());
  for (let step = 0; step < mostSteps && Math.max(...left.dataSync()) > enough; step++) {
    const next = tf.tidy(() => {
      const moved = tf.add(tf.matMul(matrix, direction), tf.mul(direction, ridge));
      const length = tf.div(left, tf.maximum(tf.sum(tf.mul(direction, moved), 0), 1e-30));
      const residualNow = tf.sub(residual, tf.mul(moved, length));
      const leftNow = columnSquares(residualNow);
      const turn = tf.div(leftNow, tf.maximum(left, 1e-30));
      return {
        solution: tf.add(solution, tf.mul(direction, length)),
        residual: residualNow,
        direction: tf.add(residualNow, tf.mul(direction, turn)),
        left: leftNow,
      };
    });
    ({ solution, residual, direction, left } = next);
  }
  return solution;
}

function columnSquares(matrix: tf.Tensor): tf.Tensor {
  return tf.sum(tf.square(matrix), 0);
}
