import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/**
 * Convolutions over the feature vector (64, pool 4, 128, pool 4; kernel 5, same padding), a dense layer of 128, dropout
 * 0.3, and a dense layer.
 */
export function buildClassicMelCnn(options: NetworkOptions): LayersModel {
  const { convolution, dense, dropout, flatten, pool, probabilities, stack } = seededLayers(options);
  return stack(
    convolution(64, 5, 'same', [options.inputs, 1]),
    pool(4),
    convolution(128, 5, 'same'),
    pool(4),
    flatten(),
    dense(128, 'relu'),
    dropout(0.3),
    probabilities(),
  );
}
