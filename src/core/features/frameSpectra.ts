import { copyPadded } from '../kernel/copyPadded';
import { fourierTables } from '../kernel/fourierTables';
import { kernel } from '../kernel/kernel';
import { placeOf, type MemoryPlan } from '../kernel/memoryPlan';

/** Frames that go through the kernel together. */
export const framesTogether = 4;

interface FrameOptions {
  fftLength: number;
  /** Stands in the middle of a frame, zeros around it. */
  window: Float64Array;
  hopLength: number;
}

/** Power spectra of four frames at once, in the kernel's memory. */
export class FrameSpectra {
  /** Frequencies from 0 Hz to half the sample rate, both included. */
  readonly bins: number;
  /** Where the spectra are: the powers of four frames for each frequency. */
  readonly powers: number;
  readonly #length: number;
  readonly #hop: number;
  readonly #reads: number;
  readonly #at: Record<'sound' | 'window' | 'spectrum', number>;
  /** For transforms of frames of the same length. */
  readonly tables: Readonly<Record<'twiddles' | 'places' | 'turns', number>>;

  constructor(plan: MemoryPlan, { fftLength, window, hopLength }: FrameOptions) {
    const half = fftLength / 2;
    this.bins = half + 1;
    this.#length = fftLength;
    this.#hop = hopLength;
    this.#reads = fftLength + (framesTogether - 1) * hopLength;
    const { twiddles, places } = fourierTables(half);
    const halved = new Float32Array(fftLength);
    halved.set(
      window.map((weight) => weight / 2),
      Math.floor((fftLength - window.length) / 2),
    );
    this.tables = {
      twiddles: plan.table(twiddles),
      places: plan.table(Uint32Array.of(...places, places[0])),
      turns: plan.table(turnsOf(fftLength)),
    };
    this.#at = {
      window: plan.table(halved),
      sound: plan.room(this.#reads),
      spectrum: plan.room(2 * framesTogether * half),
    };
    this.powers = plan.room(framesTogether * this.bins);
  }

  /**
   * Puts the squared magnitudes of four frames at `powers`, the first one centred on sample `centre`. Samples beyond
   * either end of the sound count as zero (librosa's `pad_mode="constant"`).
   *
   * @param memory as entering the plan gives it
   */
  write(memory: Float32Array, samples: Float32Array, centre: number): void {
    const { sound, window, spectrum } = this.#at;
    const { twiddles, places, turns } = this.tables;
    const half = this.#length / 2;
    copyPadded(samples, centre - half, memory, placeOf(sound), this.#reads);
    kernel().windowFrames(sound, this.#hop, window, this.#length, spectrum);
    kernel().transform(spectrum, half, twiddles);
    kernel().powersOf(spectrum, places, turns, half, this.powers);
  }
}

/** Cosine and sine of -2πk / length, k up to a quarter of the length. */
function turnsOf(length: number): Float32Array {
  return Float32Array.from({ length: length / 2 + 2 }, (_, i) => {
    const angle = (-2 * Math.PI * Math.floor(i / 2)) / length;
    return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
  });
}
