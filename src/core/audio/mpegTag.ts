import { startsWith, textAt, viewOf } from './bytes';

/** What the header in a stream's silent first frame says of the whole stream. */
export interface MpegTag {
  /** Samples per channel, without the encoder's delay and padding where they are told. */
  frames: number | null;
  /** From the first frame to the end of the last. */
  bytes: number | null;
}

/** Where a VBRI header stands, from its frame's beginning, whatever the frame's kind. */
const vbriAt = 36;

/**
 * @param start where the first frame stands
 * @param xingAt where a Xing header would stand, from there
 * @param frameSamples samples per channel in each frame
 */
export function readMpegTag(
  bytes: Uint8Array,
  start: number,
  { xingAt, frameSamples }: { xingAt: number; frameSamples: number },
): MpegTag | null {
  return readXing(bytes, start + xingAt, frameSamples) ?? readVbri(bytes, start + vbriAt, frameSamples);
}

/**
 * The Xing header (LAME writes "Info" for constant bit rates). Behind it LAME says how many samples of
 * encoder's delay and padding decoders are to leave out (its "mp3 info tag" rev 1).
 */
function readXing(bytes: Uint8Array, at: number, frameSamples: number): MpegTag | null {
  const mark = textAt(bytes, at, 4);
  if ((mark !== 'Xing' && mark !== 'Info') || at + 16 > bytes.length) return null;
  const view = viewOf(bytes);
  const flags = view.getUint32(at + 4);
  const counted = (flags & 1) === 1;
  const frames = counted ? view.getUint32(at + 8) * frameSamples : null;
  const size = (flags & 2) === 2 ? view.getUint32(at + (counted ? 12 : 8)) : 0;
  const trims = ['LAME', 'Lavf', 'Lavc'].includes(textAt(bytes, at + 120, 4)) && at + 144 <= bytes.length;
  const delay = trims ? (bytes[at + 141] << 4) | (bytes[at + 142] >> 4) : 0;
  const padding = trims ? ((bytes[at + 142] & 15) << 8) | bytes[at + 143] : 0;
  return {
    frames: frames === null ? null : Math.max(0, frames - delay - padding),
    bytes: size === 0 ? null : size,
  };
}

/** The header Fraunhofer's encoders write. */
function readVbri(bytes: Uint8Array, at: number, frameSamples: number): MpegTag | null {
  if (!startsWith(bytes, 'VBRI', at) || at + 18 > bytes.length) return null;
  const view = viewOf(bytes);
  return { frames: view.getUint32(at + 14) * frameSamples, bytes: view.getUint32(at + 10) };
}

/** LAME leaves its name in bits that are not needed for sound. */
const lameMark = Array.from('LAME3.', (letter) => letter.charCodeAt(0));

/**
 * Samples of silence a stream without a tag begins with, where they can be known: those of LAME, which writes
 * no tag into a pipe nor where a frame has no room for one. Its own delay is always 576 (`ENCDELAY`), and any
 * decoder of Layer III adds 529.
 */
export function untoldDelay(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(lameMark[0]); at >= 0; at = bytes.indexOf(lameMark[0], at + 1)) {
    if (lameMark.every((letter, i) => bytes[at + i] === letter)) return 576 + 529;
  }
  return 0;
}
