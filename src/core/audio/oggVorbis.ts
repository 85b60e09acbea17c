import type { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { startsWith, viewOf } from './bytes';
import { decodedStream, type DecodedPiece, type StreamDecoder } from './decodeStream';
import { findOggSound } from './oggPages';
import { oggExtent, oggPackets, oggWarning, type OggPackets } from './oggSound';
import { OggTrim } from './oggTrim';
import { checkRateAndChannels, cutOffHeader, damaged } from './soundProblems';
import type { SoundStream } from './soundStream';

/**
 * Vorbis in Ogg (Xiph, "Vorbis I specification", 4.2 and A.2).
 *
 * @throws AffectronError `truncated`, and as `decodedStream`
 */
export function openOggVorbis(bytes: Uint8Array): SoundStream {
  const { sampleRate, channels, serial } = readVorbisHeader(bytes);
  const extent = oggExtent(bytes, serial);
  const info = {
    format: 'Ogg Vorbis' as const,
    encoding: 'Vorbis',
    sampleRate,
    channels,
    // A broadcast joined midway begins at any position, so the end says nothing of the length.
    frames: null,
    leastSeconds: extent.atLeast / sampleRate,
    warning: oggWarning('Ogg Vorbis', extent),
  };
  return decodedStream(info, async () => ({
    decoder: await VorbisPackets.open(),
    pieces: oggPackets(bytes, serial),
  }));
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

const nothing: DecodedPiece = { channelData: [], samplesDecoded: 0, sampleRate: 0, errors: [] };

/** Feeds the decoder packet by packet. */
class VorbisPackets implements StreamDecoder<OggPackets> {
  readonly #decoder: OggVorbisDecoder;
  readonly #trim = new OggTrim();
  #identification: Uint8Array | null = null;
  #setup: Uint8Array | null = null;
  #started = false;

  private constructor(decoder: OggVorbisDecoder) {
    this.#decoder = decoder;
  }

  static async open(): Promise<VorbisPackets> {
    const { OggVorbisDecoder } = await import('@wasm-audio-decoders/ogg-vorbis');
    return new VorbisPackets(new OggVorbisDecoder());
  }

  get ready(): Promise<void> {
    return this.#decoder.ready;
  }

  async decode(page: OggPackets): Promise<DecodedPiece> {
    const sound: Uint8Array[] = [];
    for (const packet of page.packets) {
      if (startsWith(packet, '\x01vorbis')) this.#identification ??= packet;
      else if (startsWith(packet, '\x05vorbis')) this.#setup ??= packet;
      // The lowest bit tells headers from sound.
      else if (packet.length > 0 && (packet[0] & 1) === 0) sound.push(packet);
    }
    return sound.length === 0 ? nothing : this.#trim.trim(await this.#decodeSound(sound), page);
  }

  async #decodeSound(packets: Uint8Array[]): Promise<DecodedPiece> {
    const [first, ...others] = packets.map((data) => ({ data }));
    if (this.#started) {
      return this.#decoder.decodeOggPages([{ data: first.data, codecFrames: [first, ...others] }]);
    }
    if (this.#identification === null || this.#setup === null) throw damaged('Ogg Vorbis');
    this.#started = true;
    const header = { vorbisSetup: this.#setup };
    return this.#decoder.decodeOggPages([
      { data: this.#identification, codecFrames: [{ ...first, header }, ...others] },
    ]);
  }

  free(): void {
    this.#decoder.free();
  }
}
