import type { FrameMatrix } from '../features/frames';
import type { Scaler } from '../models/standardise';

/**
 * Mean and standard deviation of each value over all frames of the clips. Measured on training clips only: what it
 * saw of a test clip would leak into the result.
 */
export function fitFrameScaler(clips: readonly (readonly FrameMatrix[])[]): Scaler {
  const width = clips[0][0].width;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  for (const { frames, data } of clips.flat()) {
    count += frames;
    for (let row = 0; row < data.length; row += width) {
      for (let j = 0; j < width; j++) {
        const value = data[row + j];
        sums[j] += value;
        squares[j] += value * value;
      }
    }
  }
  const mean = Array.from(sums, (sum) => sum / count);
  const variance = Array.from(squares, (sum, j) => Math.max(0, sum / count - mean[j] ** 2));
  // A value that never changed carries nothing; dividing by 1 leaves it at 0.
  return { mean, deviation: variance.map((value) => Math.sqrt(value) || 1) };
}
