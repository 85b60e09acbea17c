import { FLACDecoder } from '@wasm-audio-decoders/flac';
import type { DecodedSound } from './clip';
import { decodeStream, type StreamDecoder } from './decodeStream';
import { flacFrames, flacFramesAt } from './flacFrames';
import { readFlacHeader } from './flacHeader';
import { skipId3, soundEnd } from './mpegHeader';
import { findOggSound } from './oggPages';
import { soundPages } from './oggSound';

/** FLAC by itself or, more rarely, in Ogg. */
export async function decodeFlac(bytes: Uint8Array): Promise<DecodedSound> {
  const ogg = findOggSound(bytes);
  // In Ogg the mark `fLaC` follows upon a header of 9 bytes (Xiph, "Ogg FLAC mapping").
  const mark = ogg === null ? skipId3(bytes) : ogg.headerAt + 9;
  const { sampleRate, channels, frames, bitDepth } = readFlacHeader(bytes, mark);
  // The decoder divides by the largest positive value; as everywhere here, full scale is one step more.
  const fullScale = 2 ** (bitDepth - 1);
  const scale = (fullScale - 1) / fullScale;
  const encoding = ogg === null ? `${bitDepth}-bit FLAC` : `${bitDepth}-bit FLAC in Ogg`;
  const info = { format: 'FLAC' as const, encoding, sampleRate, channels, frames, scale };
  const decoder = new FLACDecoder();
  if (ogg !== null) return decodeStream(info, decoder, soundPages(bytes, ogg.serial));
  return decodeStream(
    info,
    frameDecoder(decoder),
    flacFrames(bytes.subarray(0, soundEnd(bytes)), flacFramesAt(bytes, mark)),
  );
}

function frameDecoder(decoder: FLACDecoder): StreamDecoder {
  return {
    ready: decoder.ready,
    decode: (frame) => decoder.decodeFrames([frame]),
    free: () => decoder.free(),
  };
}
