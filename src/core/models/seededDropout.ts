import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { Random } from '../training/random';

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
    return tf.tidy(() => tf.mul(input, this.#drawMask(input.shape)));
  }

  /** 0 or what makes up for the zeros. TensorFlow.js draws its own ten times slower, longer than a step takes. */
  #drawMask(shape: number[]): tf.Tensor {
    const random = new Random(this.#nextSeed());
    const mask = new Float32Array(tf.util.sizeFromShape(shape));
    const [dropped, kept] = [this.#rate * 2 ** 32, 1 / (1 - this.#rate)];
    for (let i = 0; i < mask.length; i++) mask[i] = random.bits() < dropped ? 0 : kept;
    return tf.tensor(mask, shape);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.#rate };
  }
}
