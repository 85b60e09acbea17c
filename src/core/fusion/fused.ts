import { emotions, type Emotion } from '../emotions';
import { softmax } from '../classifiers/classifier';

/** The probability of each emotion. */
export type Probabilities = Record<Emotion, number>;

/** Whose opinions are fused. */
export const modalities = ['voice', 'face'] as const;
export type Modality = (typeof modalities)[number];

/** How much each modality counts in the product: the power its probabilities are raised to. */
export type FusionWeights = Record<Modality, number>;

export const equalWeights: FusionWeights = { voice: 1, face: 1 };

/** A probability below this counts as this: one modality alone cannot rule an emotion out. */
const leastProbability = 1e-6;

/**
 * Late fusion of calibrated probabilities by their weighted product (Kittler et al. 1998, "On Combining Classifiers"):
 * the sum of the logarithms, made to sum to 1. A modality that is not there drops out, and the other alone decides.
 *
 * @returns `null` when neither is there
 */
export function fused(
  opinions: Partial<Record<Modality, Probabilities | null>>,
  weights: FusionWeights = equalWeights,
): Probabilities | null {
  const heard = modalities.flatMap((modality) => {
    const opinion = opinions[modality];
    return opinion ? [{ opinion, modality }] : [];
  });
  if (heard.length === 0) return null;
  // Alone, an opinion is what it is, whatever it weighs beside another.
  if (heard.length === 1) return heard[0].opinion;
  const product = productOf(
    heard.map(({ opinion }) => emotions.map((emotion) => opinion[emotion])),
    heard.map(({ modality }) => weights[modality]),
  );
  return Object.fromEntries(emotions.map((emotion, place) => [emotion, product[place]])) as Probabilities;
}

/** Weighted product of some lists of probabilities in one order. @param weights default: 1 each */
export function productOf(opinions: readonly ArrayLike<number>[], weights?: readonly number[]): number[] {
  return softmax(
    Array.from(opinions[0], (_, place) =>
      opinions.reduce((sum, opinion, one) => sum + (weights?.[one] ?? 1) * logOf(opinion[place]), 0),
    ),
  );
}

/** Mean of some lists of probabilities in one order. */
export function averageOf(opinions: readonly ArrayLike<number>[]): number[] {
  return Array.from(
    opinions[0],
    (_, place) => opinions.reduce((sum, opinion) => sum + opinion[place], 0) / opinions.length,
  );
}

export function logOf(probability: number): number {
  return Math.log(Math.max(probability, leastProbability));
}
