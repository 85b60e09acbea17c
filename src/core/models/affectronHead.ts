import * as layers from '@tensorflow/tfjs-layers';
import { AttentiveStatistics } from './attentiveStatistics';
import { FrameAverage } from './frameAverage';
import { FrameMask } from './frameMask';
import { LateFusion } from './lateFusion';
import { MeanAndDeviation } from './meanAndDeviation';
import { SeededDropout } from './seededDropout';

export interface HeadOptions {
  /** Values per frame. */
  inputs: number;
  /** Emotions. */
  outputs: number;
  /** Heads whose probabilities are averaged. */
  heads: number;
  /** Values per frame within a head. */
  width: number;
  /** Frames averaged into one before anything else: as many times less to compute. */
  framesTogether: number;
  /** Whether a linear discriminant stands beside the heads. */
  discriminant: boolean;
  /** Draws the seed of the next initialiser or dropout mask, so that a network is a function of its seed. */
  nextSeed: () => number;
}

const queries = 4;

export interface Discriminating {
  /** What a discriminant stands on: mean and deviation of all frames. */
  statistics: layers.LayersModel;
  /** From those to evidence for each class: a matrix and a bias, zeros until they are set. */
  discriminant: layers.layers.Layer;
}

/** Heads and a linear discriminant on one input, in parts for training and together as it is used, on the same weights. */
export interface Heads {
  /** One output for each head. */
  each: layers.LayersModel;
  /** The parts of the discriminant; `null` without one. */
  discriminating: Discriminating | null;
  /** The mean of the heads' probabilities, fused with the discriminant's evidence. */
  together: layers.LayersModel;
}

/**
 * The heads of Affectron, over frames of a frozen encoder, [batch, frames, inputs]; frames of zeros are not heard.
 * All stand on one dense layer with ReLU; each goes on with dropout 0.2, a residual convolution of width 3,
 * attention-weighted means by four queries and the deviation over time, batch normalisation, dropout 0.5, softmax.
 * Beside them a linear discriminant on mean and deviation, which needs no such training and errs on other clips.
 */
export function buildHeads(options: HeadOptions): Heads {
  const { inputs, outputs: classes, heads, width, framesTogether, nextSeed } = options;
  const input = layers.input({ shape: [null, inputs], name: 'frames' });
  const average = new FrameAverage({ name: 'average', frames: framesTogether });
  const frames = framesTogether === 1 ? input : through(average, input);
  const mask = through(new FrameMask({ name: 'heard' }), frames);
  const narrow = layers.layers.dense({
    name: 'narrow',
    units: width,
    activation: 'relu',
    kernelInitializer: layers.initializers.glorotUniform({ seed: nextSeed() }),
  });
  const narrowed = through(narrow, frames);
  const outputs = Array.from({ length: heads }, (_, index) =>
    headOn(narrowed, mask, `head${index + 1}`, options),
  );
  const mean =
    outputs.length === 1 ? outputs[0] : through(layers.layers.average({ name: 'mean' }), ...outputs);
  const each = layers.model({ inputs: input, outputs });
  if (!options.discriminant) {
    return { each, discriminating: null, together: layers.model({ inputs: input, outputs: mean }) };
  }
  const heard = through(new FrameMask({ name: 'heard_frames' }), input);
  const statistics = through(new MeanAndDeviation({ name: 'statistics' }), input, heard);
  const discriminant = layers.layers.dense({
    name: 'discriminant',
    units: classes,
    kernelInitializer: 'zeros',
  });
  const fused = through(new LateFusion({ name: 'fusion' }), mean, through(discriminant, statistics));
  return {
    each,
    discriminating: { statistics: layers.model({ inputs: input, outputs: statistics }), discriminant },
    together: layers.model({ inputs: input, outputs: fused }),
  };
}

function through(layer: layers.layers.Layer, ...from: layers.SymbolicTensor[]): layers.SymbolicTensor {
  return layer.apply(from.length === 1 ? from[0] : from) as layers.SymbolicTensor;
}

function headOn(
  narrowed: layers.SymbolicTensor,
  mask: layers.SymbolicTensor,
  name: string,
  { outputs, width, nextSeed }: HeadOptions,
): layers.SymbolicTensor {
  const glorot = () => layers.initializers.glorotUniform({ seed: nextSeed() });
  const onlyHeard = (part: string, frames: layers.SymbolicTensor) =>
    through(layers.layers.multiply({ name: `${name}_${part}` }), frames, mask);

  const dropped = through(new SeededDropout({ name: `${name}_dropout1`, rate: 0.2, nextSeed }), narrowed);
  const first = onlyHeard('heard1', dropped);
  const convolution = layers.layers.conv1d({
    name: `${name}_convolution`,
    filters: width,
    kernelSize: 3,
    padding: 'same',
    activation: 'relu',
    kernelInitializer: glorot(),
  });
  const residual = through(
    layers.layers.add({ name: `${name}_residual` }),
    first,
    through(convolution, first),
  );
  const pooling = new AttentiveStatistics({ name: `${name}_pooling`, queries, seed: nextSeed() });
  const pooled = through(pooling, onlyHeard('heard2', residual), mask);
  const normalised = through(
    layers.layers.batchNormalization({ name: `${name}_norm`, momentum: 0.9 }),
    pooled,
  );
  const softmax = layers.layers.dense({
    name: `${name}_probabilities`,
    units: outputs,
    activation: 'softmax',
    kernelInitializer: glorot(),
  });
  return through(
    softmax,
    through(new SeededDropout({ name: `${name}_dropout2`, rate: 0.5, nextSeed }), normalised),
  );
}
