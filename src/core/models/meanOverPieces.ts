import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { FrameMatrix } from '../features/frames';

/**
 * What a network says of a clip: the mean of its probabilities over the pieces.
 *
 * @param tensorOf what the network is given of a piece: a batch whose answers count alike
 */
export async function meanOverPieces(
  network: LayersModel,
  pieces: readonly FrameMatrix[],
  tensorOf: (piece: FrameMatrix) => tf.Tensor,
): Promise<Float32Array> {
  const mean: number[] = [];
  for (const piece of pieces) {
    const output = tf.tidy(() => tf.mean(network.predict(tensorOf(piece)) as tf.Tensor, 0));
    const probabilities = await output.data();
    output.dispose();
    probabilities.forEach((value, index) => (mean[index] = (mean[index] ?? 0) + value / pieces.length));
  }
  return Float32Array.from(mean);
}
