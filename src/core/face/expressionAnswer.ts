import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * What the expression network says of pictures, each the mean of the picture and its mirror image.
 *
 * @param pictures standardised, each of size x size values
 * @returns probabilities of each picture, in the order of the network's outputs
 */
export async function expressionAnswer(
  network: LayersModel,
  pictures: readonly Float32Array[],
): Promise<Float32Array[]> {
  if (pictures.length === 0) return [];
  const [, size] = network.inputs[0].shape;
  const answer = tf.tidy(() => {
    const side = Number(size);
    const plain = tf.tensor4d(joined(pictures), [pictures.length, side, side, 1]);
    const both = network.predictOnBatch(tf.concat([plain, tf.reverse(plain, 2)])) as tf.Tensor2D;
    const [one, other] = tf.split(both, 2);
    return tf.div(tf.add(one, other), 2);
  });
  const values = (await answer.data()) as Float32Array;
  answer.dispose();
  const classes = values.length / pictures.length;
  return pictures.map((_, index) => values.slice(index * classes, (index + 1) * classes));
}

function joined(pictures: readonly Float32Array[]): Float32Array {
  const values = new Float32Array(pictures.length * pictures[0].length);
  pictures.forEach((picture, index) => {
    values.set(picture, index * picture.length);
  });
  return values;
}
