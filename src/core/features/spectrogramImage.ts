import type { Clip } from '../audio/clip';
import { frequencyBank, type FrequencyScale } from './frequencyBank';
import { writeMelPower } from './melFilterbank';
import { powerSpectrum } from './stft';

/** Spectrogram for drawing: one byte per cell, 0 = `rangeDb` below the maximum, 255 = the maximum. */
export interface SpectrogramImage {
  bands: number;
  frames: number;
  /** Row-major, frames first, lowest band first. */
  levels: Uint8Array;
  /** Dynamic range held, dB (positive). */
  rangeDb: number;
  /** Level of byte 255, dB relative to full scale. */
  maxDb: number;
  /** Time at which frame 0 begins, seconds. */
  startSeconds: number;
  /** Seconds between frames: frame `i` stands for the time from `i` to `i + 1` times this after the start. */
  hopSeconds: number;
  /** How the bands are spaced. */
  scale: FrequencyScale;
  /** Centre frequency of each band, Hz. */
  frequencies: Float32Array;
}

export interface SpectrogramImageOptions {
  /** Rows of the picture. Default 128: more than a window of 25 ms can tell apart at the bottom. */
  bands?: number;
  /** Spacing of the rows. Default mel. */
  scale?: FrequencyScale;
  /** Dynamic range held, dB. Default 72: from a raised voice down to the noise of a quiet room. */
  rangeDb?: number;
  /** Columns of the picture at most, whatever the length of the clip. Default 2000. */
  maxFrames?: number;
  /** Stretch that is drawn, seconds. Default the whole clip. */
  stretch?: { start: number; end: number };
  /** Least time between columns, seconds. Default 5 ms. */
  minHopSeconds?: number;
  /** Length of the analysis window, seconds. Default 25 ms: two periods of a low voice. */
  windowSeconds?: number;
  /** Level of byte 255, dB, so that a stretch looks as it does in the whole. Default the maximum of what is drawn. */
  maxDb?: number;
}

/** Like every analysis of speech here: long enough for two periods of a low voice. */
const usualWindowSeconds = 0.025;
/** Little of a voice lies above. */
const maxHz = 8000;
/** Windows averaged per column at most, so that a long clip's columns still stand for all of their span. */
const maxWindowsPerFrame = 8;
/** Silence is drawn dark: what is quieter than this does not count as the maximum. */
const quietestMaximumDb = -70;

/**
 * Spectrogram for drawing, up to 8 kHz: 25 ms windows every 5 ms, wider apart in clips longer than
 * `maxFrames` allows; each column is then the mean of up to eight windows spread over its span. Levels are
 * relative to a sine at full scale, which has 0 dB. Time and memory are bounded by `maxFrames`, not by the
 * clip's length.
 */
export function spectrogramImage(clip: Clip, options: SpectrogramImageOptions = {}): SpectrogramImage {
  const { bands = 128, scale = 'mel', rangeDb = 72 } = options;
  const columns = columnsOf(clip, options);
  const { power: db, frequencies } = bandPower(clip, {
    ...columns,
    bands,
    scale,
    windowSeconds: options.windowSeconds ?? usualWindowSeconds,
  });

  let loudest = quietestMaximumDb;
  for (let i = 0; i < db.length; i++) {
    // No power at all becomes -Infinity, which is drawn as the bottom of the range.
    db[i] = 10 * Math.log10(db[i]);
    loudest = Math.max(loudest, db[i]);
  }
  const maxDb = options.maxDb ?? loudest;
  const levels = new Uint8Array(db.length);
  for (let i = 0; i < db.length; i++) {
    levels[i] = Math.round(255 * Math.min(1, Math.max(0, 1 + (db[i] - maxDb) / rangeDb)));
  }
  return {
    bands,
    frames: columns.frames,
    levels,
    rangeDb,
    maxDb,
    startSeconds: columns.first / clip.sampleRate,
    hopSeconds: columns.hop / clip.sampleRate,
    scale,
    frequencies,
  };
}

/** Where the columns lie, in samples; `hop` need not be whole. */
interface Columns {
  first: number;
  hop: number;
  frames: number;
}

function columnsOf(
  { samples, sampleRate }: Clip,
  { maxFrames = 2000, minHopSeconds = 0.005, stretch }: SpectrogramImageOptions,
): Columns {
  const first = stretch === undefined ? 0 : Math.max(0, Math.floor(stretch.start * sampleRate));
  const last = Math.min(
    samples.length,
    stretch === undefined ? Infinity : Math.ceil(stretch.end * sampleRate),
  );
  const span = Math.max(0, last - first);
  const hop = Math.max(1, Math.round(minHopSeconds * sampleRate), Math.ceil(span / maxFrames));
  return { first, hop, frames: Math.max(1, Math.ceil(span / hop)) };
}

interface Analysis extends Columns {
  bands: number;
  scale: FrequencyScale;
  windowSeconds: number;
}

/** Power of the bands in each column, a sine at full scale having 1. */
function bandPower(
  { samples, sampleRate }: Clip,
  { first, hop, frames, bands, scale, windowSeconds }: Analysis,
): { power: Float32Array; frequencies: Float32Array } {
  const windowLength = Math.max(2, Math.round(windowSeconds * sampleRate));
  // Twice the usual window: the lowest bands are narrower than the bins of an FFT of its own length.
  const fftLength = 2 ** Math.ceil(Math.log2(2 * Math.max(2, Math.round(usualWindowSeconds * sampleRate))));
  const spectrum = powerSpectrum(fftLength, windowLength);
  const bank = frequencyBank({ scale, sampleRate, fftLength, bands, maxHz: Math.min(maxHz, sampleRate / 2) });
  const windows = Math.min(maxWindowsPerFrame, Math.max(1, Math.floor(hop / windowLength)));
  // Parseval: the bins of a sine of amplitude 1 sum to a quarter of FFT length times window energy.
  const windowEnergy = spectrum.window.reduce((sum, weight) => sum + weight * weight, 0);
  const scaling = 4 / (fftLength * windowEnergy * windows);

  const bins = new Float32Array(spectrum.bins);
  const column = new Float32Array(bands);
  const power = new Float32Array(frames * bands);
  for (let frame = 0; frame < frames; frame++) {
    for (let i = 0; i < windows; i++) {
      const centre = Math.round(first + hop * (frame + (i + 0.5) / windows));
      spectrum.write(samples, centre, bins, 0);
      writeMelPower(bank, bins, 0, column, 0);
      for (let band = 0; band < bands; band++) {
        power[frame * bands + band] += scaling * column[band];
      }
    }
  }
  return { power, frequencies: bank.frequencies };
}
