/** One file out of a gzipped tar archive, as the registry serves packages. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { stopIfCancelled } from '../cancelled';

const blockSize = 512;

/**
 * Content of one file of a `.tgz`, read as a stream, so that the rest of the archive never fills the memory.
 *
 * @param archive path of the archive
 * @param name of the file inside, with its folders
 * @throws Error when the archive is damaged or has no such file; AffectronError `cancelled`
 */
export async function tarEntry(archive: string, name: string, signal?: AbortSignal): Promise<Uint8Array> {
  let found: Uint8Array | null = null;
  await pipeline(createReadStream(archive), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
    const bytes = new Bytes(chunks, signal);
    for (;;) {
      const header = await bytes.take(blockSize);
      // A block of zeros ends the archive.
      if (header === null || header[0] === 0) break;
      const { path, size } = readHeader(header);
      const filled = Math.ceil(size / blockSize) * blockSize;
      if (path !== name) await bytes.skip(filled);
      else found = (await bytes.take(filled))?.subarray(0, size) ?? null;
    }
    // What follows the end is read too: a pipeline left early counts as broken.
    await bytes.skip(Infinity);
  });
  if (found === null) throw new Error(`it does not hold “${name}”`);
  return found;
}

/** Path and size of the file that follows. POSIX ustar, IEEE Std 1003.1. */
function readHeader(header: Buffer): { path: string; size: number } {
  const text = (from: number, length: number): string => {
    const field = header.subarray(from, from + length);
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end < 0 ? length : end);
  };
  const prefix = text(345, 155);
  const size = Number.parseInt(text(124, 12), 8);
  if (!Number.isFinite(size)) throw new Error('it is no tar archive');
  return { path: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`, size };
}

/** A stream of chunks, taken in pieces of any size. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #signal: AbortSignal | undefined;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>, signal?: AbortSignal) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#signal = signal;
  }

  /** The next `length` bytes; `null` when the stream ends before. */
  async take(length: number): Promise<Buffer | null> {
    const taken: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      if (this.#rest.length === 0 && !(await this.#fill())) return null;
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      taken.push(piece);
      missing -= piece.length;
    }
    return Buffer.concat(taken);
  }

  /** Passes over `length` bytes, or whatever there still is. */
  async skip(length: number): Promise<void> {
    for (let missing = length; missing > 0;) {
      if (this.#rest.length === 0 && !(await this.#fill())) return;
      const passed = Math.min(missing, this.#rest.length);
      this.#rest = this.#rest.subarray(passed);
      missing -= passed;
    }
  }

  async #fill(): Promise<boolean> {
    stopIfCancelled(this.#signal);
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#rest = next.value;
    return true;
  }
}
