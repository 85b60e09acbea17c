import FFT from 'fft.js';
import { frameMatrix, type FrameMatrix } from './frames';

/** Rate the sound must have, Hz: pitch and the formants that tell vowels apart lie below 4 kHz. */
export const voicingRate = 8000;

/** Frames per second. */
export const voicingFrameRate = 100;

/** How like a voice each frame of 10 ms is. */
export interface Voicing {
  frames: number;
  /** Highest peak of the autocorrelation of the evened-out spectrum, 0..1: noise stays below 0.1. */
  periodicity: Float32Array;
  /** Frequency of that peak, 70 to 600 Hz; a whole multiple or fraction of the pitch at times. */
  pitchHz: Float32Array;
  /** Share of the power in the two strongest partials: 1 for a tone, or for the two of a telephone key. */
  tonality: Float32Array;
  /** The same share of the evened-out spectrum, which noise behind a tone does not hide. */
  evenTonality: Float32Array;
  /** Power in eight bands from 100 to 3700 Hz, per bin. */
  bands: FrameMatrix;
}

const hopLength = voicingRate / voicingFrameRate;
/** 56 ms: four periods of the deepest voices. */
const frameLength = 448;
const fftLength = 512;
const bins = fftLength / 2 + 1;

const binOf = (hertz: number) => Math.round((hertz * fftLength) / voicingRate);
/** Mains hum and rumble lie below, the edge of the band above. */
const [lowest, highest] = [binOf(70), binOf(3900)];
const bandEdges = [100, 300, 500, 750, 1050, 1450, 2000, 2700, 3700].map(binOf);
export const voicingBands = bandEdges.length - 1;

/** Periods searched, in samples. */
const [shortestLag, longestLag] = [Math.floor(voicingRate / 600), Math.ceil(voicingRate / 70)];

/** Half the width of a partial under the window, bins. */
const partial = 3;

const window = Float64Array.from(
  { length: frameLength },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / frameLength),
);

/**
 * Periodicity, pitch, tonality and band powers of frames of 56 ms, one for every 10 ms and centred on it; none of it
 * changes with the level. Periodicity is that of the spectrum raised to the power 1/4, which evens out formants and
 * rooms (the generalised autocorrelation of Tolonen and Karjalainen 2000).
 *
 * @param samples at 8 kHz
 */
export function voicing(samples: Float32Array): Voicing {
  const frames = Math.ceil(samples.length / hopLength);
  const result: Voicing = {
    frames,
    periodicity: new Float32Array(frames),
    pitchHz: new Float32Array(frames),
    tonality: new Float32Array(frames),
    evenTonality: new Float32Array(frames),
    bands: frameMatrix(frames, voicingBands),
  };
  const analysis = new FrameAnalysis();
  for (let frame = 0; frame < frames; frame++) analysis.write(samples, frame, result);
  return result;
}

/** The buffers of one frame, used for all. */
class FrameAnalysis {
  readonly #fft = new FFT(fftLength);
  readonly #frame = new Float64Array(fftLength);
  readonly #spectrum = new Float64Array(2 * fftLength);
  readonly #power = new Float64Array(bins);
  /** The spectrum to the power 1/4, mirrored, so that its transform is an autocorrelation. */
  readonly #even = new Float64Array(fftLength);
  readonly #correlation = new Float64Array(2 * fftLength);

  write(samples: Float32Array, frame: number, out: Voicing): void {
    const power = this.#powerOf(samples, Math.round((frame + 0.5) * hopLength - frameLength / 2));
    for (let band = 0; band < voicingBands; band++) {
      let sum = 0;
      for (let k = bandEdges[band]; k < bandEdges[band + 1]; k++) sum += power[k];
      out.bands.data[frame * voicingBands + band] = sum / (bandEdges[band + 1] - bandEdges[band]);
    }
    if (!this.#evenOut()) return;
    const { share, evenShare } = this.#twoStrongest();
    out.tonality[frame] = share;
    out.evenTonality[frame] = evenShare;
    const { height, lag } = this.#highestPeak();
    out.periodicity[frame] = height;
    out.pitchHz[frame] = lag > 0 ? voicingRate / lag : 0;
  }

  #powerOf(samples: Float32Array, start: number): Float64Array {
    const [frame, spectrum, power] = [this.#frame, this.#spectrum, this.#power];
    for (let n = 0; n < frameLength; n++) {
      const at = start + n;
      frame[n] = at >= 0 && at < samples.length ? window[n] * samples[at] : 0;
    }
    this.#fft.realTransform(spectrum, frame);
    for (let k = 0; k < bins; k++) power[k] = spectrum[2 * k] ** 2 + spectrum[2 * k + 1] ** 2;
    return power;
  }

  /** False for a frame of nothing. */
  #evenOut(): boolean {
    const [power, even] = [this.#power, this.#even];
    let sum = 0;
    for (let k = lowest; k <= highest; k++) sum += power[k];
    for (let k = lowest; k <= highest; k++) {
      // Rounding noise around a pure tone would otherwise rise to a spectrum of its own.
      const value = Math.sqrt(Math.sqrt(power[k] + 1e-8 * sum));
      even[k] = value;
      even[fftLength - k] = value;
    }
    return sum > 0;
  }

  #twoStrongest(): { share: number; evenShare: number } {
    const [power, even] = [this.#power, this.#even];
    let [sum, evenSum, first] = [0, 0, lowest];
    for (let k = lowest; k <= highest; k++) {
      sum += power[k];
      evenSum += even[k];
      if (power[k] > power[first]) first = k;
    }
    let second = -1;
    for (let k = lowest; k <= highest; k++) {
      if (Math.abs(k - first) > partial && (second < 0 || power[k] > power[second])) second = k;
    }
    let [near, evenNear] = [0, 0];
    for (let k = lowest; k <= highest; k++) {
      if (Math.abs(k - first) > partial && Math.abs(k - second) > partial) continue;
      near += power[k];
      evenNear += even[k];
    }
    return { share: near / sum, evenShare: evenNear / evenSum };
  }

  /** Height relative to lag 0, and the lag, in samples and fractions of them; 0 where there is no peak. */
  #highestPeak(): { height: number; lag: number } {
    const correlation = this.#correlation;
    this.#fft.realTransform(correlation, this.#even);
    const at = (lag: number) => correlation[2 * lag];
    let best = 0;
    for (let lag = shortestLag; lag <= longestLag; lag++) {
      const height = at(lag);
      if (height >= at(lag - 1) && height >= at(lag + 1) && height > (best > 0 ? at(best) : 0)) best = lag;
    }
    if (best === 0) return { height: 0, lag: 0 };
    const [before, peak, after] = [at(best - 1), at(best), at(best + 1)];
    const curve = before - 2 * peak + after;
    return { height: peak / at(0), lag: curve < 0 ? best + (before - after) / (2 * curve) : best };
  }
}
