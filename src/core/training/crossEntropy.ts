/** The loss everything here is trained on, for a step and for watching. */
import * as tf from '@tensorflow/tfjs-core';
import type { Adam } from './adam';

/** Keeps the logarithm of a vanished probability finite. */
const smallest = 1e-7;

/** What a step over some clips gave; of several outputs, the mean. */
export interface Step {
  /** Mean cross-entropy. */
  loss: number;
  /** Clips whose likeliest emotion was the largest of their target. */
  right: number;
}

/**
 * One step down the cross-entropy, summed over all outputs.
 *
 * @param targets [clips, classes], rows that add up to 1
 * @param answer runs the network for training: one or several outputs, each [clips, classes]
 */
export async function stepDown(
  adam: Adam,
  targets: Float32Array,
  answer: () => tf.Tensor | tf.Tensor[],
): Promise<Step> {
  const outputs: tf.Tensor2D[] = [];
  const loss = adam.minimise(() => {
    for (const output of [answer()].flat()) outputs.push(tf.keep(output as tf.Tensor2D));
    const wanted = tf.tensor2d(targets, outputs[0].shape);
    const losses = outputs.map((output): tf.Scalar =>
      tf.neg(tf.mean(tf.sum(tf.mul(wanted, tf.log(tf.add(output, smallest))), 1))),
    );
    return losses.length === 1 ? losses[0] : tf.addN(losses);
  });
  const [value] = await loss.data();
  let right = 0;
  for (const output of outputs) right += countRight(targets, await output.data(), output.shape[1]);
  tf.dispose([loss, ...outputs]);
  return { loss: value / outputs.length, right: right / outputs.length };
}

function countRight(targets: Float32Array, probabilities: ArrayLike<number>, classes: number): number {
  let right = 0;
  for (let row = 0; row < targets.length; row += classes) {
    if (largest(targets, row, classes) === largest(probabilities, row, classes)) right++;
  }
  return right;
}

/** Place of the largest value of a row, counted from its start. */
function largest(values: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let place = 1; place < count; place++) {
    if (values[start + place] > values[start + best]) best = place;
  }
  return best;
}

/** Mean of `-ln p` of the true class. */
export function crossEntropy(classes: readonly number[], probabilities: readonly Float32Array[]): number {
  const losses = probabilities.map((row, i) => -Math.log(row[classes[i]] + smallest));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
