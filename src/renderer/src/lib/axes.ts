/** Where the ticks of the time and frequency axes stand. */
import type { FrequencyScale } from '../../../shared/types';
import { formatFixed } from './format';

/** Steps of ten seconds and more, as clocks divide. */
const longSteps = [10, 20, 30, 60, 120, 300, 600, 1800, 3600];

/** Tick times between `start` and `end`: steps of 1, 2 or 5 times a power of ten, or of a clock; at most `most`. */
export function timeTicks(start: number, end: number, most: number): { step: number; ticks: number[] } {
  const rough = (end - start) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = rough > 5 ? longSteps : [1, 2, 5, 10].map((factor) => factor * power);
  const step = steps.find((candidate) => candidate >= rough) ?? rough;
  const ticks: number[] = [];
  for (let index = Math.max(0, Math.ceil(start / step - 1e-9)); index * step <= end + 1e-9; index++)
    ticks.push(index * step);
  return { step, ticks };
}

/** "0.5 s", "1:20": as many decimals as the step needs. */
export function tickWords(time: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (time < 60) return formatFixed(time, decimals);
  const minutes = Math.floor(time / 60);
  return `${minutes}:${formatFixed(time % 60, decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0')}`;
}

/** Position 0 (bottom) to 1 (top) of a frequency among band centres in rising order. */
export function bandPosition(frequencies: Float32Array, hertz: number): number {
  const bands = frequencies.length;
  if (hertz <= frequencies[0]) return 0.5 / bands;
  for (let band = 1; band < bands; band++) {
    const upper = frequencies[band];
    if (hertz <= upper) {
      const lower = frequencies[band - 1];
      return (band - 0.5 + (hertz - lower) / (upper - lower)) / bands;
    }
  }
  return 1;
}

/** What stands evenly on an axis: octaves on a logarithmic one, and nearly so on mel. */
const marks: Record<FrequencyScale, readonly number[]> = {
  mel: [125, 250, 500, 1000, 2000, 4000, 8000],
  log: [63, 125, 250, 500, 1000, 2000, 4000, 8000],
  linear: [1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000],
};

/** The marks inside the bands, from the top down to where two would touch (`room`: share of the height). */
export function frequencyTicks(
  frequencies: Float32Array,
  { scale = 'mel', room = 0.08 }: { scale?: FrequencyScale; room?: number } = {},
): number[] {
  const top = frequencies[frequencies.length - 1] * 1.05;
  const ticks: number[] = [];
  let above = Infinity;
  for (const hertz of marks[scale].toReversed()) {
    if (hertz < frequencies[0] || hertz > top) continue;
    const place = bandPosition(frequencies, hertz);
    if (above - place < room) break;
    ticks.push(hertz);
    above = place;
  }
  return ticks;
}
