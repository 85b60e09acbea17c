/** What is known of the frames of `voiceFrames` without the encoder that makes them, and without TensorFlow.js. */
import { encoders, type EncoderName } from './encoderFiles';

/** From one frame to the next: a pair of the encoder's tokens of 20 ms. */
export const frameSeconds = 0.04;

/** Changes whenever the frames of a clip would: what was kept of an older version is not used. */
export function voiceFramesVersion(encoder: EncoderName): string {
  return `${encoder} ${encoders[encoder].heardBlocks.join('+')}, pairs, -35 dB, -26 dBFS, 5 s, v1`;
}
