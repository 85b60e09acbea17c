import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

type LayerConfig = ConstructorParameters<typeof layers.layers.Layer>[0];

interface FrameAverageConfig extends NonNullable<LayerConfig> {
  /** Frames averaged into one. */
  frames: number;
}

/**
 * Means of so many frames each, over those that hold sound: frames of nothing but zeros only fill a batch up, and
 * what is all filling stays zeros. [batch, frames, width] becomes [batch, ceil(frames / n), width].
 */
export class FrameAverage extends layers.layers.Layer {
  static readonly className = 'AffectronFrameAverage';
  readonly #frames: number;

  constructor({ frames, ...config }: FrameAverageConfig) {
    super(config);
    this.#frames = frames;
  }

  override computeOutputShape([batch, frames, width]: layers.Shape): layers.Shape {
    return [batch, frames === null ? null : Math.ceil(frames / this.#frames), width];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [input] = [inputs].flat() as tf.Tensor3D[];
    return tf.tidy(() => {
      const [batch, frames, width] = input.shape;
      const groups = Math.ceil(frames / this.#frames);
      const padded = tf.pad(input, [
        [0, 0],
        [0, groups * this.#frames - frames],
        [0, 0],
      ]);
      const grouped = tf.reshape(padded, [batch, groups, this.#frames, width]);
      const heard = tf.cast(tf.greater(tf.max(tf.abs(grouped), -1, true), 0), 'float32');
      return tf.div(tf.sum(grouped, 2), tf.maximum(tf.sum(heard, 2), 1));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), frames: this.#frames };
  }
}

tf.serialization.registerClass(FrameAverage);
