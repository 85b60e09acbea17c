import type { FrameMatrix } from './frames';

/**
 * Frequency below which `share` of each frame's magnitude spectrum lies, Hz. Reproduces
 * `librosa.feature.spectral_rolloff`.
 *
 * @param spectrogram magnitudes
 */
export function spectralRolloff(spectrogram: FrameMatrix, sampleRate: number, share = 0.85): Float32Array {
  const { frames, width, data } = spectrogram;
  const hzPerBin = sampleRate / (2 * (width - 1));
  return Float32Array.from({ length: frames }, (_, frame) => {
    const row = frame * width;
    let total = 0;
    for (let bin = 0; bin < width; bin++) {
      total += data[row + bin];
    }
    const threshold = share * total;
    let below = 0;
    for (let bin = 0; bin < width; bin++) {
      below += data[row + bin];
      if (below >= threshold) {
        return bin * hzPerBin;
      }
    }
    return sampleRate / 2;
  });
}
