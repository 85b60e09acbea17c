import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/**
 * Two wide convolutions over the feature vector (128, pool 8, 128; kernel 5, same padding) with dropout
 * 0.1, and a dense layer.
 */
export function buildCnn3(options: NetworkOptions): LayersModel {
  const { convolution, dropout, flatten, pool, probabilities, stack } = seededLayers(options);
  return stack(
    convolution(128, 5, 'same', [options.inputs, 1]),
    dropout(0.1),
    pool(8),
    convolution(128, 5, 'same'),
    dropout(0.1),
    flatten(),
    probabilities(),
  );
}
