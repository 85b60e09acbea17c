import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Clip } from '../audio/clip';
import type { FrameMatrix } from '../features/frames';
import { liteMel } from '../features/liteMel';
import { inBatches, predictRows } from './inBatches';
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
  return meanOverPieces(network, pieces, (piece) => viewsTensor(liteViews(piece)));
}

/** Views answered in one call of the network. */
const viewsTogether = 24;

/**
 * The same for several clips, views of the same length in one call.
 *
 * @param clips pieces of each, from `liteFrames`
 */
export async function liteAnswers(
  network: LayersModel,
  clips: readonly (readonly FrameMatrix[])[],
): Promise<Float32Array[]> {
  const views = clips.flatMap((pieces, clip) =>
    pieces.flatMap((piece) => {
      const seen = liteViews(piece);
      return seen.map((view) => ({ clip, view, weight: 1 / (seen.length * pieces.length) }));
    }),
  );
  const answers: Float32Array[] = [];
  for (const frames of new Set(views.map(({ view }) => view.frames))) {
    const alike = views.filter(({ view }) => view.frames === frames);
    const rows = await inBatches(alike, viewsTogether, (batch) =>
      predictRows(network, () => viewsTensor(batch.map(({ view }) => view))),
    );
    alike.forEach(({ clip, weight }, index) => {
      answers[clip] ??= new Float32Array(rows[index].length);
      rows[index].forEach((value, state) => (answers[clip][state] += value * weight));
    });
  }
  return answers;
}

/** Of views of the same length. */
function viewsTensor(views: readonly FrameMatrix[]): tf.Tensor4D {
  const [{ frames, width, data }] = views;
  const values = new Float32Array(views.length * data.length);
  views.forEach((view, index) => values.set(view.data, index * data.length));
  return tf.tensor4d(values, [views.length, frames, width, 1]);
}
