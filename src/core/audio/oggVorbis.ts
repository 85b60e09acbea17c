import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { viewOf } from './bytes';
import type { DecodedSound } from './clip';
import { decodeStream } from './decodeStream';
import { findOggSound } from './oggPages';
import { oggExtent, oggWarning, soundPages } from './oggSound';
import { checkRateAndChannels, checkSeconds, cutOffHeader, damaged } from './soundProblems';

/** Vorbis in Ogg (Xiph, "Vorbis I specification", 4.2.2 and A.2). */
export async function decodeOggVorbis(bytes: Uint8Array): Promise<DecodedSound> {
  const { sampleRate, channels, serial } = readVorbisHeader(bytes);
  const extent = oggExtent(bytes, serial);
  checkSeconds(extent.atLeast / sampleRate);
  const info = {
    format: 'Ogg Vorbis' as const,
    encoding: 'Vorbis',
    sampleRate,
    channels,
    // A broadcast joined midway begins at any position, so the end says nothing of the length.
    frames: null,
    warning: oggWarning(extent),
  };
  return decodeStream(info, new OggVorbisDecoder(), soundPages(bytes, serial));
}

export function readVorbisHeader(bytes: Uint8Array): {
  sampleRate: number;
  channels: number;
  serial: number;
} {
  const sound = findOggSound(bytes);
  if (sound === null) throw damaged('Ogg Vorbis');
  if (sound.headerAt + 16 > bytes.length) throw cutOffHeader('Ogg Vorbis');
  const channels = bytes[sound.headerAt + 11];
  const sampleRate = viewOf(bytes).getUint32(sound.headerAt + 12, true);
  checkRateAndChannels('Ogg Vorbis', sampleRate, channels);
  return { sampleRate, channels, serial: sound.serial };
}
