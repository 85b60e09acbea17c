import { soften } from '../models/soften';

/** Where the search ends: beyond these a network is broken, not badly calibrated. */
const [coldest, hottest] = [0.25, 4];

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature at which probabilities fit the truth best (least mean `-ln p`), by golden-section search over its
 * logarithm (Guo et al. 2017). Fitted on validation actors; the emotion that is named does not change.
 *
 * @returns 1 when there are no clips
 */
export function fitTemperature(
  truth: readonly number[],
  probabilities: readonly ArrayLike<number>[],
): number {
  if (truth.length === 0) return 1;
  const loss = (logTemperature: number) =>
    probabilities.reduce(
      (sum, row, clip) => sum - Math.log(Math.max(soften(row, Math.exp(logTemperature))[truth[clip]], 1e-12)),
      0,
    );
  let [low, high] = [Math.log(coldest), Math.log(hottest)];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [leftLoss, rightLoss] = [loss(left), loss(right)];
  while (high - low > 1e-3) {
    if (leftLoss < rightLoss) {
      [high, right, rightLoss] = [right, left, leftLoss];
      left = high - golden * (high - low);
      leftLoss = loss(left);
    } else {
      [low, left, leftLoss] = [left, right, rightLoss];
      right = low + golden * (high - low);
      rightLoss = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}
