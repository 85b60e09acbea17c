import FFT from 'fft.js';
import { frameCount, frameMatrix, type FrameMatrix } from './frames';
import { memoised } from '../memoised';

/** Short-time Fourier transform: how frames are cut, in samples. */
export interface StftOptions {
  /** A power of two. */
  fftLength: number;
  /** Length of the Hann window, centred in the frame; at most `fftLength`. */
  windowLength: number;
  hopLength: number;
}

/** The defaults of librosa's `stft`. */
export const librosaStft: StftOptions = { fftLength: 2048, windowLength: 2048, hopLength: 512 };

/**
 * Power spectrum of one windowed frame. Holds the FFT plan and its buffers, so that a frame costs no
 * allocation; for the same reason one instance works on one frame at a time.
 */
export class PowerSpectrum {
  /** Frequencies from 0 Hz to half the sample rate, both included. */
  readonly bins: number;
  /** Periodic Hann window (scipy's `fftbins=True`), without the zeros around it. */
  readonly window: Float64Array;
  readonly #fft: FFT;
  readonly #frame: Float64Array;
  readonly #spectrum: Float64Array;
  readonly #margin: number;

  constructor(fftLength: number, windowLength: number) {
    this.bins = fftLength / 2 + 1;
    this.window = Float64Array.from(
      { length: windowLength },
      (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / windowLength),
    );
    this.#fft = new FFT(fftLength);
    this.#frame = new Float64Array(fftLength);
    this.#spectrum = new Float64Array(2 * fftLength);
    this.#margin = Math.floor((fftLength - windowLength) / 2);
  }

  /**
   * Writes the squared magnitudes of the frame centred on sample `centre` to `out[offset…]`, `bins` values.
   * Samples beyond either end of the sound count as zero (librosa's `pad_mode="constant"`).
   */
  write(samples: Float32Array, centre: number, out: Float32Array, offset: number): void {
    const { window } = this;
    const frame = this.#frame;
    const spectrum = this.#spectrum;
    const margin = this.#margin;
    const start = centre - frame.length / 2 + margin;
    const from = Math.min(window.length, Math.max(0, -start));
    const to = Math.max(from, Math.min(window.length, samples.length - start));
    frame.fill(0, margin, margin + from);
    for (let n = from; n < to; n++) {
      frame[margin + n] = window[n] * samples[start + n];
    }
    frame.fill(0, margin + to, margin + window.length);

    this.#fft.realTransform(spectrum, frame);
    for (let bin = 0; bin < this.bins; bin++) {
      const re = spectrum[2 * bin];
      const im = spectrum[2 * bin + 1];
      out[offset + bin] = re * re + im * im;
    }
  }
}

/** The `PowerSpectrum` of these lengths, built once. */
export const powerSpectrum = memoised(
  (fftLength: number, windowLength: number) => new PowerSpectrum(fftLength, windowLength),
);

/**
 * Power of the centred short-time Fourier transform: `frameCount` rows of `fftLength / 2 + 1` bins.
 * Reproduces `np.abs(librosa.stft(y)) ** 2`. Takes 0.18 MB per second of sound at librosa's defaults and
 * 22,050 Hz; where only a mel spectrogram is wanted, `melSpectrogram` needs one frame at a time.
 */
export function powerSpectrogram(
  samples: Float32Array,
  { fftLength, windowLength, hopLength }: StftOptions = librosaStft,
): FrameMatrix {
  const spectrum = powerSpectrum(fftLength, windowLength);
  const matrix = frameMatrix(frameCount(samples.length, hopLength), spectrum.bins);
  for (let frame = 0; frame < matrix.frames; frame++) {
    spectrum.write(samples, frame * hopLength, matrix.data, frame * matrix.width);
  }
  return matrix;
}

/**
 * Turns a power spectrogram into one of magnitudes, in place: a copy would double the largest thing that
 * feature extraction holds. Answers the same matrix.
 */
export function toMagnitude(spectrogram: FrameMatrix): FrameMatrix {
  const { data } = spectrogram;
  for (let i = 0; i < data.length; i++) {
    data[i] = Math.sqrt(data[i]);
  }
  return spectrogram;
}
