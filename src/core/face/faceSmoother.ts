import type { Emotion } from '../emotions';
import type { Probabilities } from '../models/prediction';

/** Time after which an answer counts a third, seconds: short enough to follow a smile, long enough for bars to be read. */
const memory = 0.5;
/** No answer is so sure that the next could not change it. */
const least = 1e-3;

/**
 * Answers about one face, one after the other, smoothed: the mean of their logarithms, each weighed by e^(-age / memory).
 * A single odd answer changes little, and the first counts at once.
 */
export class FaceSmoother {
  #logs: Partial<Record<Emotion, number>> | null = null;
  #at = 0;

  /**
   * @param at seconds, never earlier than before
   * @returns what the answers so far amount to, summing to 1
   */
  add(probabilities: Probabilities, at: number): Probabilities {
    const fresh = this.#logs === null ? 1 : 1 - Math.exp(-Math.max(0, at - this.#at) / memory);
    const before = this.#logs;
    this.#logs = mapped(probabilities, (value, emotion) => {
      const now = Math.log(Math.max(least, value));
      return (1 - fresh) * (before?.[emotion] ?? now) + fresh * now;
    });
    this.#at = at;
    const weights = mapped(this.#logs, Math.exp);
    const sum = Object.values(weights).reduce((total, value) => total + value, 0);
    return mapped(weights, (value) => value / sum);
  }
}

function mapped(
  values: Partial<Record<Emotion, number>>,
  change: (value: number, emotion: Emotion) => number,
): Partial<Record<Emotion, number>> {
  const entries = Object.entries(values) as [Emotion, number][];
  return Object.fromEntries(entries.map(([emotion, value]) => [emotion, change(value, emotion)]));
}
