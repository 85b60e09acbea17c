import type { Examples } from './fit';
import type { Random } from './random';
import type { FitSettings } from './recipes';

/** What one training step sees. */
export interface Batch {
  /** Clips one after the other. */
  values: Float32Array;
  /** Probability of each emotion for each clip. */
  targets: Float32Array;
}

/**
 * Puts clips together for a step and changes them a little, so that the network cannot learn them by heart:
 * each is mixed with another of the batch, target and all (mixup, Zhang et al. 2018), noise is added, and
 * part of the target is spread over all emotions (label smoothing, Szegedy et al. 2016).
 */
export function makeBatch(
  { rows, classes }: Examples,
  indices: readonly number[],
  classCount: number,
  { noise, mixup, labelSmoothing }: FitSettings,
  random: Random,
): Batch {
  const width = rows[0].length;
  const values = new Float32Array(indices.length * width);
  const targets = new Float32Array(indices.length * classCount).fill(labelSmoothing / classCount);
  const partners = random.order(indices.length);
  const partnerShare = mixup * random.uniform();
  const add = (index: number, place: number, share: number) => {
    rows[index].forEach((value, j) => (values[place * width + j] += share * value));
    targets[place * classCount + classes[index]] += share * (1 - labelSmoothing);
  };
  indices.forEach((index, place) => {
    add(index, place, 1 - partnerShare);
    add(indices[partners[place]], place, partnerShare);
  });
  if (noise > 0) for (let i = 0; i < values.length; i++) values[i] += noise * random.normal();
  return { values, targets };
}
