import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Clip } from '../audio/clip';
import type { FrameMatrix } from '../features/frames';
import { liteMel } from '../features/liteMel';
import { inBatches, predictRows } from './inBatches';
import { liteViews, plainView } from './liteViews';
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

/** Pieces answered in one call of the network: more are no faster, and each takes memory. */
const piecesTogether = 8;

/**
 * The same for several clips, pieces of the same length in one call.
 *
 * @param clips pieces of each, from `liteFrames`
 * @param options.plain asks about each piece as it is only, a third of the work: for windows that overlap so much that
 *   those next to them are views enough. Default false
 */
export async function liteAnswers(
  network: LayersModel,
  clips: readonly (readonly FrameMatrix[])[],
  { plain = false }: { plain?: boolean } = {},
): Promise<Float32Array[]> {
  const pieces = clips.flatMap((of, clip) => of.map((piece) => ({ clip, piece, share: 1 / of.length })));
  const answers: Float32Array[] = [];
  for (const frames of new Set(pieces.map(({ piece }) => piece.frames))) {
    const alike = pieces.filter(({ piece }) => piece.frames === frames);
    const rows = await inBatches(alike, piecesTogether, (batch) =>
      predictRows(network, () =>
        viewsTensor(batch.flatMap(({ piece }) => (plain ? plainView : liteViews)(piece))),
      ),
    );
    const views = rows.length / alike.length;
    alike.forEach(({ clip, share }, index) => {
      for (const row of rows.slice(index * views, (index + 1) * views)) {
        answers[clip] ??= new Float32Array(row.length);
        row.forEach((value, state) => (answers[clip][state] += (value * share) / views));
      }
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
