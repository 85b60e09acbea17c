import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { FrameMatrix } from '../features/frames';
import { standardiseInto, type Scaler } from './standardise';

/**
 * What a head over frames says of a clip: the mean of its probabilities over the pieces.
 *
 * @param pieces from `voiceFrames`
 */
export async function headAnswer(
  network: LayersModel,
  scaler: Scaler,
  pieces: readonly FrameMatrix[],
): Promise<Float32Array> {
  const mean: number[] = [];
  for (const { frames, width, data } of pieces) {
    const output = tf.tidy(() => {
      const values = new Float32Array(data.length);
      standardiseInto(values, 0, data, scaler);
      return network.predict(tf.tensor3d(values, [1, frames, width])) as tf.Tensor;
    });
    const probabilities = await output.data();
    output.dispose();
    probabilities.forEach((value, index) => (mean[index] = (mean[index] ?? 0) + value / pieces.length));
  }
  return Float32Array.from(mean);
}
