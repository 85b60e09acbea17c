import type { FrameMatrix } from '../features/frames';
import { FrameStatistics } from '../models/frameStatistics';
import type { Scaler } from '../models/standardise';

/**
 * Mean and standard deviation of each value over all frames of the clips. Measured on training clips only: what it
 * saw of a test clip would leak into the result.
 */
export function fitFrameScaler(clips: readonly (readonly FrameMatrix[])[]): Scaler {
  const statistics = new FrameStatistics();
  for (const pieces of clips) statistics.add(pieces);
  const { mean, deviation } = statistics.scaler();
  // A value that never changed carries nothing; dividing by 1 leaves it at 0.
  return { mean, deviation: deviation.map((value) => value || 1) };
}
