import { OggOpusDecoder } from 'ogg-opus-decoder';
import { viewOf } from './bytes';
import type { DecodedSound } from './clip';
import { decodeStream } from './decodeStream';
import { findOggSound } from './oggPages';
import { oggExtent, oggWarning, soundPages } from './oggSound';
import { checkRateAndChannels, checkSeconds, cutOffHeader, damaged } from './soundProblems';

/** Opus always decodes to this, whatever it was made from. */
export const opusRate = 48_000;

/** Opus in Ogg (RFC 7845). */
export async function decodeOpus(bytes: Uint8Array): Promise<DecodedSound> {
  const { channels, preSkip, serial } = readOpusHeader(bytes);
  const extent = oggExtent(bytes, serial);
  checkSeconds(extent.atLeast / opusRate);
  const info = {
    format: 'Opus' as const,
    encoding: 'Opus',
    sampleRate: opusRate,
    channels,
    // The decoder leaves the encoder's delay at the end, so the length comes from the file; where it was
    // joined midway, its positions begin high and the end says nothing of the length.
    trim: true,
    frames: beginsAtStart(extent) && extent.complete ? Math.max(0, extent.end - preSkip) : null,
    warning: oggWarning(extent),
  };
  return decodeStream(info, new OggOpusDecoder(), soundPages(bytes, serial));
}

/** A page holds at most 255 packets of 120 ms, and players cut pages after a second. */
function beginsAtStart(extent: { atLeast: number; end: number }): boolean {
  return extent.end - extent.atLeast <= 255 * 0.12 * opusRate;
}

export function readOpusHeader(bytes: Uint8Array): { channels: number; preSkip: number; serial: number } {
  const sound = findOggSound(bytes);
  if (sound === null) throw damaged('Opus');
  if (sound.headerAt + 19 > bytes.length) throw cutOffHeader('Opus');
  const channels = bytes[sound.headerAt + 9];
  checkRateAndChannels('Opus', opusRate, channels);
  return { channels, preSkip: viewOf(bytes).getUint16(sound.headerAt + 10, true), serial: sound.serial };
}
