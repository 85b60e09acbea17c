/** Elements of EBML, in which WebM and Matroska are written. Source: RFC 8794. */
import { damagedVideo, viewOf, type ByteReader } from './byteSource';

export interface Element {
  id: number;
  /** Where its content begins and ends; the end is infinite where the file does not state it. */
  start: number;
  end: number;
}

/** The element at a place; `null` at the end of the file. @throws AffectronError `damaged` */
export async function elementAt(reader: ByteReader, at: number): Promise<Element | null> {
  const head = await reader.bytes(at, 12);
  return head.length < 2 ? null : elementIn(head, at);
}

/** @param offset of `bytes` in the file */
function elementIn(bytes: Uint8Array, offset: number): Element {
  const idLength = lengthOf(bytes[0], 4);
  let id = 0;
  for (let i = 0; i < idLength; i++) id = id * 256 + (bytes[i] ?? 0);
  const size = variable(bytes, idLength);
  const start = offset + idLength + size.length;
  return { id, start, end: start + size.value };
}

/** The elements within one that is in memory. @throws AffectronError `damaged` */
export function* childrenOf(bytes: Uint8Array): Generator<{ id: number; bytes: Uint8Array }> {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const { id, start, end } = elementIn(bytes.subarray(at, at + 12), at);
    const last = Math.min(end, bytes.length);
    yield { id, bytes: bytes.subarray(start, last) };
    at = last;
  }
}

/** A number of one to eight bytes, the first of which says how many. All ones: unknown. */
export function variable(bytes: Uint8Array, at: number): { value: number; length: number } {
  const length = lengthOf(bytes[at] ?? 0, 8);
  let value = (bytes[at] ?? 0) & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { value: unknown ? Infinity : value, length };
}

function lengthOf(first: number, most: number): number {
  const length = Math.clz32(first) - 23;
  if (length > most) throw damagedVideo();
  return length;
}

export function unsigned(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function float(bytes: Uint8Array): number {
  if (bytes.length === 4) return viewOf(bytes).getFloat32(0);
  return bytes.length === 8 ? viewOf(bytes).getFloat64(0) : 0;
}

export function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 64)).replace(/\0+$/, '');
}
