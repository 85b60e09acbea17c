import type { LayersModel } from '@tensorflow/tfjs-layers';
import { seededLayers, type NetworkOptions } from './network';

/**
 * LSTM 128, dense 64, 32, dropout 0.4 after each: reads the feature vector value by value, as if it were a
 * time series.
 */
export function buildLstm(options: NetworkOptions): LayersModel {
  const { dense, dropout, lstm, probabilities, stack } = seededLayers(options);
  return stack(
    lstm(128, [options.inputs, 1]),
    dense(64, 'relu'),
    dropout(0.4),
    dense(32, 'relu'),
    dropout(0.4),
    probabilities(),
  );
}
