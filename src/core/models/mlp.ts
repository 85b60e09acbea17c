import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/** One hidden layer of 300 rectified units. */
export function buildMlp(options: NetworkOptions): LayersModel {
  const { dense, probabilities, stack } = seededLayers(options);
  return stack(dense(300, 'relu', [options.inputs]), probabilities());
}
