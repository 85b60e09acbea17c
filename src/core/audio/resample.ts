import type { Clip } from './clip';
import { filterBank, type FilterBank } from './filterBank';

/**
 * A clip at another rate: band-limited, linear phase, no delay, nothing lost at the end.
 *
 * Reproduces `librosa.resample(y, orig_sr, target_sr)` with its default `soxr_hq`: flat to 0.913 of the lower
 * Nyquist frequency, stopped from that frequency on. Sample k of the result is the sound at k / sampleRate;
 * before the beginning and after the end the sound counts as zero.
 *
 * @param sampleRate Hz, rounded to a whole number
 * @returns ceil(length * sampleRate / clip.sampleRate) samples; the clip itself when the rate is the same
 */
export function resample(clip: Clip, sampleRate: number): Clip {
  const source = Math.round(clip.sampleRate);
  const target = Math.round(sampleRate);
  if (source === target) return clip;
  const length = Math.ceil((clip.samples.length * target) / source);
  return { samples: convolve(clip.samples, length, filterBank(source, target)), sampleRate: target };
}

function convolve(samples: Float32Array, length: number, bank: FilterBank): Float32Array {
  const { taps, half, up, down, phases, coefficients } = bank;
  // Zeros on both sides spare the inner loop every test for the edges.
  const padded = new Float64Array(samples.length + 2 * taps);
  padded.set(samples, half);
  const out = new Float32Array(length);
  const step = Math.floor(down / up);
  const rest = down - step * up;
  let base = 0;
  let numerator = 0; // the position between two input samples is numerator / up
  for (let k = 0; k < length; k++) {
    if (phases === up) {
      out[k] = dot(padded, base, coefficients, numerator * taps, taps);
    } else {
      const position = (numerator / up) * phases;
      const phase = Math.floor(position);
      const near = dot(padded, base, coefficients, phase * taps, taps);
      const far = dot(padded, base, coefficients, (phase + 1) * taps, taps);
      out[k] = near + (position - phase) * (far - near);
    }
    base += step;
    numerator += rest;
    if (numerator >= up) {
      numerator -= up;
      base++;
    }
  }
  return out;
}

/** Four sums at once: the processor need not wait for one addition before it starts the next. */
function dot(x: Float64Array, xAt: number, h: Float64Array, hAt: number, taps: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < taps; i += 4) {
    a += x[xAt + i] * h[hAt + i];
    b += x[xAt + i + 1] * h[hAt + i + 1];
    c += x[xAt + i + 2] * h[hAt + i + 2];
    d += x[xAt + i + 3] * h[hAt + i + 3];
  }
  return a + b + (c + d);
}
