import * as layers from '@tensorflow/tfjs-layers';
import { AttentiveStatistics } from './attentiveStatistics';

/** Channels that a convolution gives, and the steps it takes over time and over bands. */
export interface LiteStage {
  channels: number;
  strides: readonly [number, number];
}

/** The network's sizes; everything a training in another language must agree on. */
export interface LiteShape {
  /** Mel bands. */
  bands: number;
  /** The first convolution. */
  stem: LiteStage;
  /** The residual blocks. */
  blocks: readonly LiteStage[];
  /** Queries of the attention over time. */
  queries: number;
}

/** Squeeze-excitation looks at the channels through this many times fewer. */
const squeeze = 8;

/**
 * The network of Affectron Lite, over log-mel spectrograms [batch, frames, bands, 1], frames a multiple of what the
 * strides make one step: a convolution 5x5, then residual blocks of two convolutions 3x3 with squeeze-excitation (Hu et
 * al. 2018); attention-weighted means and the deviation over time of all bands and channels; softmax. Batch norms are
 * folded into the convolutions: it is trained elsewhere (`training/lite.py`) and only answers here.
 */
export function buildLiteNetwork(shape: LiteShape, emotions: number): layers.LayersModel {
  const make = layers.layers;
  const through = (layer: layers.layers.Layer, ...from: layers.SymbolicTensor[]): layers.SymbolicTensor =>
    layer.apply(from.length === 1 ? from[0] : from) as layers.SymbolicTensor;

  const convolve = (
    name: string,
    from: layers.SymbolicTensor,
    { channels, strides }: LiteStage,
    { size, relu = false }: { size: number; relu?: boolean },
  ) =>
    through(
      make.conv2d({
        name,
        filters: channels,
        kernelSize: size,
        strides: [...strides],
        padding: 'same',
        ...(relu && { activation: 'relu' as const }),
      }),
      from,
    );

  /** Weighs the channels by what all of the sound holds of them. */
  const excite = (name: string, from: layers.SymbolicTensor, channels: number) => {
    const mean = through(make.globalAveragePooling2d({ name: `${name}_mean` }), from);
    const narrow = make.dense({ name: `${name}_squeeze`, units: channels / squeeze, activation: 'relu' });
    const wide = make.dense({ name: `${name}_excite`, units: channels, activation: 'sigmoid' });
    const weights = through(
      make.reshape({ name: `${name}_weights`, targetShape: [1, 1, channels] }),
      through(wide, through(narrow, mean)),
    );
    return through(make.multiply({ name: `${name}_weighed` }), from, weights);
  };

  const input = layers.input({ shape: [null, shape.bands, 1], name: 'mel' });
  let sound = convolve('stem', input, shape.stem, { size: 5, relu: true });
  for (const [index, stage] of shape.blocks.entries()) {
    const name = `block${index + 1}`;
    const first = convolve(`${name}_first`, sound, stage, { size: 3, relu: true });
    const second = convolve(`${name}_second`, first, { ...stage, strides: [1, 1] }, { size: 3 });
    const skipped = convolve(`${name}_skip`, sound, stage, { size: 1 });
    const added = through(make.add({ name: `${name}_add` }), skipped, excite(name, second, stage.channels));
    sound = through(make.reLU({ name: `${name}_relu` }), added);
  }
  const [, , bands, channels] = sound.shape;
  const width = Number(bands) * Number(channels);
  const steps = through(make.reshape({ name: 'steps', targetShape: [-1, width] }), sound);
  const pooled = through(new AttentiveStatistics({ name: 'pooling', queries: shape.queries }), steps);
  const softmax = make.dense({ name: 'probabilities', units: emotions, activation: 'softmax' });
  return layers.model({ name: 'lite', inputs: input, outputs: through(softmax, pooled) });
}
