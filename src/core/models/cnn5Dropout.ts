import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/**
 * Four convolutions over the feature vector (8, 16, pool 8, 32, 16; kernel 5, same padding) with dropout
 * 0.1 and 0.2, and a dense layer.
 */
export function buildCnn5Dropout(options: NetworkOptions): LayersModel {
  const { convolution, dropout, flatten, pool, probabilities, stack } = seededLayers(options);
  return stack(
    convolution(8, 5, 'same', [options.inputs, 1]),
    convolution(16, 5, 'same'),
    dropout(0.1),
    pool(8),
    convolution(32, 5, 'same'),
    convolution(16, 5, 'same'),
    dropout(0.2),
    flatten(),
    probabilities(),
  );
}
