import { MPEGDecoder } from 'mpg123-decoder';
import type { DecodedSound } from './clip';
import { decodeStream, inPieces } from './decodeStream';
import { findMpegStream, skipId3, soundEnd } from './mpegHeader';
import { cutOffHeader, damaged } from './soundProblems';

/** MP3, and the layers I and II that came before it. */
export async function decodeMp3(bytes: Uint8Array): Promise<DecodedSound> {
  const stream = findMpegStream(bytes);
  if (stream === null) throw skipId3(bytes) >= bytes.length ? cutOffHeader('MP3') : damaged('MP3');
  const { start, encoding, sampleRate, channels, frames } = stream;
  const info = { format: 'MP3' as const, encoding, sampleRate, channels, frames };
  return decodeStream(info, new MPEGDecoder(), inPieces(bytes.subarray(start, soundEnd(bytes))));
}
