import * as layers from '@tensorflow/tfjs-layers';

/** Convolutions 3x3 of so many channels. */
export interface ExpressionStage {
  channels: number;
  convolutions: number;
}

/** The network's sizes; everything the training in another language must agree on. */
export interface ExpressionShape {
  /** Side of the pictures it is given, pixels: the middle of a face picture. */
  size: number;
  stages: readonly ExpressionStage[];
}

/**
 * The expression network, over standardised pictures [batch, size, size, 1]: stages of convolutions (Simonyan and
 * Zisserman 2015), each on half the picture's size of the one before, the mean over what is left of the picture, softmax.
 * Batch norms are folded into the convolutions: it is trained elsewhere (`training/face.py`) and only answers here.
 */
export function buildExpressionNetwork(shape: ExpressionShape, emotions: number): layers.LayersModel {
  const make = layers.layers;
  const network = layers.sequential({ name: 'expression' });
  network.add(make.inputLayer({ inputShape: [shape.size, shape.size, 1], name: 'face' }));
  for (const [place, { channels, convolutions }] of shape.stages.entries()) {
    const name = `stage${place + 1}`;
    if (place > 0) network.add(make.maxPooling2d({ name: `${name}_half`, poolSize: 2, padding: 'same' }));
    for (let index = 1; index <= convolutions; index++) {
      network.add(
        make.conv2d({
          name: `${name}_${index}`,
          filters: channels,
          kernelSize: 3,
          padding: 'same',
          activation: 'relu',
        }),
      );
    }
  }
  network.add(make.globalAveragePooling2d({ name: 'mean' }));
  network.add(make.dense({ name: 'probabilities', units: emotions, activation: 'softmax' }));
  return network;
}
