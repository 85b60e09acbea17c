import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

export interface SeededDropoutOptions {
  name: string;
  /** Share of the inputs set to zero while training, 0..1. */
  rate: number;
  nextSeed: () => number;
}

/**
 * Dropout whose masks follow from the seed of the training run. TensorFlow.js's own layer draws either an
 * unrepeatable mask or, given a seed, the same mask for every batch.
 *
 * It is stored under the name of that layer: a saved model loads with plain `Dropout`, which does nothing
 * outside training.
 */
export class SeededDropout extends layers.layers.Layer {
  static readonly className = 'Dropout';
  readonly #rate: number;
  readonly #nextSeed: () => number;

  constructor({ name, rate, nextSeed }: SeededDropoutOptions) {
    super({ name });
    this.#rate = rate;
    this.#nextSeed = nextSeed;
  }

  override computeOutputShape(inputShape: layers.Shape): layers.Shape {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: { training?: boolean }): tf.Tensor {
    const [input] = Array.isArray(inputs) ? inputs : [inputs];
    if (!input) throw new Error('Dropout was applied to nothing.');
    if (!options.training) return input;
    return tf.dropout(input, this.#rate, undefined, this.#nextSeed());
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.#rate };
  }
}
