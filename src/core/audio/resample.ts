import type { Clip } from './clip';
import { rateConverter } from './rateConverter';

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
  const converter = rateConverter(source, target);
  const samples = new Float32Array(resampledLength(clip.samples.length, source, target));
  const sound = { samples: clip.samples, first: 0 };
  for (let from = 0; from < samples.length; from += converter.blockLength) {
    converter.write(sound, samples.subarray(from, from + converter.blockLength), from);
  }
  return { samples, sampleRate: target };
}

/** How many samples so many become. */
export function resampledLength(samples: number, source: number, target: number): number {
  return Math.ceil((samples * target) / source);
}
