/**
 * A take while it is being recorded: `Take 3.wav.partial`, a WAV whose header does not yet know its
 * length. Only `finish` gives it the name `Take 3.wav`, so a WAV in the recordings folder is always whole;
 * a `.partial` that is still there at the next start is what a crash left, and `recoverTakes` finishes it.
 */
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { mostWavBytes, tooLongForWav, wavHeader } from '../core/audio/encodeWav';
import { AffectronError } from '../core/errors';
import { writeProblem } from './fileProblem';
import { syncFolder } from './writeWhole';

const takeSampleRate = 16_000;
export const partialEnding = '.partial';
export const wavHeaderBytes = 44;
/** Sound that a power cut may take, bytes: five seconds. The system itself would wait for half a minute. */
const syncEvery = 5 * takeSampleRate * 2;

export class TakeWriter {
  readonly path: string;
  readonly #file: FileHandle;
  #dataBytes = 0;
  /** So much of it is on the disk itself. */
  #synced = 0;
  /** Writes queue up behind one another: blocks arrive faster than a slow disk takes them. */
  #queue: Promise<void> = Promise.resolve();
  #failure: Error | null = null;
  #closed = false;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /**
   * Starts a take that will become `path` (from `Library.takePath()`).
   *
   * @throws AffectronError `cannot-write`, `disk-full`
   */
  static async open(path: string): Promise<TakeWriter> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path + partialEnding, 'wx');
      try {
        await file.write(wavHeader(takeSampleRate, 0), 0, wavHeaderBytes, 0);
        return new TakeWriter(path, file);
      } catch (thrown) {
        await file.close();
        await rm(path + partialEnding, { force: true });
        throw thrown;
      }
    } catch (thrown) {
      throw writeProblem(thrown, path);
    }
  }

  /** Seconds safely handed to the system so far. */
  get seconds(): number {
    return this.#dataBytes / 2 / takeSampleRate;
  }

  /**
   * Appends samples (16 kHz mono, -1..1; beyond that clipped, not-a-number silent). Blocks are written in
   * the order of the calls; nobody needs to wait for the returned promise before the next call.
   *
   * @throws AffectronError `disk-full`, `cannot-write` or `too-long` (after 37 hours), for this and every later block;
   *   `finish` still keeps what was written before
   */
  write(samples: Float32Array): Promise<void> {
    const bytes = toPcm(samples);
    const written = this.#queue.then(() => this.#append(bytes));
    this.#queue = written.catch(() => undefined);
    return written;
  }

  /**
   * Waits for the last block, completes the header, forces everything to the disk and gives the file its
   * name. Works after a failed `write` too: the take is then as long as what had been written.
   *
   * @returns the length in seconds
   * @throws AffectronError `nothing-recorded` (the file is gone), `cannot-write`, `disk-full`, and
   *   `not-recording` once the take has ended
   */
  async finish(): Promise<number> {
    await this.#queue;
    if (this.#closed) throw takeEnded();
    if (this.#dataBytes === 0) {
      await this.discard();
      throw new AffectronError('nothing-recorded', 'Nothing was recorded, so nothing was kept.');
    }
    try {
      this.#closed = true;
      await completeTake(this.#file, this.#dataBytes);
      await nameTake(this.path);
      return this.seconds;
    } catch (thrown) {
      throw writeProblem(thrown, this.path, 'What was recorded is kept and restored at the next start.');
    }
  }

  /** Ends the take and deletes what was written. */
  async discard(): Promise<void> {
    await this.#queue;
    if (this.#closed) return;
    this.#closed = true;
    await this.#file.close();
    await rm(this.path + partialEnding, { force: true });
  }

  async #append(bytes: Uint8Array): Promise<void> {
    if (this.#closed) throw takeEnded();
    if (this.#dataBytes + bytes.length > mostWavBytes) this.#failure = tooLongForWav();
    if (this.#failure !== null) throw this.#failure;
    let done = 0;
    try {
      while (done < bytes.length) {
        const at = wavHeaderBytes + this.#dataBytes + done;
        done += (await this.#file.write(bytes, done, bytes.length - done, at)).bytesWritten;
      }
      const written = this.#dataBytes + done;
      if (written - this.#synced >= syncEvery) {
        await this.#file.datasync();
        this.#synced = written;
      }
    } catch (thrown) {
      this.#failure = writeProblem(thrown, this.path, 'What was recorded until then is kept.');
      throw this.#failure;
    } finally {
      // A disk that fills up takes part of a block, then refuses: that part is kept, in whole samples.
      this.#dataBytes += done - (done % 2);
    }
  }
}

function takeEnded(): AffectronError {
  return new AffectronError('not-recording', 'This take has already ended.');
}

/** Writes the final header into an open take of `dataBytes` bytes of sound, cuts off what follows, closes. */
export async function completeTake(file: FileHandle, dataBytes: number): Promise<void> {
  try {
    await file.truncate(wavHeaderBytes + dataBytes);
    await file.write(wavHeader(takeSampleRate, dataBytes), 0, wavHeaderBytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames a completed `path.partial` to `path`. */
export async function nameTake(path: string): Promise<void> {
  await rename(path + partialEnding, path);
  await syncFolder(dirname(path));
}

/** 16-bit little-endian samples; ±1 is full scale, so a recorder's own 16-bit samples survive unchanged. */
function toPcm(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((sample, index) => {
    const scaled = Number.isNaN(sample) ? 0 : Math.round(sample * 32_768);
    view.setInt16(index * 2, Math.max(-32_768, Math.min(32_767, scaled)), true);
  });
  return new Uint8Array(view.buffer);
}
