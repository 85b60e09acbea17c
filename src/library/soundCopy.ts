/** Sound that comes block by block from elsewhere, as a 16-bit mono WAV to be heard from: a working copy, deleted afterwards. */
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { wavHeader } from '../core/audio/encodeWav';
import { AffectronError } from '../core/errors';
import { writeProblem } from './fileProblem';
import { to16Bit } from './longSound';

const headerBytes = 44;

export class SoundCopy {
  readonly path: string;
  readonly #sampleRate: number;
  readonly #mostSeconds: number;
  readonly #file: FileHandle;
  #samples = 0;
  #closed = false;
  /** Blocks are written in the order they came in. */
  #queue: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, sampleRate: number, mostSeconds: number) {
    this.path = path;
    this.#file = file;
    this.#sampleRate = sampleRate;
    this.#mostSeconds = mostSeconds;
  }

  /** @throws AffectronError `cannot-write`, `disk-full` */
  static async open(path: string, sampleRate: number, mostSeconds: number): Promise<SoundCopy> {
    try {
      await mkdir(dirname(path), { recursive: true });
      return new SoundCopy(path, await open(path, 'wx'), sampleRate, mostSeconds);
    } catch (thrown) {
      throw writeProblem(thrown, path);
    }
  }

  get seconds(): number {
    return this.#samples / this.#sampleRate;
  }

  /** Appends samples, -1 to 1. @throws AffectronError `too-long`, `cannot-write`, `disk-full` */
  write(samples: Float32Array): Promise<void> {
    const written = this.#queue.then(() => this.#append(samples));
    this.#queue = written.catch(() => undefined);
    return written;
  }

  /** Completes the header: the file can be heard. @throws AffectronError `too-short`, `cannot-write`, `disk-full` */
  async finish(): Promise<void> {
    await this.#queue;
    if (this.#samples === 0) throw new AffectronError('too-short', 'The sound of the video is empty.');
    try {
      await this.#file.write(wavHeader(this.#sampleRate, this.#samples * 2), 0, headerBytes, 0);
    } catch (thrown) {
      throw writeProblem(thrown, this.path);
    } finally {
      await this.#close();
    }
  }

  /** Deletes it. */
  async discard(): Promise<void> {
    await this.#queue;
    await this.#close();
    await rm(this.path, { force: true }).catch(() => undefined);
  }

  async #append(samples: Float32Array): Promise<void> {
    if ((this.#samples + samples.length) / this.#sampleRate > this.#mostSeconds) {
      throw new AffectronError(
        'too-long',
        `The video lasts more than ${this.#mostSeconds / 3600} hours, the longest that is heard.`,
        { advice: 'Cut it into shorter pieces.' },
      );
    }
    const bytes = new Uint8Array(to16Bit(samples).buffer);
    try {
      for (let at = 0; at < bytes.length;) {
        const place = headerBytes + this.#samples * 2 + at;
        at += (await this.#file.write(bytes, at, bytes.length - at, place)).bytesWritten;
      }
    } catch (thrown) {
      throw writeProblem(thrown, this.path);
    }
    this.#samples += samples.length;
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#file.close();
  }
}
