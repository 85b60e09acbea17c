import type { FrameMatrix } from './frames';
import type { MelOptions } from './melFilterbank';
import { melSpectrogram } from './melSpectrogram';
import { powerToDb } from './powerToDb';

/** Rate that `logMel` works at, Hz. */
export const logMelRate = 16_000;

const mel: MelOptions = {
  sampleRate: logMelRate,
  fftLength: 512,
  bands: 64,
  minHz: 50,
  maxHz: 8000,
  norm: 'slaney',
};

/**
 * Log-mel spectrogram of speech at 16 kHz: 64 Slaney bands from 50 to 8000 Hz, windows of 25 ms every
 * 10 ms, in dB without a floor but -100. Equals librosa's `melspectrogram(n_fft=512, win_length=400,
 * hop_length=160, n_mels=64, fmin=50, fmax=8000)` through `power_to_db(top_db=None)`.
 *
 * @param samples at 16 kHz
 */
export function logMel(samples: Float32Array): FrameMatrix {
  return powerToDb(melSpectrogram(samples, { windowLength: 400, hopLength: 160 }, mel), null);
}
