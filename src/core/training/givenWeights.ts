import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** What a training in another language hands over: weights by layer, and what its network said of some samples. */
export interface GivenWeights {
  layers: readonly { name: string; weights: readonly { shape: number[]; values: Float32Array }[] }[];
  samples: readonly (readonly number[])[];
}

/**
 * Gives a network its weights.
 *
 * @throws Error when a layer has none
 */
export function setGivenWeights(network: LayersModel, layers: GivenWeights['layers']): void {
  const trainable = network.layers.filter((layer) => layer.countParams() > 0);
  for (const layer of trainable) {
    const given = layers.find(({ name }) => name === layer.name);
    if (!given) throw new Error(`The training gave no weights for “${layer.name}”.`);
    tf.tidy(() => layer.setWeights(given.weights.map(({ shape, values }) => tf.tensor(values, shape))));
  }
}
