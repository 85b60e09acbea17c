import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/** Four convolutions over the feature vector (8, 16, pool 2, 32, 16, pool 2; kernel 3) and a dense layer. */
export function buildCnn5(options: NetworkOptions): LayersModel {
  const { convolution, flatten, pool, probabilities, stack } = seededLayers(options);
  return stack(
    convolution(8, 3, 'valid', [options.inputs, 1]),
    convolution(16, 3, 'valid'),
    pool(2),
    convolution(32, 3, 'valid'),
    convolution(16, 3, 'valid'),
    pool(2),
    flatten(),
    probabilities(),
  );
}
