import { verdictOn } from '../../core/models/verdict';
import type { Span } from '../../core/timeline/span';
import type { Timeline, TimelineSegment, TimelineWindow } from '../../core/timeline/timeline';
import { TimelineBuilder } from '../../core/timeline/timelineBuilder';
import { TimelineSmoother, type AnsweredWindow } from '../../core/timeline/timelineSmoother';
import type { LiveAnswer } from '../../shared/live';
import type { HeardWindow } from './liveHearing';

interface Answered extends AnsweredWindow {
  model: string;
}

/**
 * The timeline of a session as it grows. What is shown at once can only know what came before; what is kept in the end
 * is smoothed in both directions, as the timeline of a file is.
 */
export class LiveTimeline {
  readonly #answered: Answered[] = [];
  readonly #speech: Span[] = [];
  readonly #segments: TimelineSegment[] = [];
  /** Of the model that answers now: another has other habits, and may know other emotions. */
  #smoother = new TimelineSmoother();
  #end = 0;

  /**
   * Takes in the next window.
   *
   * @returns what to show, and from which segment on they have changed
   */
  add(heard: HeardWindow): { answer: LiveAnswer | null; changedFrom: number } {
    const { end, answer, speech } = heard;
    this.#speech.push(...speech);
    if (answer === null) return { answer, changedFrom: this.#extend(end, 'no speech', 1) };
    const { probabilities, top, confidence } = this.#smoothed(heard, answer.probabilities);
    const changedFrom = this.#extend(end, top, confidence);
    const verdict = verdictOn(probabilities, answer.threshold);
    return { answer: { probabilities, top, confidence, verdict }, changedFrom };
  }

  /** Segments from a place on, as they were told. */
  segments(from = 0): TimelineSegment[] {
    return this.#segments.slice(from);
  }

  /**
   * The whole timeline, as the model says that answered most; what others said in between is left out.
   *
   * @param seconds length of the recording
   * @returns it, and whether no other model had a say; `null` when nobody was heard
   */
  finish(seconds: number): { timeline: Timeline; alone: boolean } | null {
    const most = mostFrequent(this.#answered.map(({ model }) => model));
    if (most === undefined) return null;
    const windows = this.#answered.filter(({ model }) => model === most);
    const builder = new TimelineBuilder(most);
    builder.add({ windows, speech: this.#speech });
    return { timeline: builder.timeline(seconds), alone: windows.length === this.#answered.length };
  }

  #smoothed({ start, end, model }: HeardWindow, probabilities: Answered['probabilities']): TimelineWindow {
    if (model !== this.#answered.at(-1)?.model) this.#smoother = new TimelineSmoother();
    const window = { model, start, end, probabilities };
    this.#answered.push(window);
    return this.#smoother.add(window);
  }

  /** Appends what lies between the last window's end and this one's. */
  #extend(end: number, top: TimelineSegment['top'], confidence: number): number {
    const last = this.#segments.at(-1);
    const seconds = end - this.#end;
    if (last?.top === top) {
      last.confidence += (confidence - last.confidence) * (seconds / (end - last.start));
      last.end = end;
    } else this.#segments.push({ start: this.#end, end, top, confidence });
    this.#end = end;
    return this.#segments.length - 1;
  }
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).at(0)?.[0];
}
