import { clipWithin, type Clip } from '../audio/clip';
import { normaliseLevel } from '../audio/normaliseLevel';
import { soundingRange } from '../audio/trim';
import { utterances } from '../audio/utterances';
import type { FrameMatrix } from '../features/frames';
import { overlap, type Span } from '../timeline/span';
import { frameSeconds } from './voiceFrameFacts';
import { pieceFrames } from './voiceFrames';
import { allPieces, voiceRate, voiceTrim } from './voicePieces';
import type { WhisperEncoder } from './whisperEncoder';

/** The frames of a piece, and where in the sound it lies. */
interface PlacedFrames extends Span {
  frames: FrameMatrix;
}

/** A pause of a second ends what the encoder hears in one go; shorter ones belong to it, as in a clip. */
const parting = { ...voiceTrim, pauseSeconds: 1, nearSeconds: 5 };

/**
 * What a head hears of windows that lie anywhere in a sound. The encoder hears each second of it once: the sound is cut
 * at pauses, each part brought to one level and cut into equal pieces of at most 5 s, as a clip is (`voicePieces`), and a
 * window takes the frames within it, less the silence at its ends. So a window over all of a clip of up to 5 s has the
 * frames of the clip.
 *
 * @param sound at 16 kHz
 * @param windows seconds
 * @returns frames of each window; none where it holds nothing
 */
export async function windowFrames(
  encoder: WhisperEncoder,
  sound: Clip,
  windows: readonly Span[],
): Promise<FrameMatrix[]> {
  const placed: PlacedFrames[] = [];
  for (const { from, to } of utterances(sound, parting)) {
    const { samples } = normaliseLevel({ samples: sound.samples.subarray(from, to), sampleRate: voiceRate });
    let at = from;
    for (const piece of allPieces(samples)) {
      const span = { start: at / voiceRate, end: (at + piece.length) / voiceRate };
      at += piece.length;
      if (overlap(span, windows) > 0) {
        placed.push({ ...span, frames: await pieceFrames(encoder, piece) });
      }
    }
  }
  return windows.map((window) => within(placed, heardOf(sound, window)));
}

/** A window without the silence at its ends. */
function heardOf(sound: Clip, window: Span): Span {
  const { from, to } = soundingRange(clipWithin(sound, window), voiceTrim);
  const first = Math.round(window.start * voiceRate);
  return { start: (first + from) / voiceRate, end: (first + to) / voiceRate };
}

/** The frames whose middles lie within a span. */
function within(placed: readonly PlacedFrames[], { start, end }: Span): FrameMatrix {
  const parts: Float32Array[] = [];
  let width = 0;
  for (const { start: at, end: pieceEnd, frames: matrix } of placed) {
    width = matrix.width;
    const index = (seconds: number) => Math.max(0, Math.ceil((seconds - at) / frameSeconds - 0.5));
    // The last frame of a piece may be a single token, its middle beyond the end.
    const last = end >= pieceEnd ? matrix.frames : index(end);
    const part = matrix.data.subarray(index(start) * width, last * width);
    if (part.length > 0) parts.push(part);
  }
  const data = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return { frames: width > 0 ? data.length / width : 0, width, data };
}
