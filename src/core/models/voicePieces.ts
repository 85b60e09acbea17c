import type { Clip } from '../audio/clip';
import { normaliseLevel } from '../audio/normaliseLevel';
import { resample } from '../audio/resample';
import { soundingRange } from '../audio/trim';

/** Rate that Affectron, Lite and Studio hear at, Hz. */
export const voiceRate = 16_000;

/** Silence at the ends goes, up to a breath. */
export const voiceTrim = { belowDb: 35, keepSeconds: 0.05 };

/** An encoder's cost grows with the square of the length, and few utterances are longer. */
const pieceSeconds = 5;

/** Of a longer sound so many pieces are heard, spread evenly: 30 s in all. */
const mostPieces = 6;

/**
 * The sound of a clip as the recognisers of voices hear it: at 16 kHz, rid of silence at its ends, brought to one
 * level and, where longer than 5 s, cut into equal pieces.
 */
export function voicePieces(clip: Clip): Float32Array[] {
  return placedPieces(clip).map(({ samples }) => samples);
}

/** The same pieces, and where each begins in the clip, seconds. */
export function placedPieces(clip: Clip): { samples: Float32Array; start: number }[] {
  const { samples, sampleRate } = resample(clip, voiceRate);
  const { from, to } = soundingRange({ samples, sampleRate }, voiceTrim);
  const heard = normaliseLevel({ samples: samples.subarray(from, to), sampleRate }).samples;
  return cutPieces(heard).map((piece) => {
    const before = (piece.byteOffset - heard.byteOffset) / Float32Array.BYTES_PER_ELEMENT;
    return { samples: piece, start: (from + before) / voiceRate };
  });
}

/** Equal pieces of at most 5 s, all of the sound or six of them spread over it. */
export function cutPieces(samples: Float32Array): Float32Array[] {
  const pieces = allPieces(samples);
  const heard = Math.min(pieces.length, mostPieces);
  return Array.from(
    { length: heard },
    (_, index) => pieces[Math.floor(((index + 0.5) * pieces.length) / heard)],
  );
}

/** Equal pieces of at most 5 s, one after the other. */
export function allPieces(samples: Float32Array): Float32Array[] {
  const count = Math.max(1, Math.ceil(samples.length / (pieceSeconds * voiceRate)));
  const length = Math.ceil(samples.length / count);
  return Array.from({ length: count }, (_, piece) => samples.subarray(piece * length, (piece + 1) * length));
}
