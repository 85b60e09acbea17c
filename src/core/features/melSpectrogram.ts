import { frameCount, frameMatrix, type FrameMatrix } from './frames';
import { melFilterbank, writeMelPower, type MelFilterbank, type MelOptions } from './melFilterbank';
import { powerSpectrum, type StftOptions } from './stft';

/** The mel scale of `librosa.feature.melspectrogram`: 128 bands from 0 Hz to half the sample rate. */
export function librosaMel(sampleRate: number, fftLength = 2048): MelOptions {
  return { sampleRate, fftLength, bands: 128, minHz: 0, maxHz: sampleRate / 2, norm: 'slaney' };
}

/**
 * Mel power spectrogram, one row of `bands` values per frame. Reproduces
 * `librosa.feature.melspectrogram`; keeps one spectrum at a time, whatever the length of the sound.
 */
export function melSpectrogram(
  samples: Float32Array,
  { windowLength, hopLength }: Omit<StftOptions, 'fftLength'>,
  mel: MelOptions,
): FrameMatrix {
  const spectrum = powerSpectrum(mel.fftLength, windowLength);
  const bank = melFilterbank(mel);
  const power = new Float32Array(spectrum.bins);
  const matrix = frameMatrix(frameCount(samples.length, hopLength), mel.bands);
  for (let frame = 0; frame < matrix.frames; frame++) {
    spectrum.write(samples, frame * hopLength, power, 0);
    writeMelPower(bank, power, 0, matrix.data, frame * mel.bands);
  }
  return matrix;
}

/** Mel power of a power spectrogram that stands already. */
export function melOfSpectrogram(spectrogram: FrameMatrix, bank: MelFilterbank): FrameMatrix {
  const matrix = frameMatrix(spectrogram.frames, bank.bands);
  for (let frame = 0; frame < matrix.frames; frame++) {
    writeMelPower(bank, spectrogram.data, frame * spectrogram.width, matrix.data, frame * bank.bands);
  }
  return matrix;
}
