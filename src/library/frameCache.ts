/**
 * Encoder outputs kept on disk: a second run starts at once. One file for each recording, named by the hash of the
 * sound file and of everything that shapes the frames.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameMatrix } from '../core/features/frames';
import { writeWhole } from './writeWhole';

/** Marks the files; raised when their layout changes. */
const magic = 0x31464641;

export class FrameCache {
  readonly #folder: string;
  readonly #version: string;

  /** @param version of whatever makes the frames: another version finds nothing */
  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
  }

  /**
   * The frames of a sound file, made when they are not kept or what is kept is damaged.
   *
   * @throws AffectronError `disk-full` or `cannot-write`, and whatever `make` throws
   */
  async get(file: Uint8Array, make: () => Promise<FrameMatrix[]>): Promise<FrameMatrix[]> {
    const path = this.pathOf(file);
    const kept = await readFile(path).catch(() => null);
    const known = kept && decodeFrames(kept);
    if (known) return known;
    const made = await make();
    await writeWhole(path, encodeFrames(made));
    return made;
  }

  /** Where the frames of a sound file are kept, or will be. */
  pathOf(file: Uint8Array): string {
    const hash = createHash('sha256').update(this.#version).update(file).digest('hex');
    return join(this.#folder, hash.slice(0, 2), `${hash}.frames`);
  }
}

/** Magic number, count, then for each matrix frames and width, then all values; 32 bits each, little-endian. */
export function encodeFrames(matrices: readonly FrameMatrix[]): Uint8Array {
  const header = [magic, matrices.length, ...matrices.flatMap(({ frames, width }) => [frames, width])];
  const bytes = new Uint8Array(
    4 * (header.length + matrices.reduce((sum, { data }) => sum + data.length, 0)),
  );
  new Uint32Array(bytes.buffer, 0, header.length).set(header);
  let offset = header.length;
  for (const { data } of matrices) {
    new Float32Array(bytes.buffer, 4 * offset, data.length).set(data);
    offset += data.length;
  }
  return bytes;
}

/** `null` when the bytes are not whole. */
export function decodeFrames(bytes: Uint8Array): FrameMatrix[] | null {
  if (bytes.byteLength % 4 !== 0 || bytes.byteLength < 8) return null;
  // A copy of its own: what is read from a file need not begin at a multiple of 4.
  const { buffer } = Uint8Array.from(bytes);
  const words = new Uint32Array(buffer);
  const count = words[1];
  if (words[0] !== magic || 2 + 2 * count > words.length) return null;
  const matrices: FrameMatrix[] = [];
  let offset = 2 + 2 * count;
  for (let i = 0; i < count; i++) {
    const [frames, width] = words.subarray(2 + 2 * i, 4 + 2 * i);
    if (offset + frames * width > words.length) return null;
    matrices.push({ frames, width, data: new Float32Array(buffer, 4 * offset, frames * width) });
    offset += frames * width;
  }
  return offset === words.length ? matrices : null;
}
