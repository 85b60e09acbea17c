import { readLimits } from './readLimits';
import { tooLong } from './soundProblems';

/** A header may promise anything: 256 MB are set aside on its word, the rest as it comes. */
const trustedSamples = 64_000_000;

/** Collects what a decoder gives out piece by piece, mixed to mono by the mean of the channels. */
export class MonoSink {
  readonly #sampleRate: number;
  #samples: Float32Array;
  #length = 0;
  #repaired = false;

  /** @param expected samples, where the file says; saves copying */
  constructor(sampleRate: number, expected: number | null) {
    this.#sampleRate = sampleRate;
    this.#samples = new Float32Array(Math.min(expected ?? sampleRate * 10, trustedSamples));
  }

  get length(): number {
    return this.#length;
  }

  /** Whether the decoder gave out values that are no numbers; they count as silence. */
  get repaired(): boolean {
    return this.#repaired;
  }

  /** @throws AffectronError `too-long` once there is more than Affectron reads */
  add(channels: Float32Array[], length: number): void {
    const end = this.#length + length;
    if (end > readLimits.maxSeconds * this.#sampleRate) throw tooLong(null);
    if (end > this.#samples.length) this.#grow(end);
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (const channel of channels) sum += channel[i];
      const mean = sum / channels.length;
      if (Number.isFinite(mean)) this.#samples[this.#length + i] = mean;
      else this.#repaired = true;
    }
    this.#length = end;
  }

  /** The sound so far, from sample `start` on. */
  take(start: number): Float32Array {
    if (start === 0 && this.#length === this.#samples.length) return this.#samples;
    return this.#samples.slice(start, this.#length);
  }

  #grow(atLeast: number): void {
    const larger = new Float32Array(Math.max(atLeast, Math.ceil(this.#samples.length * 1.5)));
    larger.set(this.#samples.subarray(0, this.#length));
    this.#samples = larger;
  }
}
