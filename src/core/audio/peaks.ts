import type { Clip } from './clip';

/**
 * Smallest and largest sample of equal slices of a clip, for drawing its waveform: min, max, min, max …
 * With more slices than samples, neighbouring slices show the same sample.
 *
 * @param slices number of slices, at least 1
 * @returns `2 * slices` values; zeros for an empty clip
 */
export function waveformPeaks(clip: Clip, slices: number): Float32Array {
  const { samples } = clip;
  const peaks = new Float32Array(2 * slices);
  if (samples.length === 0) return peaks;
  for (let slice = 0; slice < slices; slice++) {
    const start = Math.floor((slice * samples.length) / slices);
    const end = Math.max(start + 1, Math.floor(((slice + 1) * samples.length) / slices));
    let min = samples[start];
    let max = min;
    for (let i = start + 1; i < end; i++) {
      const sample = samples[i];
      if (sample < min) min = sample;
      else if (sample > max) max = sample;
    }
    peaks[2 * slice] = min;
    peaks[2 * slice + 1] = max;
  }
  return peaks;
}
