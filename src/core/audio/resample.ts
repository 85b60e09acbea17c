import { memoised } from '../memoised';
import { BlockFilter } from './blockFilter';
import type { Clip } from './clip';
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

/** Samples made at a time: bounds what is in memory besides source and result. */
export const blockLength = 32_768;

/**
 * A clip at another rate: band-limited, linear phase, no delay, nothing lost at the end.
 *
 * Reproduces `librosa.resample(y, orig_sr, target_sr)` with its default `soxr_hq`. Sample k of the result is
 * the sound at k / sampleRate; before the beginning and after the end the sound counts as zero.
 *
 * @param sampleRate Hz, rounded to a whole number
 * @returns ceil(length * sampleRate / clip.sampleRate) samples; the clip itself when the rate is the same
 */
export function resample(clip: Clip, sampleRate: number): Clip {
  const source = Math.round(clip.sampleRate);
  const target = Math.round(sampleRate);
  if (source === target) return clip;
  const length = resampledLength(clip.samples.length, source, target);
  const samples = new Float32Array(length);
  for (let from = 0; from < length; from += blockLength) {
    const to = Math.min(length, from + blockLength);
    resampleBlock(
      converter(source, target),
      { samples: clip.samples, first: 0 },
      samples.subarray(from, to),
      from,
    );
  }
  return { samples, sampleRate: target };
}

/** How many samples so many become. */
export function resampledLength(samples: number, source: number, target: number): number {
  return Math.ceil((samples * target) / source);
}

/** Part of a sound, from its sample number `first` on; what is outside of it counts as zero. */
export interface PartOfSound {
  samples: Float32Array;
  first: number;
}

/** Writes samples number `from` on of the resampled sound. */
export function resampleBlock(
  { filter, bank, down, up, oversample }: Converter,
  sound: PartOfSound,
  out: Float32Array,
  from: number,
): void {
  const to = from + out.length;
  const start = Math.floor((from * down) / up) - bank.before;
  const end = Math.floor(((to - 1) * down) / up) - bank.before + bank.taps;
  const smooth = new Float64Array(end - start);
  filter.apply(sound.samples, start - sound.first * oversample, smooth);
  for (let k = from; k < to; k++) {
    const place = Math.floor((k * down) / up);
    out[k - from] = bank.read(smooth, place - bank.before - start, k * down - place * up);
  }
}

/** The samples of a sound that take part in samples `from` to `to` of the resampled one: `first` to `end`. */
export function neededSamples(
  { filter, bank, down, up, oversample }: Converter,
  from: number,
  to: number,
): { first: number; end: number } {
  const start = Math.floor((from * down) / up) - bank.before - filter.half;
  const end = Math.floor(((to - 1) * down) / up) - bank.before + bank.taps + filter.half;
  return { first: Math.max(0, Math.floor(start / oversample)), end: Math.ceil(end / oversample) };
}

export type Converter = ReturnType<typeof converter>;

/**
 * Two filters in turn, as soxr does it: a long one that sets the band's edge at the source's rate or twice
 * that, and a short one that reads between its samples, for which the first has left room.
 */
export const converter = memoised((source: number, target: number) => {
  // Near or above the source's rate the short filter would find no room: images of the band begin at once.
  const oversample = target > 0.75 * source ? 2 : 1;
  const rate = source * oversample;
  const lower = Math.min(source, target);
  const sharp = { pass: (edges.pass * lower) / rate, stop: (edges.stop * lower) / rate };
  const loose = { pass: lower / rate, stop: 2 - lower / rate };
  const divisor = greatestCommonDivisor(rate, target);
  return {
    oversample,
    filter: new BlockFilter(kaiserSinc(sharp, attenuation), oversample),
    bank: new PhaseBank(kaiserSinc(loose, attenuation), target / divisor),
    /** Places of the oversampled sound per sample of the result: down / up. */
    down: rate / divisor,
    up: target / divisor,
  };
});

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
