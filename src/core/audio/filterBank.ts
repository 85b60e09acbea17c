/** The low-pass filter of `resample`, cut into phases, kept per pair of rates. */
export interface FilterBank {
  /** Multiplications per output sample, a multiple of 4. */
  taps: number;
  /** Taps before the output sample's place. */
  half: number;
  /** Target / source rate as a fraction in lowest terms. */
  up: number;
  down: number;
  /** `up`, or fewer when that would be too many: then two neighbouring phases are interpolated. */
  phases: number;
  /** Phase by phase; phase p belongs to a place p / phases after an input sample. One more than `phases`. */
  coefficients: Float64Array;
}

/** soxr_hq: flat up to here, as a part of the lower Nyquist frequency; stopped at 1. */
const passband = 0.913;

/** Decibels: soxr_hq works to 20 bits. */
const attenuation = 126;

/** With 1024 phases linear interpolation between two errs by less than -115 dB. */
const maxPhases = 1024;

const cache = new Map<string, FilterBank>();
const cacheSize = 12;

export function filterBank(source: number, target: number): FilterBank {
  const divisor = greatestCommonDivisor(source, target);
  const up = target / divisor;
  const down = source / divisor;
  const key = `${up}/${down}`;
  const known = cache.get(key);
  const bank = known ?? makeFilterBank(up, down);
  // Taken out and put back: the first of a Map is then the one not used for longest.
  cache.delete(key);
  cache.set(key, bank);
  for (const oldest of cache.keys()) {
    if (cache.size <= cacheSize) break;
    cache.delete(oldest);
  }
  return bank;
}

/**
 * A sinc under a Kaiser window; Kaiser's formulas for length and shape as in Oppenheim and Schafer,
 * "Discrete-Time Signal Processing", 7.6.
 */
function makeFilterBank(up: number, down: number): FilterBank {
  // Frequencies relative to the source's Nyquist frequency.
  const limit = Math.min(1, up / down);
  const cutoff = (limit * (1 + passband)) / 2;
  const transition = limit * (1 - passband) * Math.PI;
  const beta = 0.1102 * (attenuation - 8.7);
  const reach = (attenuation - 7.95) / (2.285 * transition) / 2;
  const half = 2 * Math.ceil((reach + 1) / 2);
  const taps = 2 * half;
  const phases = Math.min(up, maxPhases);

  const coefficients = new Float64Array((phases + 1) * taps);
  for (let phase = 0; phase <= phases; phase++) {
    let sum = 0;
    for (let i = 0; i < taps; i++) {
      const x = i - half + 1 - phase / phases;
      const value = cutoff * sinc(cutoff * x) * kaiser(x / reach, beta);
      coefficients[phase * taps + i] = value;
      sum += value;
    }
    // Every phase passes a constant unchanged.
    for (let i = 0; i < taps; i++) coefficients[phase * taps + i] /= sum;
  }
  return { taps, half: half - 1, up, down, phases, coefficients };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number, beta: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel0(beta * Math.sqrt(1 - x * x)) / bessel0(beta);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
