import { frequencyBank, type FrequencyScale } from './frequencyBank';
import { writeMelPower, type MelFilterbank } from './melFilterbank';
import { powerSpectrum } from './stft';

/** Rate of the stream, Hz. */
export const columnsRate = 16_000;
export const columnBands = 128;
export const columnsPerSecond = 100;

const hop = columnsRate / columnsPerSecond;
const windowLength = 400;
const fftLength = 1024;
/** Level drawn brightest: the loudest band of a voice at a good recording level reaches about -20 dB. */
const brightestDb = -18;
/** As far as the levels of the bytes reach down, dB: all that a person can choose to see. */
export const columnRangeDb = 100;

/**
 * Spectrogram of a stream for drawing: 25 ms windows every 10 ms, 128 bands up to 8 kHz on a scale of one's choice, the
 * picture of `spectrogramImage` a column at a time. Levels are bytes of a fixed 100 dB range, for a stream has no maximum
 * to refer to: 255 is -18 dB of a sine at full scale.
 */
export class MelColumns {
  readonly #spectrum = powerSpectrum(fftLength, windowLength);
  readonly #bank: MelFilterbank;
  /** Parseval: the bins of a sine of amplitude 1 sum to a quarter of FFT length times window energy. */
  readonly #scale = 4 / (fftLength * this.#spectrum.window.reduce((sum, weight) => sum + weight * weight, 0));
  readonly #bins = new Float32Array(this.#spectrum.bins);
  readonly #mel = new Float32Array(columnBands);
  /** Sound whose columns are not complete. */
  #rest = new Float32Array(0);

  constructor(scale: FrequencyScale = 'mel') {
    this.#bank = frequencyBank({
      scale,
      sampleRate: columnsRate,
      fftLength,
      bands: columnBands,
      maxHz: columnsRate / 2,
    });
  }

  /**
   * Takes in a block of 16 kHz samples.
   *
   * @returns the columns that are complete with it, `columnBands` bytes each, lowest band first
   */
  push(samples: Float32Array): Uint8Array<ArrayBuffer> {
    const sound = new Float32Array(this.#rest.length + samples.length);
    sound.set(this.#rest);
    sound.set(samples, this.#rest.length);
    const count = Math.max(0, Math.floor((sound.length - windowLength) / hop) + 1);
    const levels = new Uint8Array(count * columnBands);
    for (let column = 0; column < count; column++) this.#write(sound, column * hop, levels, column);
    this.#rest = sound.slice(count * hop);
    return levels;
  }

  #write(sound: Float32Array, from: number, levels: Uint8Array, column: number): void {
    this.#spectrum.write(sound, from + windowLength / 2, this.#bins, 0);
    writeMelPower(this.#bank, this.#bins, 0, this.#mel, 0);
    for (let band = 0; band < columnBands; band++) {
      const db = 10 * Math.log10(this.#scale * this.#mel[band]);
      const share = Math.min(1, Math.max(0, 1 + (db - brightestDb) / columnRangeDb));
      levels[column * columnBands + band] = Math.round(255 * share);
    }
  }
}
