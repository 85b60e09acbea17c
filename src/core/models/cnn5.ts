import * as tf from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/** Four convolutions over the feature vector (8, 16, pool 2, 32, 16, pool 2; kernel 3) and a dense layer. */
export function buildCnn5(options: NetworkOptions): tf.Sequential {
  const { convolution, probabilities } = seededLayers(options);
  return tf.sequential({
    layers: [
      convolution(8, 3, 'valid', [options.inputs, 1]),
      convolution(16, 3, 'valid'),
      tf.layers.maxPooling1d({ poolSize: 2 }),
      convolution(32, 3, 'valid'),
      convolution(16, 3, 'valid'),
      tf.layers.maxPooling1d({ poolSize: 2 }),
      tf.layers.flatten(),
      probabilities(),
    ],
  });
}
