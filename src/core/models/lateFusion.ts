import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

/** Keeps the logarithm of a vanished probability finite. */
const smallest = 1e-7;

/**
 * Probabilities of one and evidence of another become one answer: each class's probability is multiplied by the
 * exponential of its evidence. Takes both as [batch, classes]; evidence of nothing but zeros changes nothing.
 */
export class LateFusion extends layers.layers.Layer {
  static readonly className = 'AffectronLateFusion';

  override computeOutputShape(shapes: layers.Shape | layers.Shape[]): layers.Shape {
    return (shapes as layers.Shape[])[0];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [probabilities, evidence] = inputs as tf.Tensor[];
    return tf.tidy(() => tf.softmax(tf.add(tf.log(tf.add(probabilities, smallest)), evidence)));
  }
}

tf.serialization.registerClass(LateFusion);
