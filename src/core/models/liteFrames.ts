import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Clip } from '../audio/clip';
import type { FrameMatrix } from '../features/frames';
import { liteMel } from '../features/liteMel';
import { liteViews } from './liteViews';
import { meanOverPieces } from './meanOverPieces';
import { voicePieces } from './voicePieces';

/** What Affectron Lite hears of a clip: the mel spectrogram of each piece. */
export function liteFrames(clip: Clip): FrameMatrix[] {
  return voicePieces(clip).map(liteMel);
}

/**
 * What the network of Lite says of a clip: the mean of its probabilities over the views of the pieces.
 *
 * @param pieces from `liteFrames`
 */
export async function liteAnswer(
  network: LayersModel,
  pieces: readonly FrameMatrix[],
): Promise<Float32Array> {
  return meanOverPieces(network, pieces, (piece) => {
    const views = liteViews(piece);
    const [{ frames, width, data }] = views;
    const values = new Float32Array(views.length * data.length);
    views.forEach((view, index) => {
      values.set(view.data, index * data.length);
    });
    return tf.tensor4d(values, [views.length, frames, width, 1]);
  });
}
