import FFT from 'fft.js';
import { memoised } from '../memoised';

/**
 * Power spectra of real frames of any length, where `PowerSpectrum` needs a power of two: Whisper's frames have
 * 400 samples. Bluestein's algorithm (1970): a transform of length n as a convolution with a chirp, done by FFTs
 * of a power of two; two real frames travel as the parts of one complex one.
 *
 * Holds its buffers, so one instance works on one pair at a time.
 */
export class PairedPowerSpectrum {
  /** Frequencies from 0 Hz to half the sample rate, both included. */
  readonly bins: number;
  readonly #length: number;
  readonly #fft: FFT;
  /** e^(-iπk²/n) for k below n, real and imaginary parts in turn. */
  readonly #chirp: Float64Array;
  /** Transform of the chirp's conjugate, wrapped around. */
  readonly #kernel: number[];
  readonly #input: number[];
  readonly #product: number[];

  constructor(length: number) {
    this.bins = Math.floor(length / 2) + 1;
    this.#length = length;
    this.#chirp = chirpOf(length);
    const size = 2 ** Math.ceil(Math.log2(2 * length - 1));
    this.#fft = new FFT(size);
    this.#input = this.#zeros();
    this.#product = this.#zeros();
    this.#kernel = this.#transformedKernel(size);
  }

  /** Writes `bins` squared magnitudes of each frame to its output. Frames have the transform's length. */
  write(
    first: Float64Array,
    second: Float64Array,
    out: { power: Float32Array; first: number; second: number },
  ): void {
    const n = this.#length;
    const chirp = this.#chirp;
    const input = this.#input;
    input.fill(0, 2 * n);
    for (let k = 0; k < n; k++) {
      const [re, im] = [chirp[2 * k], chirp[2 * k + 1]];
      input[2 * k] = first[k] * re - second[k] * im;
      input[2 * k + 1] = first[k] * im + second[k] * re;
    }
    this.#convolve();

    // The last multiplication with the chirp has magnitude 1, but the two frames are told apart by phase.
    const result = this.#input;
    for (let k = 0; k < n; k++) {
      const [re, im] = [result[2 * k], result[2 * k + 1]];
      result[2 * k] = re * chirp[2 * k] - im * chirp[2 * k + 1];
      result[2 * k + 1] = re * chirp[2 * k + 1] + im * chirp[2 * k];
    }
    for (let k = 0; k < this.bins; k++) {
      const mirror = k === 0 ? 0 : n - k;
      const [re, im] = [result[2 * k], result[2 * k + 1]];
      const [mirroredRe, mirroredIm] = [result[2 * mirror], result[2 * mirror + 1]];
      out.power[out.first + k] = ((re + mirroredRe) ** 2 + (im - mirroredIm) ** 2) / 4;
      out.power[out.second + k] = ((im + mirroredIm) ** 2 + (re - mirroredRe) ** 2) / 4;
    }
  }

  /** Convolves the input with the conjugated chirp, in place. */
  #convolve(): void {
    const product = this.#product;
    const kernel = this.#kernel;
    this.#fft.transform(product, this.#input);
    for (let i = 0; i < product.length; i += 2) {
      const [re, im] = [product[i], product[i + 1]];
      product[i] = re * kernel[i] - im * kernel[i + 1];
      product[i + 1] = re * kernel[i + 1] + im * kernel[i];
    }
    this.#fft.inverseTransform(this.#input, product);
  }

  #transformedKernel(size: number): number[] {
    const wrapped = this.#zeros();
    for (let k = 0; k < this.#length; k++) {
      for (const place of k === 0 ? [0] : [k, size - k]) {
        wrapped[2 * place] = this.#chirp[2 * k];
        wrapped[2 * place + 1] = -this.#chirp[2 * k + 1];
      }
    }
    const kernel = this.#zeros();
    this.#fft.transform(kernel, wrapped);
    return kernel;
  }

  #zeros(): number[] {
    return (this.#fft.createComplexArray() as number[]).fill(0);
  }
}

function chirpOf(length: number): Float64Array {
  const chirp = new Float64Array(2 * length);
  for (let k = 0; k < length; k++) {
    // k² modulo 2n: the angle's period, without which large k would lose digits.
    const angle = (Math.PI * ((k * k) % (2 * length))) / length;
    chirp[2 * k] = Math.cos(angle);
    chirp[2 * k + 1] = -Math.sin(angle);
  }
  return chirp;
}

/** The `PairedPowerSpectrum` of this length, built once. */
export const pairedPowerSpectrum = memoised((length: number) => new PairedPowerSpectrum(length));
