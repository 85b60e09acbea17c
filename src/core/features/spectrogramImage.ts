import type { Clip } from '../audio/clip';
import { melFilterbank, writeMelPower } from './melFilterbank';
import { powerSpectrum } from './stft';

/** Mel spectrogram for drawing: one byte per cell, 0 = `rangeDb` below the maximum, 255 = the maximum. */
export interface SpectrogramImage {
  bands: number;
  frames: number;
  /** Row-major, frames first, lowest band first. */
  levels: Uint8Array;
  /** Dynamic range shown, dB (positive). */
  rangeDb: number;
  /** Level of byte 255, dB relative to full scale. */
  maxDb: number;
  /** Seconds between frames: frame `i` stands for the time from `i` to `i + 1` times this. */
  hopSeconds: number;
  /** Centre frequency of each band, Hz. */
  frequencies: Float32Array;
}

export interface SpectrogramImageOptions {
  /** Rows of the picture. Default 128: more than a window of 25 ms can tell apart at the bottom. */
  bands?: number;
  /** Dynamic range shown, dB. Default 72: from a raised voice down to the noise of a quiet room. */
  rangeDb?: number;
  /** Columns of the picture at most, whatever the length of the clip. Default 2000. */
  maxFrames?: number;
}

/** Like every analysis of speech here: long enough for two periods of a low voice. */
const windowSeconds = 0.025;
/** At least this far apart; more in clips that would not fit into `maxFrames`. */
const minHopSeconds = 0.005;
/** Little of a voice lies above. */
const maxHz = 8000;
/** Windows averaged per column at most, so that a long clip's columns still stand for all of their span. */
const maxWindowsPerFrame = 8;
/** Silence is drawn dark: what is quieter than this does not count as the maximum. */
const quietestMaximumDb = -70;

/**
 * Mel spectrogram for drawing, up to 8 kHz: 25 ms windows every 5 ms, wider apart in clips longer than
 * `maxFrames` allows; each column is then the mean of up to eight windows spread over its span. Levels are
 * relative to a sine at full scale, which has 0 dB. Time and memory are bounded by `maxFrames`, not by the
 * clip's length.
 */
export function spectrogramImage(clip: Clip, options: SpectrogramImageOptions = {}): SpectrogramImage {
  const { bands = 128, rangeDb = 72, maxFrames = 2000 } = options;
  const { samples, sampleRate } = clip;
  const hop = Math.max(1, Math.round(minHopSeconds * sampleRate), Math.ceil(samples.length / maxFrames));
  const frames = Math.max(1, Math.ceil(samples.length / hop));
  const { power: db, frequencies } = melPower(clip, bands, hop, frames);

  let maxDb = quietestMaximumDb;
  for (let i = 0; i < db.length; i++) {
    // No power at all becomes -Infinity, which is drawn as the bottom of the range.
    db[i] = 10 * Math.log10(db[i]);
    maxDb = Math.max(maxDb, db[i]);
  }
  const levels = new Uint8Array(db.length);
  for (let i = 0; i < db.length; i++) {
    levels[i] = Math.round(255 * Math.max(0, 1 + (db[i] - maxDb) / rangeDb));
  }
  return { bands, frames, levels, rangeDb, maxDb, hopSeconds: hop / sampleRate, frequencies };
}

/** Mel power of the columns, a sine at full scale having 1. */
function melPower(
  { samples, sampleRate }: Clip,
  bands: number,
  hop: number,
  frames: number,
): { power: Float32Array; frequencies: Float32Array } {
  const windowLength = Math.max(2, Math.round(windowSeconds * sampleRate));
  // Twice the window: the lowest bands are narrower than the bins of an FFT of the window's own length.
  const fftLength = 2 ** Math.ceil(Math.log2(2 * windowLength));
  const spectrum = powerSpectrum(fftLength, windowLength);
  const bank = melFilterbank({
    sampleRate,
    fftLength,
    bands,
    minHz: 0,
    maxHz: Math.min(maxHz, sampleRate / 2),
    norm: 'peak',
  });
  const windows = Math.min(maxWindowsPerFrame, Math.max(1, Math.floor(hop / windowLength)));
  // Parseval: the bins of a sine of amplitude 1 sum to a quarter of FFT length times window energy.
  const windowEnergy = spectrum.window.reduce((sum, weight) => sum + weight * weight, 0);
  const scale = 4 / (fftLength * windowEnergy * windows);

  const bins = new Float32Array(spectrum.bins);
  const mel = new Float32Array(bands);
  const power = new Float32Array(frames * bands);
  for (let frame = 0; frame < frames; frame++) {
    for (let i = 0; i < windows; i++) {
      const centre = Math.round(hop * (frame + (i + 0.5) / windows));
      spectrum.write(samples, centre, bins, 0);
      writeMelPower(bank, bins, 0, mel, 0);
      for (let band = 0; band < bands; band++) {
        power[frame * bands + band] += scale * mel[band];
      }
    }
  }
  return { power, frequencies: bank.frequencies };
}
