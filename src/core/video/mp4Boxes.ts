/** Boxes of the ISO base media file format, in which MP4 and QuickTime files are written. Source: ISO/IEC 14496-12. */
import { damagedVideo, viewOf, type ByteReader } from './byteSource';

export interface Box {
  /** Four letters. */
  type: string;
  /** Where its content begins, and the next box. */
  start: number;
  end: number;
}

/** The box at a place; `null` at the end of the file. @throws AffectronError `damaged` */
export async function boxAt(reader: ByteReader, at: number): Promise<Box | null> {
  const head = await reader.bytes(at, 16);
  return head.length < 8 ? null : headOf(head, at, reader.size);
}

/** @param end of what the box lies in, to which one of size 0 reaches */
function headOf(bytes: Uint8Array, offset: number, end: number): Box {
  const view = viewOf(bytes);
  let [size, head] = [view.getUint32(0), 8];
  if (size === 1) {
    if (bytes.length < 16) throw damagedVideo();
    [size, head] = [view.getUint32(8) * 2 ** 32 + view.getUint32(12), 16];
  } else if (size === 0) size = end - offset;
  if (size < head) throw damagedVideo();
  return { type: letters(bytes, 4), start: offset + head, end: offset + size };
}

export function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** A box in memory. */
export interface Part {
  type: string;
  bytes: Uint8Array;
}

/** The boxes within one. What its end cuts is left out. */
export function partsOf(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const box = headOf(bytes.subarray(at, at + 16), at, bytes.length);
    if (box.end > bytes.length) break;
    parts.push({ type: box.type, bytes: bytes.subarray(box.start, box.end) });
    at = box.end;
  }
  return parts;
}

/** The first box on a path of types. */
export function partAt(bytes: Uint8Array, ...[type, ...rest]: string[]): Uint8Array | null {
  const found = partsOf(bytes).find((part) => part.type === type)?.bytes ?? null;
  return found === null || rest.length === 0 ? found : partAt(found, ...rest);
}
