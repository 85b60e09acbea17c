import { emotions } from '../emotions';
import { productOf } from '../fusion/fused';
import type { Probabilities } from '../models/prediction';
import { TimelineBuilder, type TimelinePart } from '../timeline/timelineBuilder';
import type { Timeline, TimelineOptions } from '../timeline/timeline';
import { windowGrid } from '../timeline/windowGrid';

/** What a face showed in one picture of a video. */
interface Look {
  at: number;
  /** `null` where there is no face. */
  probabilities: Probabilities | null;
}

/** A window in which a face is seen in fewer pictures says nothing, unless it holds no more pictures. */
const leastPictures = 2;

/**
 * What the largest face of a video shows over time, as a timeline that grows picture by picture. A window is answered by the
 * mean of the logarithms of its pictures, and smoothed and merged as windows of a voice are; a face that is away for less
 * than 0.7 s counts as there, as a short pause counts as speech.
 */
export class FaceLane {
  readonly #options: TimelineOptions;
  readonly #builder: TimelineBuilder;
  readonly #looks: Look[] = [];
  /** Number of the next window. */
  #next = 0;
  /** How far windows are known. */
  #known = 0;

  /** @param model id of the model that answers */
  constructor(model: string, options: TimelineOptions) {
    this.#options = options;
    this.#builder = new TimelineBuilder(model, { absence: 'no face' });
  }

  /**
   * The next picture.
   *
   * @param at seconds from the beginning of the video; one that is not later than the last is passed over
   * @param probabilities of the largest face, `null` where there is none
   */
  add(at: number, probabilities: Probabilities | null): void {
    const before = this.#looks.at(-1)?.at ?? -Infinity;
    if (!(at > before)) return;
    this.#looks.push({ at, probabilities });
    const { windowSeconds, hopSeconds } = this.#options;
    // A window is complete once a picture behind it has come.
    while (this.#next * hopSeconds + windowSeconds <= at) {
      const start = this.#next * hopSeconds;
      this.#answer([{ start, end: start + windowSeconds }]);
      this.#know(start + hopSeconds);
    }
  }

  /** No more pictures come. @param seconds length of the video */
  end(seconds: number): void {
    this.#answer(windowGrid(seconds, this.#options).slice(this.#next));
    this.#know(seconds);
  }

  /** What is new since the last call. */
  part(): TimelinePart {
    return this.#builder.part(this.#known);
  }

  /** All of it, as far as it is known. */
  timeline(): Timeline {
    return this.#builder.timeline(this.#known);
  }

  #answer(windows: readonly { start: number; end: number }[]): void {
    this.#next += windows.length;
    const answered = windows.map((window) => ({ ...window, probabilities: this.#mean(window) }));
    this.#builder.add({ windows: answered, speech: [] });
  }

  /** Hands on where a face was, up to a time. */
  #know(until: number): void {
    const speech = this.#looks
      .slice(this.#after(this.#known))
      .flatMap(({ at, probabilities }, index, rest) => {
        if (at >= until || probabilities === null) return [];
        // A picture stands for the time until the next.
        return [{ start: at, end: Math.max(at, Math.min(until, rest.at(index + 1)?.at ?? until)) }];
      });
    this.#builder.add({ windows: [], speech });
    this.#known = Math.max(this.#known, until);
  }

  #mean({ start, end }: { start: number; end: number }): Probabilities | null {
    const looks = this.#looks.slice(this.#after(start), this.#after(end));
    const seen = looks.flatMap(({ probabilities }) => probabilities ?? []);
    if (seen.length < Math.max(1, Math.min(leastPictures, looks.length))) return null;
    const known = emotions.filter((emotion) => seen[0][emotion] !== undefined);
    const mean = productOf(
      seen.map((probabilities) => known.map((emotion) => probabilities[emotion] ?? 0)),
      seen.map(() => 1 / seen.length),
    );
    return Object.fromEntries(known.map((emotion, place) => [emotion, mean[place]]));
  }

  /** Index of the first picture at or behind a time. */
  #after(time: number): number {
    let [low, high] = [0, this.#looks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#looks[middle].at >= time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
