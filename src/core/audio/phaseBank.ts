import type { KaiserSinc } from './kaiserSinc';

/** With 1024 phases linear interpolation between two errs by less than -115 dB. */
const maxPhases = 1024;

/** A short filter cut into phases: reads a band-limited sound between its samples. */
export class PhaseBank {
  /** Samples before the place that is read which take part. */
  readonly before: number;
  readonly taps: number;
  readonly #parts: number;
  readonly #phases: number;
  readonly #coefficients: Float64Array;

  /** @param parts places between two samples are given in this fraction of their distance */
  constructor(filter: KaiserSinc, parts: number) {
    const half = 2 * Math.ceil((filter.reach + 1) / 2);
    this.before = half - 1;
    this.taps = 2 * half;
    this.#parts = parts;
    this.#phases = Math.min(parts, maxPhases);
    this.#coefficients = new Float64Array((this.#phases + 1) * this.taps);
    for (let phase = 0; phase <= this.#phases; phase++) this.#fill(filter, phase);
  }

  #fill(filter: KaiserSinc, phase: number): void {
    const offset = phase * this.taps;
    let sum = 0;
    for (let i = 0; i < this.taps; i++) {
      const value = filter.at(i - this.before - phase / this.#phases);
      this.#coefficients[offset + i] = value;
      sum += value;
    }
    // Every phase passes a constant unchanged.
    for (let i = 0; i < this.taps; i++) this.#coefficients[offset + i] /= sum;
  }

  /** The sound `part / parts` of a sample after the one at index `at + before`. */
  read(sound: Float64Array, at: number, part: number): number {
    if (this.#phases === this.#parts) return this.#dot(sound, at, part);
    const position = (part / this.#parts) * this.#phases;
    const phase = Math.floor(position);
    const near = this.#dot(sound, at, phase);
    return near + (position - phase) * (this.#dot(sound, at, phase + 1) - near);
  }

  /** Two sums at once: the processor need not wait for one addition before it starts the next. */
  #dot(sound: Float64Array, at: number, phase: number): number {
    const coefficients = this.#coefficients;
    const offset = phase * this.taps;
    let even = 0;
    let odd = 0;
    for (let i = 0; i < this.taps; i += 2) {
      even += sound[at + i] * coefficients[offset + i];
      odd += sound[at + i + 1] * coefficients[offset + i + 1];
    }
    return even + odd;
  }
}
