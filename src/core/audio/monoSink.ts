import { readLimits } from './readLimits';
import { tooLong } from './soundProblems';

/** A header may promise anything: 256 MB are set aside on its word, the rest as it comes. */
const trustedSamples = 64_000_000;

/** Collects a sound that comes piece by piece. */
export class MonoSink {
  readonly #sampleRate: number;
  #samples: Float32Array;
  #length = 0;

  /** @param expected samples, where the file says; saves copying */
  constructor(sampleRate: number, expected: number | null) {
    this.#sampleRate = sampleRate;
    this.#samples = new Float32Array(Math.min(expected ?? sampleRate * 10, trustedSamples));
  }

  /** @throws AffectronError `too-long` once there is more than Affectron reads at once */
  add(samples: Float32Array): void {
    const end = this.#length + samples.length;
    if (end > readLimits.maxSeconds * this.#sampleRate) throw tooLong(null);
    if (end > this.#samples.length) this.#grow(end);
    this.#samples.set(samples, this.#length);
    this.#length = end;
  }

  /** The sound so far. */
  take(): Float32Array {
    return this.#length === this.#samples.length ? this.#samples : this.#samples.slice(0, this.#length);
  }

  #grow(atLeast: number): void {
    const larger = new Float32Array(Math.max(atLeast, Math.ceil(this.#samples.length * 1.5)));
    larger.set(this.#samples.subarray(0, this.#length));
    this.#samples = larger;
  }
}
