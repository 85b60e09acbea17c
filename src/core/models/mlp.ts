import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type BuildNetwork, type NetworkOptions } from './network';

/** One hidden layer of 300 rectified units. */
export const buildMlp: BuildNetwork = (options) => buildLayers(options, [300]);

/** Hidden layers of 200, 200, 100 and 50 rectified units. */
export const buildDeepMlp: BuildNetwork = (options) => buildLayers(options, [200, 200, 100, 50]);

function buildLayers(options: NetworkOptions, [first, ...more]: readonly number[]): LayersModel {
  const { dense, probabilities, stack } = seededLayers(options);
  return stack(
    dense(first, 'relu', [options.inputs]),
    ...more.map((units) => dense(units, 'relu')),
    probabilities(),
  );
}
