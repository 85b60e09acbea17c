import { kernel } from '../kernel/kernel';
import type { MemoryPlan } from '../kernel/memoryPlan';
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
  /** In the kernel's memory. */
  readonly #coefficients: number;

  /** @param parts places between two samples are given in this fraction of their distance */
  constructor(plan: MemoryPlan, filter: KaiserSinc, parts: number) {
    const half = 2 * Math.ceil((filter.reach + 1) / 2);
    this.before = half - 1;
    this.taps = 2 * half;
    this.#parts = parts;
    this.#phases = Math.min(parts, maxPhases);
    this.#coefficients = plan.table(this.#table(filter));
  }

  #table(filter: KaiserSinc): Float32Array {
    const { taps } = this;
    const table = new Float32Array((this.#phases + 1) * taps);
    for (let phase = 0; phase <= this.#phases; phase++) {
      const values = Float64Array.from({ length: taps }, (_, i) =>
        filter.at(i - this.before - phase / this.#phases),
      );
      // Every phase passes a constant unchanged.
      const sum = values.reduce((total, value) => total + value, 0);
      table.set(
        values.map((value) => value / sum),
        phase * taps,
      );
    }
    return table;
  }

  /**
   * Reads so many values, each `step` parts after the one before.
   *
   * @param sound address of the sample that is `before` samples before the first place
   * @param part of the first place
   * @param out address of room for the values
   */
  read(sound: number, part: number, step: number, out: number, count: number): void {
    const [bank, phases] = [this.#coefficients, this.#phases];
    kernel().readBetween(sound, part, step, this.#parts, bank, phases, this.taps, out, count);
  }
}
