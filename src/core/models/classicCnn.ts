import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/**
 * Convolutions over the feature vector (64, 128, pool 8, 128, pool 8; kernel 5, same padding, pools too: 40 values
 * leave five for the second), a dense layer of 256, dropout 0.4, and a dense layer.
 */
export function buildClassicCnn(options: NetworkOptions): LayersModel {
  const { convolution, dense, dropout, flatten, pool, probabilities, stack } = seededLayers(options);
  return stack(
    convolution(64, 5, 'same', [options.inputs, 1]),
    convolution(128, 5, 'same'),
    pool(8, 'same'),
    convolution(128, 5, 'same'),
    pool(8, 'same'),
    flatten(),
    dense(256, 'relu'),
    dropout(0.4),
    probabilities(),
  );
}
