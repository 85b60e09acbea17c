import type { FrameMatrix } from './frames';

/**
 * Centre of gravity of each frame's magnitude spectrum, Hz; 0 for silence. Reproduces
 * `librosa.feature.spectral_centroid`.
 *
 * @param spectrogram magnitudes
 */
export function spectralCentroid(spectrogram: FrameMatrix, sampleRate: number): Float32Array {
  const { frames, width, data } = spectrogram;
  const hzPerBin = sampleRate / (2 * (width - 1));
  return Float32Array.from({ length: frames }, (_, frame) => {
    let sum = 0;
    let weighted = 0;
    for (let bin = 0; bin < width; bin++) {
      const magnitude = data[frame * width + bin];
      sum += magnitude;
      weighted += bin * magnitude;
    }
    return sum > 0 ? (weighted / sum) * hzPerBin : 0;
  });
}
