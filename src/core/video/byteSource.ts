import { AffectronError } from '../errors';

/** A file of which any part can be read. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `start` to `end`, fewer where the file ends before. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** Read ahead, bytes: a second or so of a video in HD. */
const ahead = 1 << 20;
/** Largest piece that is read at once, bytes: a picture of 8K as it is compressed is smaller. */
const largest = 64 << 20;

/** Reads small pieces of a file one after the other through one window of bounded size. */
export class ByteReader {
  readonly size: number;
  readonly #source: ByteSource;
  #start = 0;
  #window: Uint8Array = new Uint8Array();

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size;
  }

  /**
   * The bytes from `at` on; a view that is good until the next call.
   *
   * @returns fewer than `count` at the end of the file
   * @throws AffectronError `damaged` for a piece larger than any of a video can be
   */
  async bytes(at: number, count: number): Promise<Uint8Array> {
    if (count > largest || at < 0) throw damagedVideo();
    const end = Math.min(this.size, at + count);
    if (at >= end) return new Uint8Array();
    if (at < this.#start || end > this.#start + this.#window.length) {
      this.#window = await this.#source.read(at, Math.min(this.size, at + Math.max(count, ahead)));
      this.#start = at;
    }
    return this.#window.subarray(at - this.#start, end - this.#start);
  }

  /** As `bytes`, but all of them. @throws AffectronError `truncated`, `damaged` */
  async whole(at: number, count: number): Promise<Uint8Array> {
    const bytes = await this.bytes(at, count);
    if (bytes.length < count) throw new AffectronError('truncated', 'The video ends in the middle.');
    return bytes;
  }
}

export function damagedVideo(): AffectronError {
  return new AffectronError('damaged', 'The video is damaged.');
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
