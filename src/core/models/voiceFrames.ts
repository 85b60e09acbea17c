import * as tf from '@tensorflow/tfjs-core';
import type { Clip } from '../audio/clip';
import { normaliseLevel } from '../audio/normaliseLevel';
import { resample } from '../audio/resample';
import { trimSilence } from '../audio/trim';
import type { FrameMatrix } from '../features/frames';
import { whisperMel, whisperRate } from '../features/whisperMel';
import type { WhisperEncoder } from './whisperEncoder';

/** The blocks whose outputs stand side by side: those that carry emotion best when pooled over time. */
export const heardBlocks = [2, 3] as const;

/** Silence at the ends goes, up to a breath. */
const trim = { belowDb: 35, keepSeconds: 0.05 };

/** The encoder's cost grows with the square of the length, and few utterances are longer. */
const pieceSeconds = 5;

/** Of a longer sound so many pieces are heard, spread evenly: 30 s in all. */
const mostPieces = 6;

/** Changes whenever the frames of a clip would: what was kept of an older version is not used. */
export const voiceFramesVersion = 'whisper-base 2+3, pairs, -35 dB, -26 dBFS, 5 s, v1';

/**
 * What the head of Affectron hears of a clip: outputs of blocks 2 and 3 of the encoder side by side, averaged over
 * pairs of tokens, one frame every 40 ms. The sound is resampled to 16 kHz, rid of silence at its ends, brought to
 * one level and, where longer than 5 s, cut into equal pieces.
 *
 * @returns one matrix for each piece
 */
export async function voiceFrames(encoder: WhisperEncoder, clip: Clip): Promise<FrameMatrix[]> {
  const heard = normaliseLevel(trimSilence(resample(clip, whisperRate), trim));
  const pieces: FrameMatrix[] = [];
  for (const samples of cutPieces(heard.samples)) {
    const pooled = tf.tidy(() => {
      const blocks = encoder.encode(whisperMel(samples));
      return pairMeans(
        tf.concat(
          heardBlocks.map((block) => blocks[block - 1]),
          1,
        ),
      );
    });
    const [frames, width] = pooled.shape;
    const data = Float32Array.from(await pooled.data());
    pooled.dispose();
    pieces.push({ frames, width, data });
  }
  return pieces;
}

/** Equal pieces of at most 5 s, all of the sound or six of them spread over it. */
export function cutPieces(samples: Float32Array): Float32Array[] {
  const count = Math.max(1, Math.ceil(samples.length / (pieceSeconds * whisperRate)));
  const length = Math.ceil(samples.length / count);
  const heard = Math.min(count, mostPieces);
  return Array.from({ length: heard }, (_, index) => {
    const piece = Math.floor(((index + 0.5) * count) / heard);
    return samples.subarray(piece * length, (piece + 1) * length);
  });
}

/** Mean of tokens 0 and 1, 2 and 3 …; a last odd one stands alone. */
function pairMeans(tokens: tf.Tensor2D): tf.Tensor2D {
  const [count, width] = tokens.shape;
  const pairs = Math.floor(count / 2);
  const parts: tf.Tensor2D[] = [];
  if (pairs > 0) {
    const even = tf.slice(tokens, [0, 0], [2 * pairs, width]);
    parts.push(tf.mean(tf.reshape(even, [pairs, 2, width]), 1));
  }
  if (count % 2 === 1) parts.push(tf.slice(tokens, [count - 1, 0], [1, width]));
  return tf.concat(parts, 0);
}
