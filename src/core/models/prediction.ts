import type { Emotion } from '../emotions';
import type { Verdict } from './verdict';

/** Probability of each emotion the model knows; emotions it does not know are absent. Sums to 1. */
export type Probabilities = Partial<Record<Emotion, number>>;

export interface Prediction {
  /** Model id. */
  model: string;
  probabilities: Probabilities;
  top: Emotion;
  /** Probability of `top`. */
  confidence: number;
  /** Present where a profile of the voice was used. */
  calibrated?: true;
  /** What people are told. */
  verdict: Verdict;
  /**
   * Wall-clock time for features and network together, as if this model were the only one: the extraction
   * counts for each of the models that share it, so the times of several do not add up.
   */
  milliseconds: number;
}
