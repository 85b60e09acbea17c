import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/** Values in each frame. */
const coefficients = 40;

/**
 * Convolutions over time (32, pool 4, 64, pool 4, 64, pool 4; kernel 5, same padding), dropout 0.3 after each, a dense
 * layer of 128 and a dense layer. Hears frames of 40 MFCCs, one after the other.
 */
export function buildClassicFrameCnn(options: NetworkOptions): LayersModel {
  const { convolution, dense, dropout, flatten, pool, probabilities, stack } = seededLayers(options);
  return stack(
    convolution(32, 5, 'same', [options.inputs / coefficients, coefficients]),
    pool(4),
    dropout(0.3),
    convolution(64, 5, 'same'),
    pool(4),
    dropout(0.3),
    convolution(64, 5, 'same'),
    pool(4),
    dropout(0.3),
    flatten(),
    dense(128, 'relu'),
    probabilities(),
  );
}
