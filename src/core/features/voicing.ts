import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { frameMatrix, type FrameMatrix } from './frames';
import { FrameSpectra, framesTogether } from './frameSpectra';

/** Rate the sound must have, Hz: pitch and the formants that tell vowels apart lie below 4 kHz. */
export const voicingRate = 8000;

/** Frames per second. */
export const voicingFrameRate = 100;

/** How like a voice each frame of 10 ms is. */
export interface Voicing {
  frames: number;
  /** Highest peak of the autocorrelation of the evened-out spectrum, 0..1: noise stays below 0.1. */
  periodicity: Float32Array;
  /** Frequency of that peak, 70 to 600 Hz; a whole multiple or fraction of the pitch at times. */
  pitchHz: Float32Array;
  /** Share of the power in the two strongest partials: 1 for a tone, or for the two of a telephone key. */
  tonality: Float32Array;
  /** The same share of the evened-out spectrum, which noise behind a tone does not hide. */
  evenTonality: Float32Array;
  /** Power in eight bands from 100 to 3700 Hz, per bin. */
  bands: FrameMatrix;
}

const hopLength = voicingRate / voicingFrameRate;
/** 56 ms: four periods of the deepest voices. */
const frameLength = 448;
const fftLength = 512;

const binOf = (hertz: number) => Math.round((hertz * fftLength) / voicingRate);
/** Mains hum and rumble lie below, the edge of the band above. */
const [lowest, highest] = [binOf(70), binOf(3900)];
const bandEdges = [100, 300, 500, 750, 1050, 1450, 2000, 2700, 3700].map(binOf);
export const voicingBands = bandEdges.length - 1;

/** Periods searched, in samples. */
const [shortestLag, longestLag] = [Math.floor(voicingRate / 600), Math.ceil(voicingRate / 70)];

/** Rounding noise around a pure tone would otherwise rise to a spectrum of its own. */
const leastShare = 1e-8;

/** Half the width of a partial under the window, bins. */
const partial = 3;

const window = Float64Array.from(
  { length: frameLength },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / frameLength),
);

/**
 * Periodicity, pitch, tonality and band powers of frames of 56 ms, one for every 10 ms and centred on it; none of it
 * changes with the level. Periodicity is that of the spectrum raised to the power 1/4, which evens out formants and
 * rooms (the generalised autocorrelation of Tolonen and Karjalainen 2000).
 *
 * @param samples at 8 kHz
 */
export function voicing(samples: Float32Array): Voicing {
  const frames = Math.ceil(samples.length / hopLength);
  const result: Voicing = {
    frames,
    periodicity: new Float32Array(frames),
    pitchHz: new Float32Array(frames),
    tonality: new Float32Array(frames),
    evenTonality: new Float32Array(frames),
    bands: frameMatrix(frames, voicingBands),
  };
  analysis ??= new FrameAnalysis();
  analysis.write(samples, result);
  return result;
}

let analysis: FrameAnalysis | null = null;

/** Four frames at a time, one in each lane of the kernel. */
class FrameAnalysis {
  readonly #plan = new MemoryPlan();
  readonly #spectra = new FrameSpectra(this.#plan, { fftLength, window, hopLength });
  readonly #bank = bankOf(this.#plan);
  readonly #bands = this.#plan.room(framesTogether * voicingBands);
  /** The spectrum to the power 1/4, mirrored, so that its transform is an autocorrelation; zeros outside of the band. */
  readonly #even = this.#plan.table(new Float32Array(framesTogether * fftLength));
  readonly #transformed = this.#plan.room(framesTogether * fftLength);
  readonly #correlation = this.#plan.room(framesTogether * (longestLag + 2));
  /** Sums of power and of the evened-out spectrum, those near the two strongest partials, and the highest peak. */
  readonly #found = this.#plan.room(framesTogether * 8);

  write(samples: Float32Array, out: Voicing): void {
    const memory = this.#plan.enter();
    for (let first = 0; first < out.frames; first += framesTogether) {
      this.#spectra.write(memory, samples, (first + 0.5) * hopLength);
      this.#analyse(memory);
      const count = Math.min(framesTogether, out.frames - first);
      for (let lane = 0; lane < count; lane++) this.#store(memory, lane, first + lane, out);
    }
  }

  #analyse(memory: Float32Array): void {
    const { powers, tables } = this.#spectra;
    const [even, found, half] = [this.#even, this.#found, fftLength / 2];
    const { first, start, weights } = this.#bank;
    kernel().bandsOf(powers, first, start, weights, voicingBands, this.#bands);
    kernel().evenOut(powers, lowest, highest, leastShare, fftLength, even, found);
    kernel().aroundStrongest(powers, even, lowest, highest, partial, found + 32);
    const [from, to] = [placeOf(even), placeOf(this.#transformed)];
    memory.copyWithin(to, from, from + framesTogether * fftLength);
    kernel().transform(this.#transformed, half, tables.twiddles);
    kernel().realParts(
      this.#transformed,
      tables.places,
      tables.turns,
      half,
      longestLag + 2,
      this.#correlation,
    );
    kernel().highestPeak(this.#correlation, shortestLag, longestLag, found + 64);
  }

  #store(memory: Float32Array, lane: number, frame: number, out: Voicing): void {
    const found = (index: number) => memory[placeOf(this.#found) + framesTogether * index + lane];
    for (let band = 0; band < voicingBands; band++) {
      const power = memory[placeOf(this.#bands) + framesTogether * band + lane];
      out.bands.data[frame * voicingBands + band] = power;
    }
    const [sum, evenSum] = [found(0), found(1)];
    // A frame of nothing.
    if (!(sum > 0)) return;
    out.tonality[frame] = found(2) / sum;
    out.evenTonality[frame] = found(3) / evenSum;
    const lag = found(4);
    if (lag === 0) return;
    const [before, peak, after] = [found(5), found(6), found(7)];
    const curve = before - 2 * peak + after;
    out.periodicity[frame] = peak / memory[placeOf(this.#correlation) + lane];
    out.pitchHz[frame] = voicingRate / (curve < 0 ? lag + (before - after) / (2 * curve) : lag);
  }
}

/** The means of the eight bands, as a filterbank. */
function bankOf(plan: MemoryPlan): Record<'first' | 'start' | 'weights', number> {
  const widths = bandEdges.slice(1).map((edge, band) => edge - bandEdges[band]);
  return {
    first: plan.table(Uint32Array.from(bandEdges)),
    start: plan.table(Uint32Array.from(bandEdges, (edge) => edge - bandEdges[0])),
    weights: plan.table(
      Float32Array.from(widths.flatMap((width) => new Array<number>(width).fill(1 / width))),
    ),
  };
}
