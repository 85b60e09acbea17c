import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

/**
 * 1 for frames that hold sound, 0 for those that only fill a batch up: frames of nothing but zeros, which
 * standardised sound never is. [batch, frames, width] becomes [batch, frames, 1].
 */
export class FrameMask extends layers.layers.Layer {
  static readonly className = 'AffectronFrameMask';

  override computeOutputShape(inputShape: layers.Shape): layers.Shape {
    return [...inputShape.slice(0, -1), 1];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [input] = Array.isArray(inputs) ? inputs : [inputs];
    return tf.tidy(() => tf.cast(tf.greater(tf.max(tf.abs(input), -1, true), 0), 'float32'));
  }
}

tf.serialization.registerClass(FrameMask);
