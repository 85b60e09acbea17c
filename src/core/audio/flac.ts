import type { FLACDecoder } from '@wasm-audio-decoders/flac';
import { startsWith } from './bytes';
import { decodedStream, type DecodedPiece, type StreamDecoder } from './decodeStream';
import { flacFrameExtent, flacFrames, flacFramesAt, flacFramesFrom } from './flacFrames';
import { readFlacHeader, type FlacHeader } from './flacHeader';
import { skipId3, soundEnd } from './mpegHeader';
import { findOggSound, type OggSound } from './oggPages';
import { oggExtent, oggPackets, oggWarning } from './oggSound';
import { cutOffSeconds, damagedParts } from './soundProblems';
import type { SoundBytes } from './soundBytes';
import type { SoundStream } from './soundStream';

/**
 * FLAC by itself or, more rarely, in Ogg.
 *
 * @throws AffectronError at its end `truncated` when the last frame ends before the header says, and as `decodedStream`
 */
export function openFlac(bytes: Uint8Array): SoundStream {
  const ogg = findOggSound(bytes);
  // In Ogg the mark `fLaC` follows upon a header of 9 bytes (Xiph, "Ogg FLAC mapping").
  const mark = ogg === null ? skipId3(bytes) : ogg.headerAt + 9;
  const header = readFlacHeader(bytes, mark);
  if (ogg !== null) {
    const warning = oggWarning('FLAC', oggExtent(bytes, ogg.serial));
    return flacStream(header, { inOgg: true, warning, pieces: () => framesInOgg(bytes, ogg) });
  }
  const sound = bytes.subarray(0, soundEnd(bytes));
  return flacStream(header, { inOgg: false, pieces: () => flacFrames(sound, flacFramesAt(bytes, mark)) });
}

/**
 * FLAC by itself, of a file that stays on the disk.
 *
 * @returns `null` where its beginning alone does not tell, and in Ogg
 * @throws AffectronError as `openFlac`
 */
export function openFlacFrom(file: SoundBytes): SoundStream | null {
  const { head, tail, size } = file;
  const mark = skipId3(head);
  // The block behind the mark is the only one, or the last of them lies in the head as well.
  if (!startsWith(head, 'fLaC', mark) || mark + 42 > head.length) return null;
  const from = flacFramesAt(head, mark);
  if (from === mark + 42 && head[mark + 4] >>> 7 === 0) return null;
  const end = size - tail.length + soundEnd(tail);
  return flacStream(readFlacHeader(head, mark), {
    inOgg: false,
    pieces: () => flacFramesFrom(file, from, end),
  });
}

interface FlacPieces {
  inOgg: boolean;
  warning?: string | undefined;
  pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

function flacStream(header: FlacHeader, { inOgg, warning, pieces }: FlacPieces): SoundStream {
  const { sampleRate, channels, frames, bitDepth, blockSize } = header;
  // The decoder divides by the largest positive value; as everywhere here, full scale is one step more.
  const fullScale = 2 ** (bitDepth - 1);
  const scale = (fullScale - 1) / fullScale;
  const encoding = `${bitDepth}-bit FLAC${inOgg ? ' in Ogg' : ''}`;
  const reach = { start: 0, end: 0 };
  return decodedStream(
    { format: 'FLAC', encoding, sampleRate, channels, frames, scale, warning },
    async () => ({
      decoder: await FlacFrames.open(blockSize, reach),
      pieces: pieces(),
    }),
    (samples) => {
      if (frames !== null && reach.end < frames) {
        throw cutOffSeconds('FLAC', reach.end / sampleRate, frames / sampleRate);
      }
      // Without a length in the header, gaps show in what the frames say of their places.
      return samples < reach.end - reach.start ? damagedParts : undefined;
    },
  );
}

/** Decodes frames and notes how far in the sound they reach, samples. */
class FlacFrames implements StreamDecoder<Uint8Array> {
  readonly #decoder: FLACDecoder;
  readonly #blockSize: number;
  readonly #reach: { start: number; end: number };

  private constructor(decoder: FLACDecoder, blockSize: number, reach: { start: number; end: number }) {
    this.#decoder = decoder;
    this.#blockSize = blockSize;
    this.#reach = reach;
  }

  static async open(blockSize: number, reach: { start: number; end: number }): Promise<FlacFrames> {
    const { FLACDecoder } = await import('@wasm-audio-decoders/flac');
    return new FlacFrames(new FLACDecoder(), blockSize, reach);
  }

  get ready(): Promise<void> {
    return this.#decoder.ready;
  }

  decode(frame: Uint8Array): Promise<DecodedPiece> {
    const { start, end } = flacFrameExtent(frame, this.#blockSize);
    if (this.#reach.end === 0) this.#reach.start = start;
    this.#reach.end = end;
    return this.#decoder.decodeFrames([frame]);
  }

  free(): void {
    this.#decoder.free();
  }
}

/** In Ogg each packet is a block of metadata or a frame, and only frames begin with eight ones. */
function* framesInOgg(bytes: Uint8Array, { serial }: OggSound): Generator<Uint8Array> {
  for (const { packets } of oggPackets(bytes, serial)) {
    for (const packet of packets) if (packet[0] === 0xff && packet.length > 8) yield packet;
  }
}
