import type { FrameMatrix } from './frames';

/** Range of partials that count as pitches, and how far below a frame's maximum they may lie. */
const minHz = 150;
const maxHz = 4000;
const relativeThreshold = 0.1;

/** Steps per semitone in which the tuning is told. */
const steps = 100;

const referenceHz = 440;

export interface Pitches {
  /** Hz */
  frequencies: number[];
  /** Interpolated height of each peak, in the unit of the spectrogram. */
  magnitudes: number[];
}

/**
 * Spectral peaks between 150 and 4000 Hz, placed between the bins by a parabola through each peak and its
 * neighbours. Reproduces `librosa.piptrack(S=spectrogram)`.
 */
function pitchPeaks(spectrogram: FrameMatrix, sampleRate: number): Pitches {
  const { frames, width, data } = spectrogram;
  const hzPerBin = sampleRate / (2 * (width - 1));
  const firstBin = Math.max(1, Math.ceil(minHz / hzPerBin));
  const endBin = Math.min(width - 1, Math.ceil(maxHz / hzPerBin));
  const pitches: Pitches = { frequencies: [], magnitudes: [] };
  for (let frame = 0; frame < frames; frame++) {
    const row = frame * width;
    let loudest = 0;
    for (let bin = 0; bin < width; bin++) {
      loudest = Math.max(loudest, data[row + bin]);
    }
    const threshold = relativeThreshold * loudest;
    for (let bin = firstBin; bin < endBin; bin++) {
      const here = data[row + bin];
      const before = data[row + bin - 1];
      const after = data[row + bin + 1];
      if (here > threshold && here > before && here >= after) {
        const slope = (after - before) / 2;
        const curvature = after + before - 2 * here;
        // A shift of a bin or more means that the three points make no peak of their own.
        const shift = Math.abs(slope) >= Math.abs(curvature) ? 0 : -slope / curvature;
        pitches.frequencies.push((bin + shift) * hzPerBin);
        pitches.magnitudes.push(here + 0.5 * slope * shift);
      }
    }
  }
  return pitches;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How far the pitches lie from the notes of A = 440 Hz: the fullest of a hundred bins from -0.5 to +0.5
 * semitones. Reproduces `librosa.pitch_tuning(resolution=0.01)`.
 */
function pitchTuning(frequencies: Iterable<number>): number {
  const counts = new Uint32Array(steps);
  for (const hz of frequencies) {
    const semitones = 12 * Math.log2(hz / referenceHz);
    const offset = semitones - Math.floor(semitones);
    const residual = offset >= 0.5 ? offset - 1 : offset;
    counts[Math.min(steps - 1, Math.floor((residual + 0.5) * steps))]++;
  }
  let fullest = 0;
  counts.forEach((count, step) => {
    if (count > counts[fullest]) {
      fullest = step;
    }
  });
  return fullest / steps - 0.5;
}

/**
 * Deviation of the sound's pitches from A = 440 Hz in semitones, -0.5 to 0.49; 0 where there is no pitch.
 * Reproduces `librosa.estimate_tuning(S=spectrogram)`: only the stronger half of all peaks counts.
 */
export function estimateTuning(spectrogram: FrameMatrix, sampleRate: number): number {
  const { frequencies, magnitudes } = pitchPeaks(spectrogram, sampleRate);
  if (frequencies.length === 0) {
    return 0;
  }
  const threshold = median(magnitudes);
  return pitchTuning(frequencies.filter((_, i) => magnitudes[i] >= threshold));
}
