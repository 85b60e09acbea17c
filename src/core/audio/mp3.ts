import { decodedStream, inPieces } from './decodeStream';
import { findMpegStream, skipId3, soundEnd, type MpegStream } from './mpegHeader';
import { untoldDelay } from './mpegTag';
import { cutOffHeader, cutOffSeconds, damaged } from './soundProblems';
import { piecesFrom, type SoundBytes } from './soundBytes';
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
  const mpeg = bytes.subarray(stream.start, soundEnd(bytes));
  const skip = stream.tag === null ? untoldDelay(mpeg) : 0;
  return mpegStream(stream, { fileBytes: bytes.length, skip, pieces: () => inPieces(mpeg) });
}

/**
 * The same of a file that stays on the disk.
 *
 * @returns `null` where its beginning alone does not tell
 */
export async function openMp3From(file: SoundBytes): Promise<SoundStream | null> {
  const stream = findMpegStream(file.head);
  if (stream === null) return null;
  const end = file.size - file.tail.length + soundEnd(file.tail);
  const pieces = () => piecesFrom(file, stream.start, end, inPieces);
  const skip = stream.tag === null ? await untoldDelayIn(pieces()) : 0;
  return mpegStream(stream, { fileBytes: file.size, skip, pieces });
}

/** `untoldDelay`, the name of LAME may lie across two pieces. */
async function untoldDelayIn(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let before = new Uint8Array(0);
  for await (const piece of pieces) {
    const both = new Uint8Array(before.length + piece.length);
    both.set(before);
    both.set(piece, before.length);
    const delay = untoldDelay(both);
    if (delay > 0) return delay;
    before = both.slice(-8);
  }
  return 0;
}

interface MpegPieces {
  fileBytes: number;
  /** Samples of silence that the encoder put before the sound. */
  skip: number;
  pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

function mpegStream(stream: MpegStream, { fileBytes, skip, pieces }: MpegPieces): SoundStream {
  const { encoding, sampleRate, channels, tag } = stream;
  return decodedStream(
    {
      ...{ format: 'MP3', encoding, sampleRate, channels, tolerance },
      frames: tag?.frames ?? null,
      skip,
    },
    async () => {
      const { MPEGDecoder } = await import('mpg123-decoder');
      return { decoder: new MPEGDecoder(), pieces: pieces() };
    },
    (samples) => {
      const promised = (tag?.frames ?? 0) / sampleRate;
      const seconds = samples / sampleRate;
      if (promised - seconds > tolerance && endsEarly(stream, fileBytes)) {
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
