import { emotions, type Emotion } from '../emotions';
import type { Probabilities } from '../models/prediction';
import type { TimelineWindow } from './timeline';

export interface SmoothingOptions {
  /**
   * How long a feeling lasts on average, seconds: the longer, the more the neighbours say. Default 4; how it was
   * chosen is told in docs/timeline.md.
   */
  staySeconds: number;
}

export const defaultSmoothing: SmoothingOptions = { staySeconds: 4 };

/** A window as the model answered it, before its neighbours had a say. */
export interface AnsweredWindow {
  start: number;
  end: number;
  probabilities: Probabilities;
}

/** No answer is so sure that no neighbour could change it. */
const least = 1e-6;

/**
 * A hidden Markov model with one state for each emotion that is left at a constant rate for any of the others, and its
 * forward-backward algorithm (Rabiner 1989): what a window says of an emotion is multiplied by what the windows before
 * and after it say.
 *
 * Windows overlap, and the same sound must not count twice: from one window to the next only the share of it that the
 * next does not hold is handed on (its probabilities to that power). A window alone keeps its answer unchanged. Over a
 * pause what the others say fades, as over any time.
 *
 * Windows come in order, one by one, for a recording that is still being read or spoken.
 */
export class TimelineSmoother {
  readonly #stay: number;
  readonly #windows: AnsweredWindow[] = [];
  /** For each window what those before it say. */
  readonly #before: Float64Array[] = [];
  #known: readonly Emotion[] = [];

  constructor({ staySeconds }: SmoothingOptions = defaultSmoothing) {
    this.#stay = staySeconds;
  }

  get length(): number {
    return this.#windows.length;
  }

  /**
   * Takes the next window in.
   *
   * @returns it, smoothed by the windows before it alone: what can be said at once
   */
  add(window: AnsweredWindow): TimelineWindow {
    const last = this.#windows.at(-1);
    if (!last) this.#known = emotions.filter((emotion) => window.probabilities[emotion] !== undefined);
    const before = last ? this.#passedOn(this.#before.at(-1), last, shareBefore(last, window), window) : null;
    this.#windows.push(window);
    this.#before.push(before ?? new Float64Array(this.#known.length).fill(1));
    return this.#window(this.#windows.length - 1, null);
  }

  /**
   * All windows from number `from` on, smoothed by what came before and by what came after.
   */
  windows(from = 0): TimelineWindow[] {
    const smoothed: TimelineWindow[] = [];
    let after: Float64Array | null = null;
    for (let index = this.#windows.length - 1; index >= from; index--) {
      const [window, next] = [this.#windows[index], this.#windows[index + 1]];
      if (next) after = this.#passedOn(after, next, shareAfter(window, next), window);
      smoothed.push(this.#window(index, after));
    }
    return smoothed.reverse();
  }

  /** What `of` and those behind it say, as it is heard in another window. */
  #passedOn(
    message: Float64Array | null | undefined,
    of: AnsweredWindow,
    share: number,
    to: AnsweredWindow,
  ): Float64Array {
    const weighed = Float64Array.from(
      this.#evidence(of),
      (value, state) => value ** share * (message?.[state] ?? 1),
    );
    const states = weighed.length;
    const sum = weighed.reduce((total, value) => total + value, 0);
    // All states are left at the same rate, so that after a time the chain is a mixture of itself and of not knowing.
    const apart = Math.abs(middle(to) - middle(of));
    const kept = Math.exp((-apart / this.#stay) * (states / Math.max(1, states - 1)));
    return weighed.map((value) => (kept * value) / sum + (1 - kept) / states);
  }

  #evidence({ probabilities }: AnsweredWindow): number[] {
    return this.#known.map((emotion) => Math.max(least, probabilities[emotion] ?? 0));
  }

  #window(index: number, after: Float64Array | null): TimelineWindow {
    const { start, end, probabilities: own } = this.#windows[index];
    const before = this.#before[index];
    const alone = index === 0 && after === null;
    const weighed = alone
      ? this.#known.map((emotion) => own[emotion] ?? 0)
      : this.#evidence(this.#windows[index]).map(
          (value, state) => value * before[state] * (after?.[state] ?? 1),
        );
    const sum = weighed.reduce((total, value) => total + value, 0);
    const probabilities: Probabilities = {};
    let top = this.#known[0];
    this.#known.forEach((emotion, state) => {
      probabilities[emotion] = weighed[state] / sum;
      if (weighed[state] / sum > (probabilities[top] ?? 0)) top = emotion;
    });
    return { start, end, probabilities, top, confidence: probabilities[top] ?? 0 };
  }
}

function middle({ start, end }: AnsweredWindow): number {
  return (start + end) / 2;
}

/** Share of a window that a later one does not hold. */
function shareBefore(earlier: AnsweredWindow, later: AnsweredWindow): number {
  return clamped((later.start - earlier.start) / (earlier.end - earlier.start));
}

/** Share of a window that an earlier one does not hold. */
function shareAfter(earlier: AnsweredWindow, later: AnsweredWindow): number {
  return clamped((later.end - earlier.end) / (later.end - later.start));
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
