import { StreamResampler } from '../core/audio/streamResampler';
import { AffectronError } from '../core/errors';
import { voiceRate } from '../core/models/voicePieces';
import { openSoundFile, type OpenSoundFile } from './openSoundFile';

/** Sound of a recording at 16 kHz. */
export interface ReadSound {
  samples: Float32Array;
  sampleRate: number;
  /** Where it begins, seconds. */
  start: number;
  /** Length of the recording if it ends here, else `null`. */
  ended: number | null;
  /** Length of the recording as far as can be told, seconds. */
  expected: number | null;
  /** What was wrong, once it ended. */
  warning?: string;
}

/**
 * Reads a recording from its beginning to its end in overlapping parts, resampled, with little more than the part that is
 * asked for in memory.
 */
export class SoundReader {
  readonly #path: string;
  #reading: Reading | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The sound between two moments, less where it ends before. Moments come in order; to go back, the file is read from
   * its beginning again. Where reading fails in the middle of the file, the sound ends there, with a warning.
   *
   * @param from seconds
   * @param to seconds
   * @throws AffectronError as `openSoundFile`, and where nothing of it can be decoded
   */
  async read(from: number, to: number): Promise<ReadSound> {
    const [first, end] = [Math.round(from * voiceRate), Math.round(to * voiceRate)];
    if (this.#reading === null || first < this.#reading.first) {
      await this.close();
      this.#reading = new Reading(await openSoundFile(this.#path));
    }
    const reading = this.#reading;
    const { ended, warning } = await reading.reach(first, end);
    return {
      samples: reading.take(first, end),
      sampleRate: voiceRate,
      start: first / voiceRate,
      ended,
      expected: reading.expected,
      ...(warning !== undefined && { warning }),
    };
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = null;
    await reading?.close();
  }
}

/** A file that is open, and the part of its sound that is kept. */
class Reading {
  readonly #file: OpenSoundFile;
  readonly #blocks: OpenSoundFile['blocks'];
  readonly #resampler: StreamResampler;
  /** Resampled, one after the other, the first beginning at sample number `first`. */
  #kept: Float32Array[] = [];
  #first = 0;
  #end = 0;
  #ended = false;
  #warning: string | undefined;

  constructor(file: OpenSoundFile) {
    this.#file = file;
    this.#blocks = file.blocks;
    this.#resampler = new StreamResampler(file.sampleRate, voiceRate);
  }

  get first(): number {
    return this.#first;
  }

  get expected(): number | null {
    return this.#ended ? this.#end / voiceRate : this.#file.seconds;
  }

  /** Reads until sample `end` is there and it is known whether more follows; lets go of what lies before `first`. */
  async reach(first: number, end: number): Promise<{ ended: number | null; warning?: string | undefined }> {
    while (!this.#ended && this.#end <= end) {
      await this.#advance();
      this.#forget(first);
    }
    this.#forget(first);
    if (!this.#ended || this.#end > end) return { ended: null };
    return { ended: this.#end / voiceRate, warning: this.#warning };
  }

  take(first: number, end: number): Float32Array {
    const last = Math.min(end, this.#end);
    const out = new Float32Array(Math.max(0, last - first));
    let at = this.#first;
    for (const block of this.#kept) {
      const [from, to] = [Math.max(first, at), Math.min(last, at + block.length)];
      if (to > from) out.set(block.subarray(from - at, to - at), from - first);
      at += block.length;
    }
    return out;
  }

  async close(): Promise<void> {
    await this.#blocks.return(undefined);
  }

  async #advance(): Promise<void> {
    try {
      const { done, value } = await this.#blocks.next();
      if (!done) return this.#keep(this.#resampler.add(value));
      this.#warning = value;
    } catch (thrown) {
      // What has been heard is kept; the rest cannot be.
      if (this.#end === 0 || !(thrown instanceof AffectronError)) throw thrown;
      this.#warning = thrown.message;
    }
    this.#keep(this.#resampler.end());
    this.#ended = true;
  }

  #keep(blocks: Iterable<Float32Array>): void {
    for (const block of blocks) {
      this.#kept.push(block);
      this.#end += block.length;
    }
  }

  #forget(first: number): void {
    while (this.#kept.length > 0 && this.#first + this.#kept[0].length <= first) {
      this.#first += this.#kept[0].length;
      this.#kept.shift();
    }
  }
}
