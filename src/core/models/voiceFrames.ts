import * as tf from '@tensorflow/tfjs-core';
import type { Clip } from '../audio/clip';
import type { FrameMatrix } from '../features/frames';
import { whisperMel } from '../features/whisperMel';
import { encoders } from './encoderFiles';
import { voicePieces } from './voicePieces';
import type { WhisperEncoder } from './whisperEncoder';

/**
 * What a head hears of a clip: outputs of the encoder's heard blocks side by side, averaged over pairs of tokens, one
 * frame every 40 ms. The sound is resampled to 16 kHz, rid of silence at its ends, brought to one level and, where
 * longer than 5 s, cut into equal pieces.
 *
 * @returns one matrix for each piece
 */
export async function voiceFrames(encoder: WhisperEncoder, clip: Clip): Promise<FrameMatrix[]> {
  const pieces: FrameMatrix[] = [];
  for (const samples of voicePieces(clip)) pieces.push(await pieceFrames(encoder, samples));
  return pieces;
}

/**
 * The frames of one piece.
 *
 * @param samples at 16 kHz and one level, see `voicePieces`
 */
export async function pieceFrames(encoder: WhisperEncoder, samples: Float32Array): Promise<FrameMatrix> {
  return melFrames(encoder, whisperMel(samples));
}

/** The frames of one piece, from its mel spectrogram. */
export async function melFrames(encoder: WhisperEncoder, mel: FrameMatrix): Promise<FrameMatrix> {
  const pooled = tf.tidy(() => {
    const blocks = encoder.encode(mel);
    return pairMeans(
      tf.concat(
        encoders[encoder.name].heardBlocks.map((block) => blocks[block - 1]),
        1,
      ),
    );
  });
  const [frames, width] = pooled.shape;
  try {
    return { frames, width, data: Float32Array.from(await pooled.data()) };
  } finally {
    pooled.dispose();
  }
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
