import * as layers from '@tensorflow/tfjs-layers';
import { AttentiveStatistics } from './attentiveStatistics';
import { FrameMask } from './frameMask';
import { SeededDropout } from './seededDropout';

export interface HeadOptions {
  /** Values per frame. */
  inputs: number;
  /** Emotions. */
  outputs: number;
  /** Heads whose probabilities are averaged. */
  heads: number;
  /** Draws the seed of the next initialiser or dropout mask, so that a network is a function of its seed. */
  nextSeed: () => number;
}

const width = 128;
const queries = 4;

/** Heads on one input: each to be trained alone, together the network that is used. They share their weights. */
export interface Heads {
  single: readonly layers.LayersModel[];
  together: layers.LayersModel;
}

/**
 * The head of Affectron, over frames of a frozen encoder, [batch, frames, inputs]; frames of zeros are not heard.
 * Dense 128, ReLU, dropout 0.2; a residual convolution of width 3; attention-weighted means by four queries and the
 * deviation over time; batch normalisation, dropout 0.5, softmax.
 */
export function buildHeads(options: HeadOptions): Heads {
  const input = layers.input({ shape: [null, options.inputs], name: 'frames' });
  const mask = new FrameMask({ name: 'heard' }).apply(input) as layers.SymbolicTensor;
  const outputs = Array.from({ length: options.heads }, (_, index) =>
    headOn(input, mask, `head${index + 1}`, options),
  );
  const single = outputs.map((output) => layers.model({ inputs: input, outputs: output }));
  const [only] = single;
  if (single.length === 1 && only) return { single, together: only };
  const mean = layers.layers.average({ name: 'mean' }).apply(outputs) as layers.SymbolicTensor;
  return { single, together: layers.model({ inputs: input, outputs: mean }) };
}

function headOn(
  input: layers.SymbolicTensor,
  mask: layers.SymbolicTensor,
  name: string,
  { outputs, nextSeed }: HeadOptions,
): layers.SymbolicTensor {
  const glorot = () => layers.initializers.glorotUniform({ seed: nextSeed() });
  const through = (layer: layers.layers.Layer, ...from: layers.SymbolicTensor[]): layers.SymbolicTensor =>
    layer.apply(from.length === 1 ? from[0] : from) as layers.SymbolicTensor;
  const onlyHeard = (part: string, frames: layers.SymbolicTensor) =>
    through(layers.layers.multiply({ name: `${name}_${part}` }), frames, mask);

  const dense = layers.layers.dense({
    name: `${name}_dense`,
    units: width,
    activation: 'relu',
    kernelInitializer: glorot(),
  });
  const narrowed = through(
    new SeededDropout({ name: `${name}_dropout1`, rate: 0.2, nextSeed }),
    through(dense, input),
  );
  const first = onlyHeard('heard1', narrowed);
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
