import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { memoised } from '../memoised';
import { frameCount, frameMatrix, type FrameMatrix } from './frames';
import { FrameSpectra, framesTogether } from './frameSpectra';
import { hannWindow } from './hannWindow';

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

/** Power spectrum of one windowed frame, for frames that are not evenly spaced. */
export class PowerSpectrum {
  /** Frequencies from 0 Hz to half the sample rate, both included. */
  readonly bins: number;
  /** Without the zeros around it. */
  readonly window: Float64Array;
  readonly #plan = new MemoryPlan();
  readonly #spectra: FrameSpectra;

  constructor(fftLength: number, windowLength: number) {
    this.window = hannWindow(windowLength);
    this.#spectra = new FrameSpectra(this.#plan, { fftLength, window: this.window, hopLength: 0 });
    this.bins = this.#spectra.bins;
  }

  /**
   * Writes the squared magnitudes of the frame centred on sample `centre` to `out[offset…]`, `bins` values.
   * Samples beyond either end of the sound count as zero.
   */
  write(samples: Float32Array, centre: number, out: Float32Array, offset: number): void {
    const memory = this.#plan.enter();
    this.#spectra.write(memory, samples, centre);
    const first = placeOf(this.#spectra.powers);
    for (let bin = 0; bin < this.bins; bin++) out[offset + bin] = memory[first + framesTogether * bin];
  }
}

/** The `PowerSpectrum` of these lengths, built once. */
export const powerSpectrum = memoised(
  (fftLength: number, windowLength: number) => new PowerSpectrum(fftLength, windowLength),
);

/**
 * Power of the centred short-time Fourier transform: `frameCount` rows of `fftLength / 2 + 1` bins.
 * Reproduces `np.abs(librosa.stft(y)) ** 2`. Takes 0.18 MB per second of sound at librosa's defaults and
 * 22,050 Hz; where only a mel spectrogram is wanted, `melSpectrogram` needs four frames at a time.
 */
export function powerSpectrogram(
  samples: Float32Array,
  { fftLength, windowLength, hopLength }: StftOptions = librosaStft,
): FrameMatrix {
  return spectrogram(fftLength, windowLength, hopLength)(samples);
}

const spectrogram = memoised((fftLength: number, windowLength: number, hopLength: number) => {
  const plan = new MemoryPlan();
  const spectra = new FrameSpectra(plan, { fftLength, window: hannWindow(windowLength), hopLength });
  const rows = plan.room(framesTogether * spectra.bins);
  return (samples: Float32Array) => {
    const matrix = frameMatrix(frameCount(samples.length, hopLength), spectra.bins);
    const memory = plan.enter();
    for (let frame = 0; frame < matrix.frames; frame += framesTogether) {
      spectra.write(memory, samples, frame * hopLength);
      kernel().lanesToRows(spectra.powers, spectra.bins, rows);
      setRows(matrix, frame, memory, placeOf(rows));
    }
    return matrix;
  };
});

/** Takes four rows over from the kernel's memory, or as many as the matrix has from `frame` on. */
export function setRows({ width, data }: FrameMatrix, frame: number, memory: Float32Array, at: number): void {
  const count = Math.min(framesTogether * width, data.length - frame * width);
  data.set(memory.subarray(at, at + count), frame * width);
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
