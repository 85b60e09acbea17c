import * as tf from '@tensorflow/tfjs-layers';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { SeededDropout } from './seededDropout';

/** What every architecture needs to be built; one file per architecture, named after it. */
export interface NetworkOptions {
  /** Values per clip. */
  inputs: number;
  /** Emotions. */
  outputs: number;
  /** Draws the seed of the next initialiser or dropout mask, so that a network is a function of its seed. */
  nextSeed: () => number;
}

export type BuildNetwork = (options: NetworkOptions) => LayersModel;

type Activation = 'relu' | 'softmax';

/**
 * The layers the architectures share, every random start drawn from `nextSeed`. They are named here:
 * TensorFlow.js counts layers over the life of the program, and the same training would not give the same
 * file twice.
 */
export function seededLayers({ outputs, nextSeed }: NetworkOptions) {
  const counts = new Map<string, number>();
  const named = (kind: string) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}${count}`;
  };
  const glorot = () => tf.initializers.glorotUniform({ seed: nextSeed() });
  const dense = (units: number, activation: Activation, inputShape?: number[]) =>
    tf.layers.dense({
      name: named('dense'),
      units,
      activation,
      kernelInitializer: glorot(),
      ...(inputShape && { inputShape }),
    });
  return {
    /** Convolution over the values of the feature vector, stride 1. */
    convolution: (filters: number, kernelSize: number, padding: 'same' | 'valid', inputShape?: number[]) =>
      tf.layers.conv1d({
        name: named('convolution'),
        filters,
        kernelSize,
        padding,
        activation: 'relu',
        kernelInitializer: glorot(),
        ...(inputShape && { inputShape }),
      }),
    /** Reads the feature vector value by value; answers its last state. */
    lstm: (units: number, inputShape: number[]) =>
      tf.layers.lstm({
        name: named('lstm'),
        units,
        inputShape,
        recurrentActivation: 'sigmoid',
        kernelInitializer: glorot(),
        // The default, orthogonal, costs seconds of Gram-Schmidt at every build and every load.
        recurrentInitializer: glorot(),
      }),
    dense,
    /** Largest of each `poolSize` values; with `same` padding the last may be of fewer. */
    pool: (poolSize: number, padding: 'same' | 'valid' = 'valid') =>
      tf.layers.maxPooling1d({ name: named('pool'), poolSize, padding }),
    flatten: () => tf.layers.flatten({ name: named('flatten') }),
    dropout: (rate: number) => new SeededDropout({ name: named('dropout'), rate, nextSeed }),
    stack: (...layers: tf.layers.Layer[]) => tf.sequential({ name: 'network', layers }),
    /** Probabilities of the emotions. */
    probabilities: () => dense(outputs, 'softmax'),
  };
}
