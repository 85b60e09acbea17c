import type { FLACDecoder } from '@wasm-audio-decoders/flac';
import { decodedStream, type DecodedPiece, type StreamDecoder } from './decodeStream';
import { flacFrameExtent, flacFrames, flacFramesAt } from './flacFrames';
import { readFlacHeader } from './flacHeader';
import { skipId3, soundEnd } from './mpegHeader';
import { findOggSound, type OggSound } from './oggPages';
import { oggExtent, oggPackets, oggWarning } from './oggSound';
import { cutOffSeconds, damagedParts } from './soundProblems';
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
  const { sampleRate, channels, frames, bitDepth, blockSize } = readFlacHeader(bytes, mark);
  // The decoder divides by the largest positive value; as everywhere here, full scale is one step more.
  const fullScale = 2 ** (bitDepth - 1);
  const scale = (fullScale - 1) / fullScale;
  const encoding = ogg === null ? `${bitDepth}-bit FLAC` : `${bitDepth}-bit FLAC in Ogg`;
  const warning = ogg === null ? undefined : oggWarning('FLAC', oggExtent(bytes, ogg.serial));
  const reach = { start: 0, end: 0 };
  return decodedStream(
    { format: 'FLAC', encoding, sampleRate, channels, frames, scale, warning },
    async () => ({
      decoder: await FlacFrames.open(blockSize, reach),
      pieces:
        ogg === null
          ? flacFrames(bytes.subarray(0, soundEnd(bytes)), flacFramesAt(bytes, mark))
          : framesInOgg(bytes, ogg),
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
