/** The first sample entry of an MP4 track: which codec, and what its decoder has to know. ISO/IEC 14496-12, -14, -15. */
import { viewOf } from './byteSource';
import { aacName, av1Name, avcName, hevcName, pcmName, vp9Name } from './codecNames';
import { letters, partAt, partsOf } from './mp4Boxes';

export interface SampleEntry {
  codec: string;
  description: Uint8Array | null;
  width: number;
  height: number;
  sampleRate: number;
  channels: number;
}

/** @param stsd content of the sample description box */
export function sampleEntry(stsd: Uint8Array): SampleEntry | null {
  const entry = partsOf(stsd.subarray(8))[0];
  // An entry whose fields are not all there.
  if (entry === undefined || entry.bytes.length < 28) return null;
  const { type, bytes } = entry;
  const view = viewOf(bytes);
  const [width, height] = [view.getUint16(24), view.getUint16(26)];
  const sound = { channels: view.getUint16(16), sampleRate: view.getUint16(24) };
  return { width, height, ...sound, ...codecOf(type, bytes) };
}

function codecOf(type: string, bytes: Uint8Array): { codec: string; description: Uint8Array | null } {
  const config = (name: string, from = 78): Uint8Array | null =>
    partAt(bytes.subarray(from), name)?.slice() ?? null;
  switch (type) {
    case 'avc1':
    case 'avc3': {
      const avc = config('avcC');
      return { codec: avcName(avc ?? new Uint8Array()), description: avc };
    }
    case 'hvc1':
    case 'hev1': {
      const hevc = config('hvcC');
      return { codec: hevcName(hevc ?? new Uint8Array()), description: hevc };
    }
    case 'vp08':
      return { codec: 'vp8', description: null };
    case 'vp09':
      return { codec: vp9Name(config('vpcC')?.subarray(4) ?? null), description: null };
    case 'av01':
      return { codec: av1Name(config('av1C')), description: null };
    case 'mp4a':
      return aacOf(bytes);
    case 'Opus':
      return { codec: 'opus', description: null };
    case 'fLaC':
      return { codec: 'flac', description: flacHeader(config('dfLa', 28)) };
    case '.mp3':
      return { codec: 'mp3', description: null };
    case 'sowt':
      return { codec: pcmName(16), description: null };
    default:
      return { codec: type.trim(), description: null };
  }
}

function aacOf(entry: Uint8Array): { codec: string; description: Uint8Array | null } {
  // QuickTime has longer entries, and puts the box into another one.
  const longer = [0, 16, 36][viewOf(entry).getUint16(8)] ?? 0;
  const inner = entry.subarray(28 + longer);
  const found = partAt(inner, 'esds') ?? partAt(inner, 'wave', 'esds');
  const { kind, config } = descriptors(found?.subarray(4) ?? new Uint8Array());
  if (kind === 0x69 || kind === 0x6b) return { codec: 'mp3', description: null };
  return config === null
    ? { codec: 'mp4a', description: null }
    : { codec: aacName(config), description: config };
}

/** Walks into the descriptors of MPEG-4 to the settings of the decoder. ISO/IEC 14496-1, 7.2.6. */
function descriptors(bytes: Uint8Array): { kind: number; config: Uint8Array | null } {
  let [at, kind]: [number, number] = [0, 0];
  while (at + 2 <= bytes.length) {
    const tag = bytes[at++];
    let length = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      length = length * 128 + (byte & 0x7f);
    } while ((byte & 0x80) !== 0);
    if (tag === 3) at += 3 + skippedOf(bytes[at + 2] ?? 0);
    else if (tag === 4) {
      kind = bytes[at] ?? 0;
      at += 13;
    } else if (tag === 5) return { kind, config: bytes.slice(at, at + length) };
    else at += length;
  }
  return { kind, config: null };
}

/** What may stand before the descriptors in the outermost one, by its flags; an address of text is never there. */
function skippedOf(flags: number): number {
  return ((flags & 0x80) === 0 ? 0 : 2) + ((flags & 0x20) === 0 ? 0 : 2);
}

/** As a FLAC file begins. */
function flacHeader(dfLa: Uint8Array | null): Uint8Array | null {
  if (dfLa === null || letters(dfLa, 0) === 'fLaC') return dfLa;
  return Uint8Array.from([0x66, 0x4c, 0x61, 0x43, ...dfLa.subarray(4)]);
}
