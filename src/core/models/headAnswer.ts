import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { FrameMatrix } from '../features/frames';
import { inBatches, predictRows } from './inBatches';
import { meanOverPieces } from './meanOverPieces';
import { standardiseInto, type Scaler } from './standardise';

/** A head, and what the frames it hears are standardised with. */
export interface ScaledHead {
  network: LayersModel;
  scaler: Scaler;
}

/** How much more the head that knows the voice has to say; by the loss on validation actors. */
export const weightOfKnowing = 3;

/**
 * What two heads say of a clip of a voice a profile is known of: one hears it as any other voice, the other, which
 * counts three times, against the profile. Their mistakes differ, so together they make fewer.
 */
export async function calibratedAnswer(
  any: ScaledHead,
  own: ScaledHead,
  pieces: readonly FrameMatrix[],
): Promise<Float32Array> {
  const ofAny = await headAnswer(any.network, any.scaler, pieces);
  const ofOwn = await headAnswer(own.network, own.scaler, pieces);
  return ofAny.map(
    (probability, index) => (probability + weightOfKnowing * ofOwn[index]) / (1 + weightOfKnowing),
  );
}

/**
 * What a head over frames says of a clip: the mean of its probabilities over the pieces.
 *
 * @param pieces from `voiceFrames`
 */
export async function headAnswer(
  network: LayersModel,
  scaler: Scaler,
  pieces: readonly FrameMatrix[],
): Promise<Float32Array> {
  return meanOverPieces(network, pieces, ({ frames, width, data }) => {
    const values = new Float32Array(data.length);
    standardiseInto(values, 0, data, scaler);
    return tf.tensor3d(values, [1, frames, width]);
  });
}

/** Windows answered in one call of the network: more are hardly faster, and each takes a megabyte. */
const windowsTogether = 16;

/**
 * What a head says of each of several pieces. Shorter ones are filled up with zeros, which the heads do not hear.
 *
 * @param pieces of one width, each of at least one frame
 */
export async function headAnswers(
  network: LayersModel,
  scaler: Scaler,
  pieces: readonly FrameMatrix[],
): Promise<Float32Array[]> {
  return inBatches(pieces, windowsTogether, async (batch) => {
    const [{ width }] = batch;
    const frames = Math.max(...batch.map((piece) => piece.frames));
    const values = new Float32Array(batch.length * frames * width);
    batch.forEach(({ data }, index) => standardiseInto(values, index * frames * width, data, scaler));
    return predictRows(network, () => tf.tensor3d(values, [batch.length, frames, width]));
  });
}
