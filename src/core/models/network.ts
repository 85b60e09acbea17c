import * as tf from '@tensorflow/tfjs-layers';
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

export type BuildNetwork = (options: NetworkOptions) => tf.Sequential;

type Activation = 'relu' | 'linear' | 'softmax';

/** The layers the architectures share, every random start drawn from `nextSeed`. */
export function seededLayers({ outputs, nextSeed }: NetworkOptions) {
  const glorot = () => tf.initializers.glorotUniform({ seed: nextSeed() });
  return {
    glorot,
    /** Convolution over the values of the feature vector, stride 1. */
    convolution: (filters: number, kernelSize: number, padding: 'same' | 'valid', inputShape?: number[]) =>
      tf.layers.conv1d({
        filters,
        kernelSize,
        padding,
        activation: 'relu',
        kernelInitializer: glorot(),
        ...(inputShape && { inputShape }),
      }),
    dense: (units: number, activation: Activation, inputShape?: number[]) =>
      tf.layers.dense({
        units,
        activation,
        kernelInitializer: glorot(),
        ...(inputShape && { inputShape }),
      }),
    dropout: (rate: number) => new SeededDropout({ rate, nextSeed }),
    /** Probabilities of the emotions. */
    probabilities: () =>
      tf.layers.dense({ units: outputs, activation: 'softmax', kernelInitializer: glorot() }),
  };
}
