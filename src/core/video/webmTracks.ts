/** Tracks of WebM and Matroska. Source: RFC 9559. */
import { aacName, av1Name, avcName, hevcName, pcmName, vp9Name } from './codecNames';
import { childrenOf, float, text, unsigned } from './ebml';

export interface WebmTrack {
  number: number;
  kind: 'picture' | 'sound' | 'other';
  codec: string;
  description: Uint8Array | null;
  width: number;
  height: number;
  sampleRate: number;
  channels: number;
  /** From one packet to the next, seconds; 0 where it is not stated. */
  packetSeconds: number;
}

const id = {
  entry: 0xae,
  number: 0xd7,
  type: 0x83,
  codec: 0x86,
  private: 0x63a2,
  duration: 0x23e383,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  audio: 0xe1,
  rate: 0xb5,
  channels: 0x9f,
  bits: 0x6264,
  encodings: 0x6d80,
} as const;

/** @param bytes content of the Tracks element */
export function webmTracks(bytes: Uint8Array): WebmTrack[] {
  return [...childrenOf(bytes)].filter((child) => child.id === id.entry).map((child) => trackOf(child.bytes));
}

function trackOf(entry: Uint8Array): WebmTrack {
  const fields = fieldsOf(entry);
  const video = fieldsOf(fields.get(id.video));
  const audio = fieldsOf(fields.get(id.audio));
  const number = (of: Map<number, Uint8Array>, key: number, otherwise: number): number => {
    const value = of.get(key);
    return value === undefined ? otherwise : unsigned(value);
  };
  const type = number(fields, id.type, 0);
  const rate = audio.get(id.rate);
  const known = fields.get(id.private)?.slice() ?? null;
  const name = text(fields.get(id.codec) ?? new Uint8Array());
  return {
    number: number(fields, id.number, 0),
    kind: type === 1 ? 'picture' : type === 2 ? 'sound' : 'other',
    // What is compressed once more, or encrypted, no decoder would understand.
    ...(fields.has(id.encodings)
      ? { codec: `${name}, packed`, description: null }
      : codecOf(name, known, number(audio, id.bits, 16))),
    width: number(video, id.width, 0),
    height: number(video, id.height, 0),
    sampleRate: rate === undefined ? 8000 : Math.round(float(rate)),
    channels: number(audio, id.channels, 1),
    packetSeconds: number(fields, id.duration, 0) / 1e9,
  };
}

function fieldsOf(bytes: Uint8Array | undefined): Map<number, Uint8Array> {
  const fields = new Map<number, Uint8Array>();
  for (const child of childrenOf(bytes ?? new Uint8Array())) fields.set(child.id, child.bytes);
  return fields;
}

function codecOf(
  name: string,
  known: Uint8Array | null,
  bits: number,
): { codec: string; description: Uint8Array | null } {
  const described = (codec: string) => ({ codec, description: known });
  const plain = (codec: string) => ({ codec, description: null });
  switch (name) {
    case 'V_VP8':
      return plain('vp8');
    case 'V_VP9':
      return plain(vp9Name(null));
    case 'V_AV1':
      return plain(av1Name(known));
    case 'V_MPEG4/ISO/AVC':
      return described(avcName(known ?? new Uint8Array()));
    case 'V_MPEGH/ISO/HEVC':
      return described(hevcName(known ?? new Uint8Array()));
    case 'A_OPUS':
      return described('opus');
    case 'A_VORBIS':
      return described('vorbis');
    case 'A_FLAC':
      return described('flac');
    case 'A_AAC':
      return described(aacName(known ?? new Uint8Array()));
    case 'A_MPEG/L3':
      return plain('mp3');
    case 'A_PCM/INT/LIT':
      return plain(pcmName(bits));
    case 'A_PCM/FLOAT/IEEE':
      return plain(pcmName(null));
    default:
      return plain(name);
  }
}
