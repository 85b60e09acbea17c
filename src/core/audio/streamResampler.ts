import { rateConverter, type RateConverter } from './rateConverter';
import { resampledLength } from './resample';

/** `resample` for a sound that comes piece by piece: the same samples, with a bounded part of the sound in memory. */
export class StreamResampler {
  readonly #source: number;
  readonly #target: number;
  readonly #converter: RateConverter | null;
  /** What may still be needed of the sound, from its sample number `#first` on. */
  #kept = new Float32Array(0);
  #first = 0;
  #received = 0;
  #made = 0;

  /** Rates in Hz, rounded to whole numbers. */
  constructor(sourceRate: number, targetRate: number) {
    this.#source = Math.round(sourceRate);
    this.#target = Math.round(targetRate);
    this.#converter = this.#source === this.#target ? null : rateConverter(this.#source, this.#target);
  }

  /** Takes the next samples; gives those that can be made of all so far. */
  *add(samples: Float32Array): Generator<Float32Array> {
    if (this.#converter === null) {
      yield samples;
      return;
    }
    const kept = new Float32Array(this.#kept.length + samples.length);
    kept.set(this.#kept);
    kept.set(samples, this.#kept.length);
    this.#kept = kept;
    this.#received += samples.length;
    const { blockLength } = this.#converter;
    while (this.#converter.needed(this.#made, this.#made + blockLength).end <= this.#received) {
      yield this.#make(this.#converter, this.#made + blockLength);
    }
    this.#forget(this.#converter);
  }

  /** The rest, once the sound has ended. */
  *end(): Generator<Float32Array> {
    if (this.#converter === null) return;
    const length = resampledLength(this.#received, this.#source, this.#target);
    while (this.#made < length) {
      yield this.#make(this.#converter, Math.min(length, this.#made + this.#converter.blockLength));
    }
  }

  #make(by: RateConverter, to: number): Float32Array {
    const out = new Float32Array(to - this.#made);
    by.write({ samples: this.#kept, first: this.#first }, out, this.#made);
    this.#made = to;
    return out;
  }

  #forget(by: RateConverter): void {
    const { first } = by.needed(this.#made, this.#made + 1);
    if (first <= this.#first) return;
    this.#kept = this.#kept.slice(first - this.#first);
    this.#first = first;
  }
}
