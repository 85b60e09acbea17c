import type { OpusDecoder } from 'opus-decoder';
import { startsWith, viewOf } from './bytes';
import { decodedStream, type DecodedPiece, type StreamDecoder } from './decodeStream';
import { findOggSound } from './oggPages';
import { oggExtent, oggPackets, oggWarning, type OggPackets } from './oggSound';
import { OggTrim } from './oggTrim';
import { badHeader, checkRateAndChannels, cutOffHeader, damaged } from './soundProblems';
import type { SoundStream } from './soundStream';

/** Opus always decodes to this, whatever it was made from. */
export const opusRate = 48_000;

/**
 * Opus in Ogg (RFC 7845).
 *
 * @throws AffectronError `truncated`, `invalid-header`, and as `decodedStream`
 */
export function openOpus(bytes: Uint8Array): SoundStream {
  const { channels, preSkip, gain, serial, at } = readOpusHeader(bytes);
  const extent = oggExtent(bytes, serial);
  const info = {
    format: 'Opus' as const,
    encoding: 'Opus',
    sampleRate: opusRate,
    channels,
    skip: preSkip,
    // One that was joined midway begins at any position, so the end says nothing of the length.
    frames: null,
    leastSeconds: extent.atLeast / opusRate,
    scale: gain,
    warning: oggWarning('Opus', extent),
  };
  const mapping = readMapping(bytes, at, channels);
  return decodedStream(info, async () => ({
    decoder: await OpusPackets.open({ channels, ...mapping }),
    pieces: oggPackets(bytes, serial),
  }));
}

/** Feeds the decoder page by page. */
class OpusPackets implements StreamDecoder<OggPackets> {
  readonly #decoder: InstanceType<typeof OpusDecoder>;
  readonly #trim = new OggTrim();

  private constructor(decoder: InstanceType<typeof OpusDecoder>) {
    this.#decoder = decoder;
  }

  static async open(options: ConstructorParameters<typeof OpusDecoder>[0]): Promise<OpusPackets> {
    const { OpusDecoder } = await import('opus-decoder');
    return new OpusPackets(new OpusDecoder(options));
  }

  get ready(): Promise<void> {
    return this.#decoder.ready;
  }

  decode(page: OggPackets): DecodedPiece {
    const packets = page.packets.filter((packet) => packet.length > 0 && !isHeader(packet));
    return this.#trim.trim(this.#decoder.decodeFrames(packets), page);
  }

  free(): void {
    this.#decoder.free();
  }
}

function isHeader(packet: Uint8Array): boolean {
  return startsWith(packet, 'OpusHead') || startsWith(packet, 'OpusTags');
}

export interface OpusHeader {
  channels: number;
  /** Samples at the beginning that are the encoder's and not the sound's. */
  preSkip: number;
  /** Factor the sound is to be multiplied with. */
  gain: number;
  serial: number;
  /** Where the header stands. */
  at: number;
}

/** RFC 7845, 5.1. */
export function readOpusHeader(bytes: Uint8Array): OpusHeader {
  const sound = findOggSound(bytes);
  if (sound === null) throw damaged('Opus');
  const { serial, headerAt: at } = sound;
  if (at + 19 > bytes.length) throw cutOffHeader('Opus');
  const view = viewOf(bytes);
  const channels = bytes[at + 9];
  checkRateAndChannels('Opus', opusRate, channels);
  // In 1/256 dB.
  const gain = 10 ** (view.getInt16(at + 16, true) / 256 / 20);
  return { channels, preSkip: view.getUint16(at + 10, true), gain, serial, at };
}

/** How the channels lie in the packets' streams; the decoder knows for itself how one or two do. */
function readMapping(bytes: Uint8Array, at: number, channels: number) {
  const family = bytes[at + 18];
  if (family === 0 && channels <= 2) return {};
  if (family === 0 || at + 21 + channels > bytes.length) throw badHeader('Opus', `${channels} channels`);
  return {
    streamCount: bytes[at + 19],
    coupledStreamCount: bytes[at + 20],
    channelMappingTable: [...bytes.subarray(at + 21, at + 21 + channels)],
  };
}
