import { frameMatrix, type FrameMatrix } from './frames';
import { memoised } from '../memoised';
import { estimateTuning } from './tuning';

const pitchClasses = 12;
/** Frequencies around this octave (A5 = 440 · 2 Hz lies near it) weigh most, … */
const centreOctave = 5;
/** … with a Gaussian of this deviation, in octaves. */
const octaveWidth = 2;

/** The frequency of octave 0: 440 Hz is A in octave 4. */
const octaveZeroHz = 440 / 16;

function modulo(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}

/**
 * Weights of each bin for the twelve pitch classes, C first: `weights[pitchClass * bins + bin]`.
 * Reproduces `librosa.filters.chroma` with its defaults.
 */
const chromaFilterbank = memoised((sampleRate: number, bins: number, tuning: number) => {
  const hzPerBin = sampleRate / (2 * (bins - 1));
  const referenceHz = octaveZeroHz * 2 ** (tuning / pitchClasses);
  const semitoneOf = (bin: number) => pitchClasses * Math.log2((bin * hzPerBin) / referenceHz);
  const weights = new Float32Array(pitchClasses * bins);
  const column = new Float64Array(pitchClasses);
  for (let bin = 0; bin < bins; bin++) {
    // 0 Hz has no pitch; it is put one and a half octaves below the first bin.
    const semitone = bin === 0 ? semitoneOf(1) - 1.5 * pitchClasses : semitoneOf(bin);
    const next = semitoneOf(bin + 1);
    const width = Math.max(1, next - semitone);
    let energy = 0;
    for (let i = 0; i < pitchClasses; i++) {
      const distance = modulo(semitone - i + pitchClasses / 2, pitchClasses) - pitchClasses / 2;
      column[i] = Math.exp(-0.5 * ((2 * distance) / width) ** 2);
      energy += column[i] ** 2;
    }
    const octave = (semitone / pitchClasses - centreOctave) / octaveWidth;
    const scale = Math.exp(-0.5 * octave ** 2) / Math.sqrt(energy);
    for (let i = 0; i < pitchClasses; i++) {
      // The columns count from A; rotated so that they count from C, three semitones on.
      weights[modulo(i - 3, pitchClasses) * bins + bin] = scale * column[i];
    }
  }
  return weights;
}, 32);

/**
 * Chroma: the strength of each pitch class, C to B, each frame scaled so that its largest is 1. Reproduces
 * `librosa.feature.chroma_stft`, with the tuning estimated from the sound itself.
 *
 * @param spectrogram magnitudes, not power: the classic recipe passes `np.abs(librosa.stft(y))` as `S`,
 *   and the golden values are of that
 */
export function chroma(spectrogram: FrameMatrix, sampleRate: number): FrameMatrix {
  const { frames, width: bins, data } = spectrogram;
  const weights = chromaFilterbank(sampleRate, bins, estimateTuning(spectrogram, sampleRate));
  const matrix = frameMatrix(frames, pitchClasses);
  for (let frame = 0; frame < frames; frame++) {
    const row = frame * bins;
    const out = frame * pitchClasses;
    let largest = 0;
    for (let i = 0; i < pitchClasses; i++) {
      const filter = i * bins;
      let sum = 0;
      for (let bin = 0; bin < bins; bin++) {
        sum += weights[filter + bin] * data[row + bin];
      }
      matrix.data[out + i] = sum;
      largest = Math.max(largest, matrix.data[out + i]);
    }
    if (largest >= smallestNormal) {
      for (let i = 0; i < pitchClasses; i++) {
        matrix.data[out + i] /= largest;
      }
    }
  }
  return matrix;
}

/** Smallest normal float32: frames quieter than this stay as they are (`librosa.util.normalize`). */
const smallestNormal = 2 ** -126;
