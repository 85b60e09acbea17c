import * as tf from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/** One hidden layer of 300 rectified units. */
export function buildMlp(options: NetworkOptions): tf.Sequential {
  const { dense, probabilities } = seededLayers(options);
  return tf.sequential({ layers: [dense(300, 'relu', [options.inputs]), probabilities()] });
}
