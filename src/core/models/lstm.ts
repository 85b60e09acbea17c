import * as tf from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/**
 * LSTM 128, dense 64, 32, dropout 0.4 after each: reads the feature vector value by value, as if it were a
 * time series.
 */
export function buildLstm(options: NetworkOptions): tf.Sequential {
  const { dense, dropout, glorot, probabilities } = seededLayers(options);
  return tf.sequential({
    layers: [
      tf.layers.lstm({
        units: 128,
        inputShape: [options.inputs, 1],
        recurrentActivation: 'sigmoid',
        kernelInitializer: glorot(),
        // The default, orthogonal, costs seconds of Gram-Schmidt at every build and every load.
        recurrentInitializer: glorot(),
      }),
      dense(64, 'relu'),
      dropout(0.4),
      dense(32, 'relu'),
      dropout(0.4),
      probabilities(),
    ],
  });
}
