import { memoised } from '../memoised';

export interface MelOptions {
  /** Hz */
  sampleRate: number;
  fftLength: number;
  bands: number;
  /** Lower edge of the lowest band, Hz. */
  minHz: number;
  /** Upper edge of the highest band, Hz; librosa's default is half the sample rate. */
  maxHz: number;
  /** `slaney`: triangles of equal area (librosa's default). `peak`: triangles of height 1 (`norm=None`). */
  norm: 'slaney' | 'peak';
}

/** Triangular filters over the bins of a power spectrum, only their non-zero weights. */
export interface MelFilterbank {
  bands: number;
  /** First bin of each band. */
  first: Int32Array;
  /** Weights of band `b` are `weights[start[b]]` up to `weights[start[b + 1]]`. */
  start: Int32Array;
  weights: Float32Array;
  /** Centre frequency of each band, Hz. */
  frequencies: Float32Array;
}

// Slaney's Auditory Toolbox: linear below 1 kHz (15 mel), logarithmic above it, 27 steps per factor 6.4.
const linearHzPerMel = 200 / 3;
const breakHz = 1000;
const breakMel = breakHz / linearHzPerMel;
const logStep = Math.log(6.4) / 27;

/** Hz to mel on Slaney's scale (librosa's `hz_to_mel`, `htk=False`). */
export function hzToMel(hz: number): number {
  return hz < breakHz ? hz / linearHzPerMel : breakMel + Math.log(hz / breakHz) / logStep;
}

/** Mel to Hz on Slaney's scale (librosa's `mel_to_hz`, `htk=False`). */
export function melToHz(mel: number): number {
  return mel < breakMel ? mel * linearHzPerMel : breakHz * Math.exp(logStep * (mel - breakMel));
}

function build(
  sampleRate: number,
  fftLength: number,
  bands: number,
  minHz: number,
  maxHz: number,
  norm: MelOptions['norm'],
): MelFilterbank {
  const minMel = hzToMel(minHz);
  const melStep = (hzToMel(maxHz) - minMel) / (bands + 1);
  const edges = Float64Array.from({ length: bands + 2 }, (_, i) => melToHz(minMel + i * melStep));
  return triangularBank(
    Array.from({ length: bands }, (_, band) => {
      const [low, centre, high] = edges.subarray(band, band + 3);
      return { low, centre, high, height: norm === 'slaney' ? 2 / (high - low) : 1 };
    }),
    sampleRate,
    fftLength,
  );
}

/** One filter: from `low` up to `height` at `centre`, down to `high`; Hz. */
export interface Triangle {
  low: number;
  centre: number;
  high: number;
  height: number;
}

/** A filterbank of any triangles over the bins of a power spectrum; what reaches past either end is left out. */
export function triangularBank(
  triangles: readonly Triangle[],
  sampleRate: number,
  fftLength: number,
): MelFilterbank {
  const bands = triangles.length;
  const hzPerBin = sampleRate / fftLength;
  const first = new Int32Array(bands);
  const start = new Int32Array(bands + 1);
  const weights: number[] = [];
  for (const [band, { low, centre, high, height }] of triangles.entries()) {
    const from = Math.max(0, Math.floor(low / hzPerBin) + 1);
    const to = Math.min(fftLength / 2, Math.ceil(high / hzPerBin) - 1);
    first[band] = from;
    for (let bin = from; bin <= to; bin++) {
      const hz = bin * hzPerBin;
      weights.push(height * Math.min((hz - low) / (centre - low), (high - hz) / (high - centre)));
    }
    start[band + 1] = weights.length;
  }
  return {
    bands,
    first,
    start,
    weights: Float32Array.from(weights),
    frequencies: Float32Array.from(triangles, ({ centre }) => centre),
  };
}

const built = memoised(build);

/** The filterbank of `librosa.filters.mel`, built once per set of options. */
export function melFilterbank(options: MelOptions): MelFilterbank {
  const { sampleRate, fftLength, bands, minHz, maxHz, norm } = options;
  return built(sampleRate, fftLength, bands, minHz, maxHz, norm);
}

/** Writes the mel power of the spectrum at `power[from…]` to `out[offset…]`, `bands` values. */
export function writeMelPower(
  bank: MelFilterbank,
  power: Float32Array,
  from: number,
  out: Float32Array,
  offset: number,
): void {
  const { first, start, weights } = bank;
  for (let band = 0; band < bank.bands; band++) {
    const end = start[band + 1];
    let bin = from + first[band];
    let sum = 0;
    for (let i = start[band]; i < end; i++, bin++) {
      sum += weights[i] * power[bin];
    }
    out[offset + band] = sum;
  }
}
