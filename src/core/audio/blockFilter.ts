import FFT from 'fft.js';
import { fourierTables } from '../kernel/fourierTables';
import { kernel } from '../kernel/kernel';
import type { MemoryPlan } from '../kernel/memoryPlan';
import type { KaiserSinc } from './kaiserSinc';

/** Blocks that are filtered together. */
const blocks = 8;
/** Values of a block in the kernel's memory, real and imaginary parts of four lanes. */
const valuesPerSample = 8;
/** Samples are stored four at a time. */
const together = 4;

/**
 * A long filter applied block by block in the frequency domain ("overlap-save"; Oppenheim and Schafer, 8.7), which for the
 * 500 to 2000 taps a sharp edge needs is many times as fast as multiplying them out.
 *
 * The result may have twice the rate, or a half, a quarter and so on: the way back from the spectrum is of another size
 * then. The filter has to keep out what neither rate holds.
 */
export class BlockFilter {
  /** How far before and after a place the sound takes part, samples of the source. */
  readonly half: number;
  /** Samples of the source that `apply` reads, from `half` before the first place on, and of the result. */
  readonly reads: number;
  readonly writes: number;
  /** Where the source has to be put, and where the result is, in the kernel's memory. */
  readonly source: number;
  readonly result: number;
  readonly #size: { forth: number; back: number };
  readonly #step: { forth: number; back: number };
  readonly #at: Record<'forth' | 'back' | 'bins' | 'response' | 'places' | 'spectrum' | 'filtered', number>;

  /** @param scale samples of the result for one of the source: 2, 1, 1/2, 1/4 … */
  constructor(plan: MemoryPlan, filter: KaiserSinc, scale: number) {
    const whole = Math.max(1, 1 / scale);
    this.half = Math.ceil(filter.reach / whole) * whole;
    let size = 1024;
    while (size < 6 * this.half) size *= 2;
    this.#size = { forth: size, back: size * scale };
    const step = Math.floor((size - 2 * this.half) / (together * whole)) * together * whole;
    this.#step = { forth: step, back: step * scale };
    this.reads = (blocks - 1) * step + size;
    this.writes = blocks * this.#step.back;

    const [forth, back] = [fourierTables(size), fourierTables(size * scale)];
    const { bins, gains } = responseOf(filter, this.half, this.#size, forth.places);
    const margin = this.half * scale;
    this.#at = {
      forth: plan.table(forth.twiddles),
      back: plan.table(back.twiddles),
      bins: plan.table(bins),
      response: plan.table(gains),
      places: plan.table(back.places.slice(margin, margin + this.#step.back)),
      spectrum: plan.room(valuesPerSample * size),
      filtered: plan.room(valuesPerSample * size * scale),
    };
    this.source = plan.room(this.reads);
    this.result = plan.room(this.writes);
  }

  /** Filters what is at `source`; `writes` samples are at `result` then. */
  apply(): void {
    const { forth, back, bins, response, places, spectrum, filtered } = this.#at;
    kernel().gatherBlocks(this.source, this.#step.forth, this.#size.forth, spectrum);
    kernel().transform(spectrum, this.#size.forth, forth);
    kernel().applyResponse(spectrum, bins, response, this.#size.back, filtered);
    kernel().transform(filtered, this.#size.back, back);
    kernel().partBlocks(filtered, places, this.#step.back, this.result);
  }
}

/** For each frequency of the way back, where it stands in the spectrum of the way forth, and its gain. */
function responseOf(
  filter: KaiserSinc,
  half: number,
  size: { forth: number; back: number },
  places: Uint32Array,
): { bins: Uint32Array; gains: Float32Array } {
  const response = frequencyResponse(filter, half, size.forth);
  const bins = new Uint32Array(size.back);
  const gains = new Float32Array(size.back);
  const common = Math.min(size.forth, size.back) / 2;
  const set = (bin: number, of: number, k: number) => {
    bins[bin] = places[of];
    gains[bin] = response[k];
  };
  set(0, 0, 0);
  for (let k = 1; k < common; k++) {
    set(k, k, k);
    set(size.back - k, size.forth - k, k);
  }
  return { bins, gains };
}

/** The filter stands symmetrically around sample 0, so its spectrum is real. */
function frequencyResponse(filter: KaiserSinc, half: number, size: number): number[] {
  const fft = new FFT(size);
  const impulse = new Float64Array(size);
  let sum = 0;
  for (let x = -half; x <= half; x++) {
    const value = filter.at(x);
    impulse[(x + size) % size] = value;
    sum += value;
  }
  const spectrum = fft.createComplexArray() as number[];
  fft.realTransform(spectrum, impulse);
  // A constant passes unchanged; forth and back give `size` times the sound.
  return Array.from({ length: size / 2 }, (_, k) => spectrum[2 * k] / (sum * size));
}
