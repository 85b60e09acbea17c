import { frameMatrix, type FrameMatrix } from './frames';
import { librosaMel, melSpectrogram } from './melSpectrogram';
import { memoised } from '../memoised';
import { powerToDb } from './powerToDb';
import { librosaStft } from './stft';

/** Rows of the orthonormal DCT-II (`scipy.fft.dct(norm="ortho")`), the first `coefficients` of them. */
const dctTable = memoised((inputs: number, coefficients: number) => {
  const table = new Float64Array(coefficients * inputs);
  for (let k = 0; k < coefficients; k++) {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / inputs);
    for (let n = 0; n < inputs; n++) {
      table[k * inputs + n] = scale * Math.cos((Math.PI * k * (2 * n + 1)) / (2 * inputs));
    }
  }
  return table;
});

/** Cepstral coefficients of a mel spectrogram in decibels: the DCT-II of each frame. */
export function mfccOfMelDb(melDb: FrameMatrix, coefficients = 40): FrameMatrix {
  const { frames, width, data } = melDb;
  const table = dctTable(width, coefficients);
  const matrix = frameMatrix(frames, coefficients);
  for (let frame = 0; frame < frames; frame++) {
    const row = frame * width;
    for (let k = 0; k < coefficients; k++) {
      const tableRow = k * width;
      let sum = 0;
      for (let n = 0; n < width; n++) {
        sum += table[tableRow + n] * data[row + n];
      }
      matrix.data[frame * coefficients + k] = sum;
    }
  }
  return matrix;
}

/**
 * Mel-frequency cepstral coefficients, `coefficients` per frame. Reproduces `librosa.feature.mfcc`: 2048
 * samples a frame, 512 apart, 128 Slaney mel bands, at most 80 dB below the loudest, orthonormal DCT-II.
 */
export function mfcc(samples: Float32Array, sampleRate: number, coefficients = 40): FrameMatrix {
  const mel = melSpectrogram(samples, librosaStft, librosaMel(sampleRate));
  return mfccOfMelDb(powerToDb(mel), coefficients);
}
