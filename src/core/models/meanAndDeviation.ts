import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

/**
 * Mean and standard deviation over time of each value, side by side. Takes frames [batch, frames, width] and their mask
 * [batch, frames, 1]; gives [batch, 2 width].
 */
export class MeanAndDeviation extends layers.layers.Layer {
  static readonly className = 'AffectronMeanAndDeviation';

  override computeOutputShape(shapes: layers.Shape | layers.Shape[]): layers.Shape {
    const [[batch, , width]] = shapes as layers.Shape[];
    return [batch, 2 * (width ?? 0)];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [frames, mask] = inputs as [tf.Tensor3D, tf.Tensor3D];
    return tf.tidy(() => {
      const count = tf.maximum(tf.sum(mask, 1), 1);
      const mean = tf.div(tf.sum(tf.mul(frames, mask), 1), count);
      const distance = tf.mul(tf.sub(frames, tf.expandDims(mean, 1)), mask);
      const variance = tf.div(tf.sum(tf.square(distance), 1), count);
      return tf.concat([mean, tf.sqrt(variance)], 1);
    });
  }
}

tf.serialization.registerClass(MeanAndDeviation);
