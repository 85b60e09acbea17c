import { FLACDecoder } from '@wasm-audio-decoders/flac';
import type { DecodedSound } from './clip';
import { decodeStream } from './decodeStream';
import { flacFrameExtent, flacFrames, flacFramesAt } from './flacFrames';
import { readFlacHeader } from './flacHeader';
import { skipId3, soundEnd } from './mpegHeader';
import { findOggSound, type OggSound } from './oggPages';
import { oggExtent, oggPackets, oggWarning } from './oggSound';
import { cutOffSeconds, damagedParts } from './soundProblems';

/**
 * FLAC by itself or, more rarely, in Ogg.
 *
 * @throws AffectronError `truncated` when the last frame ends before the header says, and as `decodeStream`
 */
export async function decodeFlac(bytes: Uint8Array): Promise<DecodedSound> {
  const ogg = findOggSound(bytes);
  // In Ogg the mark `fLaC` follows upon a header of 9 bytes (Xiph, "Ogg FLAC mapping").
  const mark = ogg === null ? skipId3(bytes) : ogg.headerAt + 9;
  const { sampleRate, channels, frames, bitDepth, blockSize } = readFlacHeader(bytes, mark);
  // The decoder divides by the largest positive value; as everywhere here, full scale is one step more.
  const fullScale = 2 ** (bitDepth - 1);
  const scale = (fullScale - 1) / fullScale;
  const encoding = ogg === null ? `${bitDepth}-bit FLAC` : `${bitDepth}-bit FLAC in Ogg`;
  const warning = ogg === null ? undefined : oggWarning('FLAC', oggExtent(bytes, ogg.serial));
  const decoder = new FLACDecoder();
  const reach = { start: 0, end: 0 };
  const sound = await decodeStream(
    { format: 'FLAC', encoding, sampleRate, channels, frames, scale, warning },
    {
      ready: decoder.ready,
      decode(frame: Uint8Array) {
        const { start, end } = flacFrameExtent(frame, blockSize);
        if (reach.end === 0) reach.start = start;
        reach.end = end;
        return decoder.decodeFrames([frame]);
      },
      free: () => decoder.free(),
    },
    ogg === null
      ? flacFrames(bytes.subarray(0, soundEnd(bytes)), flacFramesAt(bytes, mark))
      : framesInOgg(bytes, ogg),
  );
  if (frames !== null && reach.end < frames) {
    throw cutOffSeconds('FLAC', reach.end / sampleRate, frames / sampleRate);
  }
  // Without a length in the header, gaps show in what the frames say of their places.
  if (sound.clip.samples.length < reach.end - reach.start) sound.warning ??= damagedParts;
  return sound;
}

/** In Ogg each packet is a block of metadata or a frame, and only frames begin with eight ones. */
function* framesInOgg(bytes: Uint8Array, { serial }: OggSound): Generator<Uint8Array> {
  for (const { packets } of oggPackets(bytes, serial)) {
    for (const packet of packets) if (packet[0] === 0xff && packet.length > 8) yield packet;
  }
}
