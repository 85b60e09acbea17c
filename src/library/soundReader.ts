import { resample } from '../core/audio/resample';
import { voiceRate } from '../core/models/voicePieces';
import { openSoundBlocks, type SoundBlocks } from './soundBlocks';

/** Sound of a recording at 16 kHz. */
export interface ReadSound {
  samples: Float32Array;
  sampleRate: number;
  /** Where it begins, seconds. */
  start: number;
  /** Length of the recording if it ends here, else `null`. */
  ended: number | null;
  /** Length of the recording as far as can be told. */
  expected: number | null;
  /** What was wrong, once it ended. */
  warning?: string;
}

export class SoundReader {
  readonly #path: string;
  #sound: Promise<{ samples: Float32Array; opened: SoundBlocks }> | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  async read(from: number, to: number): Promise<ReadSound> {
    this.#sound ??= this.#open();
    const { samples } = await this.#sound;
    const seconds = samples.length / voiceRate;
    return {
      samples: samples.slice(Math.round(from * voiceRate), Math.round(to * voiceRate)),
      sampleRate: voiceRate,
      start: from,
      ended: seconds <= to ? seconds : null,
      expected: seconds,
    };
  }

  close(): Promise<void> {
    this.#sound = null;
    return Promise.resolve();
  }

  async #open() {
    const opened = await openSoundBlocks(this.#path);
    const { value } = await opened.blocks.next();
    const samples = resample(
      { samples: value as Float32Array, sampleRate: opened.sampleRate },
      voiceRate,
    ).samples;
    return { samples, opened };
  }
}
