import { viewOf } from './bytes';
import type { SoundBytes } from './soundBytes';

/** A frame in which this many others seem to begin, or which is longer than this, has a wrong checksum. */
const headersInside = 3;
const longestFrame = 2 ** 20;

/**
 * The intact frames of a FLAC stream, found by their checksums (RFC 9639, 9.1 and 9.3). A damaged frame is
 * left out and the next one is found; the decoder package's own search would give up half a megabyte.
 *
 * @param from where the first frame is to be expected
 */
export function* flacFrames(bytes: Uint8Array, from: number): Generator<Uint8Array> {
  let start = nextHeader(bytes, from);
  while (start !== null) {
    const { end, next } = frameEnd(bytes, start);
    if (end !== null) yield bytes.subarray(start, end);
    start = next;
  }
}

/** So much of a file is looked at at a time: several of the longest frames. */
const windowBytes = 4 * longestFrame;
/** More than a header, and so much behind it as tells that it is one. */
const headerRoom = 64;

/** `flacFrames` of a file that stays on the disk: the same frames, each looked at with as much behind it. */
export async function* flacFramesFrom(
  { read }: Pick<SoundBytes, 'read'>,
  from: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let base = from;
  let at: number | null = 0;
  for (;;) {
    const window = await read(base, Math.min(end, base + windowBytes));
    const last = base + window.length >= end || window.length < windowBytes;
    const most = last ? Infinity : window.length - longestFrame - headerRoom;
    let start = nextHeader(window, at);
    while (start !== null && start <= most) {
      const frame = frameEnd(window, start);
      if (frame.end !== null) yield window.subarray(start, frame.end);
      // Nothing in the rest of the window: headers may still lie across its end.
      start = frame.next ?? (last ? null : window.length - headerRoom);
    }
    if (last) return;
    base += start ?? window.length - headerRoom;
    at = 0;
  }
}

/** Where the metadata blocks behind the mark `fLaC` at `mark` end. */
export function flacFramesAt(bytes: Uint8Array, mark: number): number {
  const view = viewOf(bytes);
  for (let at = mark + 4; at + 4 <= bytes.length;) {
    const head = view.getUint32(at);
    at += 4 + (head & 0xff_ffff);
    if (head >>> 31 === 1 && at <= bytes.length) return at;
  }
  // The lengths are damaged: the frames are found behind the first block, which has a fixed length.
  return mark + 42;
}

/** The first place where another frame begins and the checksum over all bytes before it, its own included, is 0. */
function frameEnd(bytes: Uint8Array, start: number): { end: number | null; next: number | null } {
  let sum = 0;
  let inside = 0;
  let first: number | null = null;
  const limit = Math.min(bytes.length, start + longestFrame);
  for (let at = start; at < limit; at++) {
    if (bytes[at] === 0xff && at > start && isHeader(bytes, at)) {
      if (sum === 0) return { end: at, next: at };
      first ??= at;
      if (++inside === headersInside) return { end: null, next: first };
    }
    sum = ((sum << 8) & 0xffff) ^ footerTable[(sum >>> 8) ^ bytes[at]];
  }
  if (limit === bytes.length && sum === 0) return { end: limit, next: null };
  return { end: null, next: first ?? nextHeader(bytes, limit) };
}

function nextHeader(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (isHeader(bytes, at)) return at;
  }
  return null;
}

/**
 * Where in the sound a frame begins and ends, in samples (RFC 9639, 9.1).
 *
 * @param blockSize samples of every frame but the last in a stream of fixed block size
 */
export function flacFrameExtent(frame: Uint8Array, blockSize: number): { start: number; end: number } {
  const code = frame[2] >> 4;
  const numberBytes = numberLength(frame[4]);
  // What the leading ones leave of the first byte, then 6 bits of each byte that follows.
  let number = frame[4] & (numberBytes === 1 ? 0x7f : 0x7f >> numberBytes);
  for (let i = 1; i < numberBytes; i++) number = number * 64 + (frame[4 + i] & 0x3f);
  const sizeAt = 4 + numberBytes;
  let size = code === 1 ? 192 : code < 6 ? 144 << code : 1 << code;
  if (code === 6) size = frame[sizeAt] + 1;
  if (code === 7) size = viewOf(frame).getUint16(sizeAt) + 1;
  const variable = (frame[1] & 1) === 1;
  const start = variable ? number : number * blockSize;
  return { start, end: start + size };
}

/** The frame's number is coded as UTF-8 codes characters: the first byte's leading ones count the bytes. */
function numberLength(first: number): number {
  return Math.max(1, Math.clz32(~(first << 24)));
}

function isHeader(bytes: Uint8Array, at: number): boolean {
  if ((bytes[at + 1] & 0xfe) !== 0xf8 || at + 6 > bytes.length) return false;
  const blockSize = bytes[at + 2] >> 4;
  const sampleRate = bytes[at + 2] & 15;
  const channels = bytes[at + 3] >> 4;
  if (blockSize === 0 || sampleRate === 15 || channels > 10 || bytes[at + 3] & 1) return false;
  // No byte of a number begins with 10, as those do that continue it.
  if (bytes[at + 4] >> 6 === 2 || bytes[at + 4] === 0xff) return false;
  const numberBytes = numberLength(bytes[at + 4]);
  const sizeBytes = blockSize === 6 ? 1 : blockSize === 7 ? 2 : 0;
  const rateBytes = sampleRate === 12 ? 1 : sampleRate > 12 ? 2 : 0;
  const end = at + 4 + numberBytes + sizeBytes + rateBytes;
  let sum = 0;
  for (let i = at; i < end; i++) sum = headerTable[sum ^ bytes[i]];
  return end < bytes.length && sum === bytes[end];
}

/** Tables of the two checksums: x^8 + x^2 + x + 1 and x^16 + x^15 + x^2 + 1. */
const headerTable = checksumTable(8, 0x07);
const footerTable = checksumTable(16, 0x8005);

function checksumTable(bits: 8 | 16, polynomial: number): Uint16Array {
  const highest = 1 << (bits - 1);
  const mask = (1 << bits) - 1;
  return Uint16Array.from({ length: 256 }, (_, index) => {
    let value = index << (bits - 8);
    for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ (value & highest ? polynomial : 0)) & mask;
    return value;
  });
}
