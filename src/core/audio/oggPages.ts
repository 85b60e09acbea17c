import { startsWith, viewOf } from './bytes';
import { damaged, unsupported } from './soundProblems';

/** One page of an Ogg file (RFC 3533), checksum correct. */
export interface OggPage {
  start: number;
  end: number;
  /** Number of the logical stream it belongs to. */
  serial: number;
  /** Its first packet began in a page before. */
  continues: boolean;
  first: boolean;
  last: boolean;
  /** Place in the sound at the page's end, in samples; `null` when no packet ends in it. */
  position: number | null;
  /** Counts the pages of its stream. */
  sequence: number;
  /** Where the lengths of its parts of packets stand, up to its data. */
  lacingStart: number;
  /** Where its data begins. */
  dataStart: number;
}

const pageHeader = 27;
const mark = 'OggS\0';

/**
 * The intact pages of a file. What lies between them is skipped, and so are pages whose checksum is wrong, as
 * libogg does: the decoders would turn them into bursts of noise.
 */
export function* oggPages(bytes: Uint8Array): Generator<OggPage> {
  const view = viewOf(bytes);
  // Marks made to look like pages could have their checksums computed over each other without end.
  let patience = 4 * bytes.length + 1_000_000;
  let at = 0;
  while (at + pageHeader <= bytes.length && patience > 0) {
    if (!startsWith(bytes, mark, at)) {
      const next = bytes.indexOf(0x4f, at + 1);
      if (next < 0) return;
      at = next;
      continue;
    }
    const page = readPage(bytes, view, at);
    if (page === null || !hasRightChecksum(bytes, view, page)) {
      patience -= page === null ? pageHeader : page.end - page.start;
      at += 4;
      continue;
    }
    yield page;
    at = page.end;
  }
}

function readPage(bytes: Uint8Array, view: DataView, start: number): OggPage | null {
  const segments = bytes[start + 26];
  const dataStart = start + pageHeader + segments;
  if (dataStart > bytes.length) return null;
  let end = dataStart;
  for (let i = start + pageHeader; i < dataStart; i++) end += bytes[i];
  if (end > bytes.length) return null;
  const flags = bytes[start + 5];
  const position = Number(view.getBigInt64(start + 6, true));
  return {
    start,
    end,
    lacingStart: start + pageHeader,
    dataStart,
    serial: view.getUint32(start + 14, true),
    sequence: view.getUint32(start + 18, true),
    continues: (flags & 1) !== 0,
    first: (flags & 2) !== 0,
    last: (flags & 4) !== 0,
    position: position < 0 ? null : position,
  };
}

/**
 * Bytes that are missing of the page in which a file stops, 0 when it does not stop in one.
 *
 * @param from the end of the last intact page
 */
export function missingOfLastPage(bytes: Uint8Array, from: number): number {
  let start = bytes.length - 1;
  while (start >= from && !startsWith(bytes, mark, start)) start--;
  if (start < from) return 0;
  const dataStart = start + pageHeader + (bytes[start + 26] ?? 0);
  let end = dataStart;
  for (let i = start + pageHeader; i < Math.min(dataStart, bytes.length); i++) end += bytes[i];
  return Math.max(0, end - bytes.length);
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? 0x04c1_1db7 : 0);
  return value >>> 0;
});

function hasRightChecksum(bytes: Uint8Array, view: DataView, page: OggPage): boolean {
  const fieldStart = page.start + 22;
  let sum = 0;
  for (let i = page.start; i < page.end; i++) {
    // The checksum's own four bytes count as zero.
    const byte = i >= fieldStart && i < fieldStart + 4 ? 0 : bytes[i];
    sum = (sum << 8) ^ checksumTable[(sum >>> 24) ^ byte];
  }
  return sum >>> 0 === view.getUint32(fieldStart, true);
}

export interface OggSound {
  codec: 'Vorbis' | 'Opus' | 'FLAC';
  serial: number;
  /** Where the codec's own header begins. */
  headerAt: number;
}

/**
 * The first stream of an Ogg file that holds sound Affectron can read; video and chapters are passed over.
 *
 * @returns `null` when it is not Ogg
 * @throws AffectronError `damaged`, `unsupported-encoding`
 */
export function findOggSound(bytes: Uint8Array): OggSound | null {
  if (!startsWith(bytes, 'OggS')) return null;
  let streams = 0;
  for (const page of oggPages(bytes)) {
    // All streams are announced before the first of them goes on.
    if (!page.first) break;
    const codec = codecAt(bytes, page.dataStart);
    if (codec !== null) return { codec, serial: page.serial, headerAt: page.dataStart };
    streams++;
  }
  throw streams === 0 ? damaged('Ogg') : unsupported('An Ogg file without Vorbis, Opus or FLAC sound');
}

function codecAt(bytes: Uint8Array, at: number): OggSound['codec'] | null {
  if (startsWith(bytes, '\x01vorbis', at)) return 'Vorbis';
  if (startsWith(bytes, 'OpusHead', at)) return 'Opus';
  if (startsWith(bytes, '\x7fFLAC', at)) return 'FLAC';
  return null;
}
