import { FLACDecoder } from '@wasm-audio-decoders/flac';
import type { DecodedSound } from './clip';
import { decodeStream, inPieces } from './decodeStream';
import { readFlacHeader } from './flacHeader';
import { skipId3 } from './mpegHeader';
import { soundPages } from './oggSound';
import { findOggSound } from './oggPages';

/** FLAC by itself or, more rarely, in Ogg. */
export async function decodeFlac(bytes: Uint8Array): Promise<DecodedSound> {
  const ogg = findOggSound(bytes);
  const start = skipId3(bytes);
  // In Ogg the mark `fLaC` follows upon a header of 9 bytes (Xiph, "Ogg FLAC mapping").
  const header = readFlacHeader(bytes, ogg === null ? start : ogg.headerAt + 9);
  const { sampleRate, channels, frames, bitDepth } = header;
  // The decoder divides by the largest positive value; as everywhere here, full scale is one step more.
  const fullScale = 2 ** (bitDepth - 1);
  const scale = (fullScale - 1) / fullScale;
  const encoding = ogg === null ? `${bitDepth}-bit FLAC` : `${bitDepth}-bit FLAC in Ogg`;
  const info = { format: 'FLAC' as const, encoding, sampleRate, channels, frames, scale };
  const pieces = ogg === null ? inPieces(bytes.subarray(start)) : soundPages(bytes, ogg.serial);
  return decodeStream(info, new FLACDecoder(), pieces);
}
