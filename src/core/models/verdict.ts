import type { Emotion } from '../emotions';
import type { Probabilities } from './prediction';

/** What an answer amounts to: probabilities are always there, but not always worth a name. */
export type Verdict =
  | { kind: 'emotion'; emotion: Emotion }
  /** The confidence lies below the model's threshold; the two likeliest, likeliest first. */
  | { kind: 'unsure'; likeliest: [Emotion, Emotion] }
  /** Nobody speaks in the clip; what the model says of it means nothing. */
  | { kind: 'no speech' };

/**
 * The verdict on a clip in which somebody speaks.
 *
 * @param probabilities of at least two emotions
 * @param threshold the card's; a model without one always names an emotion
 */
export function verdictOn(probabilities: Probabilities, threshold = 0): Verdict {
  const [[first, confidence], [second]] = likeliestFirst(probabilities);
  return confidence < threshold
    ? { kind: 'unsure', likeliest: [first, second] }
    : { kind: 'emotion', emotion: first };
}

export function likeliestFirst(probabilities: Probabilities): [Emotion, number][] {
  return (Object.entries(probabilities) as [Emotion, number][]).sort(([, one], [, other]) => other - one);
}
