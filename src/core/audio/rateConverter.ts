import { copyPadded } from '../kernel/copyPadded';
import { addressOf, MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { memoised } from '../memoised';
import { BlockFilter } from './blockFilter';
import { kaiserSinc } from './kaiserSinc';
import { PhaseBank } from './phaseBank';

/**
 * Where soxr_hq stops passing and begins to stop, in parts of the lower Nyquist frequency. Its documentation
 * says 0.913 and 1; these, with the attenuation below, follow its measured response from the edge of the
 * passband down to -75 dB within 0.015 dB. The highest log-mel bands hang on it.
 */
const edges = { pass: 0.91404, stop: 0.99969 };

/** Decibels: 20 bits, which soxr_hq works to, and a little more. */
const attenuation = 133.04;

/** Part of a sound, from its sample number `first` on; what is outside of it counts as zero. */
export interface PartOfSound {
  samples: Float32Array;
  first: number;
}

/**
 * Two filters in turn, as soxr does it: a long one that sets the band's edge, its result at a rate near the one
 * wanted, and a short one that reads between its samples, for which the first has left room.
 */
class RateConverter {
  /** Samples that are made together at most. */
  readonly blockLength: number;
  readonly #plan = new MemoryPlan();
  readonly #filter: BlockFilter;
  readonly #bank: PhaseBank;
  /** Samples of the filtered sound for one of the source. */
  readonly #scale: number;
  /** Samples of the filtered sound per sample of the result: down / up. */
  readonly #down: number;
  readonly #up: number;
  readonly #out: number;

  /** @param source Hz, like `target` a whole number */
  constructor(source: number, target: number) {
    const lower = Math.min(source, target);
    const scale = filteredScale(source, target);
    this.#scale = scale;
    const sharp = { pass: (edges.pass * lower) / source, stop: (edges.stop * lower) / source };
    const share = lower / (source * scale);
    const loose = { pass: share, stop: 2 - share };
    const [from, to] = [source * Math.max(1, scale), target * Math.max(1, 1 / scale)];
    const divisor = greatestCommonDivisor(from, to);
    this.#down = from / divisor;
    this.#up = to / divisor;
    this.#filter = new BlockFilter(this.#plan, kaiserSinc(sharp, attenuation), scale);
    this.#bank = new PhaseBank(this.#plan, kaiserSinc(loose, attenuation), this.#up);
    // Two for where the first place may lie, between samples of either.
    const places = this.#filter.writes - this.#bank.taps - 2;
    this.blockLength = Math.floor((places * this.#up) / this.#down);
    this.#out = this.#plan.room(this.blockLength);
  }

  /** Writes samples number `from` on of the resampled sound, at most `blockLength`. */
  write({ samples, first }: PartOfSound, out: Float32Array, from: number): void {
    const memory = this.#plan.enter();
    const [filter, bank] = [this.#filter, this.#bank];
    const place = this.#place(from);
    const read = place - bank.before;
    const source = Math.floor(read / this.#scale);
    copyPadded(samples, source - filter.half - first, memory, placeOf(filter.source), filter.reads);
    filter.apply();
    const sound = addressOf(placeOf(filter.result) + read - source * this.#scale);
    bank.read(sound, from * this.#down - place * this.#up, this.#down, this.#out, out.length);
    const made = placeOf(this.#out);
    out.set(memory.subarray(made, made + out.length));
  }

  /** The samples of a sound that take part in samples `from` to `to` of the resampled one: `first` to `end`. */
  needed(from: number, to: number): { first: number; end: number } {
    const { before, taps } = this.#bank;
    const { half } = this.#filter;
    const first = Math.floor((this.#place(from) - before) / this.#scale) - half;
    const end = Math.ceil((this.#place(to - 1) - before + taps) / this.#scale) + half;
    return { first: Math.max(0, first), end };
  }

  /** The sample of the filtered sound at or before sample `k` of the result. */
  #place(k: number): number {
    return Math.floor((k * this.#down) / this.#up);
  }
}

/** The converter between two rates, Hz, both whole numbers; built once. */
export const rateConverter = memoised((source: number, target: number) => new RateConverter(source, target));

export type { RateConverter };

/**
 * Samples of the filtered sound for one of the source, a power of two: as few as leave the short filter room. Near or above
 * the source's rate it would find none: images of the band begin at once.
 */
function filteredScale(source: number, target: number): number {
  const most = 0.75;
  let scale = target > most * source ? 2 : 1;
  while (target <= (most * source * scale) / 2) scale /= 2;
  return scale;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
