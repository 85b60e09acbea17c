import { hzToMel, melToHz, triangularBank, type MelFilterbank } from './melFilterbank';
import { memoised } from '../memoised';

/** How the frequency axis of a spectrogram picture runs. */
export const frequencyScales = ['mel', 'linear', 'log'] as const;
export type FrequencyScale = (typeof frequencyScales)[number];

/** Lower end of the logarithmic axis, Hz: below it no voice has its pitch, and zero has no logarithm. */
const lowestLogHz = 50;

interface Warp {
  minHz: number;
  forth: (hz: number) => number;
  back: (place: number) => number;
}

const warps: Record<FrequencyScale, Warp> = {
  mel: { minHz: 0, forth: hzToMel, back: melToHz },
  linear: { minHz: 0, forth: (hz) => hz, back: (hz) => hz },
  log: { minHz: lowestLogHz, forth: Math.log, back: Math.exp },
};

export interface FrequencyBankOptions {
  scale: FrequencyScale;
  /** Hz */
  sampleRate: number;
  fftLength: number;
  bands: number;
  /** Upper edge of the highest band, Hz. */
  maxHz: number;
}

/**
 * Triangles of height 1, evenly spaced on a scale, for drawing. Where bands are narrower than the bins of the spectrum
 * they are widened to a bin each side, which reads the spectrum between its bins instead of missing it. On the mel
 * scale it is librosa's bank with `norm=None`, as long as no band is that narrow.
 */
export function frequencyBank(options: FrequencyBankOptions): MelFilterbank {
  const { scale, sampleRate, fftLength, bands, maxHz } = options;
  return built(scale, sampleRate, fftLength, bands, maxHz);
}

const built = memoised(
  (scale: FrequencyScale, sampleRate: number, fftLength: number, bands: number, maxHz: number) => {
    const { minHz, forth, back } = warps[scale];
    const lowest = Math.min(minHz, maxHz / 2);
    const from = forth(lowest);
    const step = (forth(maxHz) - from) / (bands + 1);
    const edges = Float64Array.from({ length: bands + 2 }, (_, i) => back(from + i * step));
    const bin = sampleRate / fftLength;
    const triangles = Array.from({ length: bands }, (_, band) => {
      const [low, centre, high] = edges.subarray(band, band + 3);
      return {
        low: Math.min(low, centre - bin),
        centre,
        high: Math.max(high, centre + bin),
        height: 1,
      };
    });
    return triangularBank(triangles, sampleRate, fftLength);
  },
);
