import { clipSeconds, type Clip } from '../audio/clip';
import { waveformPeaks } from '../audio/peaks';
import type { FrequencyScale } from './frequencyBank';
import { spectrogramImage, type SpectrogramImage } from './spectrogramImage';

/** Part of a sound, as finely as a picture of so many pixels can show it. */
export interface SoundStretch {
  /** Seconds; both on samples of the clip. */
  start: number;
  end: number;
  wave: StretchWave;
  spectrogram: SpectrogramImage;
}

/** The samples themselves where they are few, else the extremes of equal slices: min, max, min, max … */
export type StretchWave = { kind: 'samples'; values: Float32Array } | { kind: 'peaks'; values: Float32Array };

/** More samples for each pixel than this are drawn as a filled shape anyway. */
const mostSamplesPerPixel = 4;
/** A window that is longer than this share of the picture would smear everything across it. */
const windowShare = 1 / 16;
const windowRange = { shortest: 0.005, longest: 0.025 };
/** Columns closer than this share of the window show nothing new. */
const hopShare = 1 / 20;

/** Deep enough for every range a person can choose, dB. */
export const heldRangeDb = 100;

/** Rows of a picture: where lines are evenly spaced in Hz, more of them can be told apart. */
const bandsOf: Record<FrequencyScale, number> = { mel: 128, linear: 256, log: 192 };

/** The spectrogram of a whole clip as the window shows it. */
export function wholeSpectrogram(clip: Clip, scale: FrequencyScale): SpectrogramImage {
  return spectrogramImage(clip, { scale, bands: bandsOf[scale], rangeDb: heldRangeDb });
}

/**
 * Waveform and spectrogram of a stretch for a picture `width` pixels wide. The analysis window shrinks with the stretch,
 * from 25 ms to 5 ms, at which single periods of a voice stand apart. Time and memory are bounded by `width`.
 *
 * @param stretch seconds; held inside the clip, at least one sample long
 * @param whole of the same clip: the stretch has its scale and its loudest level
 */
export function soundStretch(
  clip: Clip,
  stretch: { start: number; end: number },
  width: number,
  whole: SpectrogramImage,
): SoundStretch {
  const { samples, sampleRate } = clip;
  const last = Math.max(0, samples.length - 1);
  const first = Math.min(last, Math.max(0, Math.floor(stretch.start * sampleRate)));
  const beyond = Math.min(samples.length, Math.max(first + 1, Math.ceil(stretch.end * sampleRate)));
  const [start, end] = [first / sampleRate, beyond / sampleRate];
  const part: Clip = { samples: samples.subarray(first, beyond), sampleRate };
  // In whole milliseconds: the tables of a transform are kept for a few lengths only.
  const windowSeconds =
    Math.round(1000 * between(clipSeconds(part) * windowShare, windowRange.shortest, windowRange.longest)) /
    1000;
  return {
    start,
    end,
    wave: waveOf(part, width),
    spectrogram: spectrogramImage(clip, {
      scale: whole.scale,
      bands: whole.bands,
      rangeDb: whole.rangeDb,
      maxDb: whole.maxDb,
      stretch: { start, end },
      maxFrames: width,
      minHopSeconds: windowSeconds * hopShare,
      windowSeconds,
    }),
  };
}

function waveOf(part: Clip, width: number): StretchWave {
  return part.samples.length <= mostSamplesPerPixel * width
    ? { kind: 'samples', values: part.samples.slice() }
    : { kind: 'peaks', values: waveformPeaks(part, 2 * width) };
}

function between(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
