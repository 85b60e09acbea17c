import { emotions, type Emotion } from '../emotions';

/** The probability of each emotion. */
export type Probabilities = Record<Emotion, number>;

/** Whose opinions are fused. */
export const modalities = ['voice', 'face'] as const;
export type Modality = (typeof modalities)[number];

/** A probability below this counts as this: one modality alone cannot rule an emotion out. */
const leastProbability = 1e-6;

/**
 * Late fusion of calibrated probabilities by their product (Kittler et al. 1998, "On Combining Classifiers"), made to sum to
 * 1. A modality that is not there drops out, and the other alone decides.
 *
 * @returns `null` when neither is there
 */
export function fused(opinions: Partial<Record<Modality, Probabilities | null>>): Probabilities | null {
  const heard = modalities.flatMap((modality) => opinions[modality] ?? []);
  if (heard.length < 2) return heard[0] ?? null;
  const product = emotions.map((emotion) =>
    heard.reduce((all, opinion) => all * Math.max(leastProbability, opinion[emotion]), 1),
  );
  const sum = product.reduce((total, value) => total + value, 0);
  return Object.fromEntries(
    emotions.map((emotion, place) => [emotion, product[place] / sum]),
  ) as Probabilities;
}
