import { decodedStream, inPieces } from './decodeStream';
import { findMpegStream, skipId3, soundEnd, type MpegStream } from './mpegHeader';
import { untoldDelay } from './mpegTag';
import { cutOffHeader, cutOffSeconds, damaged } from './soundProblems';
import type { SoundStream } from './soundStream';

/** Seconds that may be missing innocently: tags count frames, sometimes one or two too many. */
const tolerance = 0.1;

/**
 * MP3, and the layers I and II that came before it. The decoder leaves out the encoder's delay and padding
 * where a tag tells them.
 *
 * @throws AffectronError at its end `truncated` where a tag tells how long it should be, and as `decodedStream`
 */
export function openMp3(bytes: Uint8Array): SoundStream {
  const stream = findMpegStream(bytes);
  if (stream === null) throw skipId3(bytes) >= bytes.length ? cutOffHeader('MP3') : damaged('MP3');
  const { start, encoding, sampleRate, channels, tag } = stream;
  const mpeg = bytes.subarray(start, soundEnd(bytes));
  return decodedStream(
    {
      ...{ format: 'MP3', encoding, sampleRate, channels, tolerance },
      frames: tag?.frames ?? null,
      skip: tag === null ? untoldDelay(mpeg) : 0,
    },
    async () => {
      const { MPEGDecoder } = await import('mpg123-decoder');
      return { decoder: new MPEGDecoder(), pieces: inPieces(mpeg) };
    },
    (samples) => {
      const promised = (tag?.frames ?? 0) / sampleRate;
      const seconds = samples / sampleRate;
      if (promised - seconds > tolerance && endsEarly(stream, bytes.length)) {
        throw cutOffSeconds('MP3', seconds, promised);
      }
      return undefined;
    },
  );
}

/**
 * Whether sound is missing at the end and not in the middle. Two frames may be: encoders count tags in or out,
 * and a last frame may be cut short.
 */
function endsEarly({ start, tag, byteLength }: MpegStream, fileBytes: number): boolean {
  if (tag === null) return false;
  return tag.bytes === null || tag.bytes - (fileBytes - start) > 2 * byteLength;
}
