import type { Emotion } from '../../core/emotions';
import type { Probabilities } from '../../core/models/prediction';
import { verdictOn } from '../../core/models/verdict';
import type { Timeline, TimelineSegment, TimelineWindow } from '../../core/timeline/timeline';
import type { LiveAnswer } from '../../shared/live';
import type { HeardWindow } from './liveHearing';

/** Share of the new answer in the stream. */
const weight = 0.5;

/** The timeline of a session as it grows: smoothed windows, and the segments they make up. */
export class LiveTimeline {
  readonly #windows: TimelineWindow[] = [];
  readonly #segments: TimelineSegment[] = [];
  readonly #models = new Map<string, number>();
  #stream: Probabilities | null = null;
  #end = 0;

  /**
   * Takes in the next window.
   *
   * @returns what to show, and from which segment on they have changed
   */
  add(heard: HeardWindow): { answer: LiveAnswer | null; changedFrom: number } {
    const { start, end, model } = heard;
    const answer = this.#smoothed(heard);
    if (answer !== null) {
      this.#models.set(model, (this.#models.get(model) ?? 0) + 1);
      this.#windows.push({ start, end, ...answer });
    }
    const changedFrom = this.#extend(end, answer?.top ?? 'no speech', answer?.confidence ?? 1);
    if (answer === null) return { answer, changedFrom };
    return {
      answer: { ...answer, verdict: verdictOn(answer.probabilities, heard.answer?.threshold) },
      changedFrom,
    };
  }

  /** Segments from a place on. */
  segments(from = 0): TimelineSegment[] {
    return this.#segments.slice(from);
  }

  /**
   * The whole timeline.
   *
   * @param seconds length of the recording
   * @returns `null` when nothing was heard
   */
  finish(seconds: number): Timeline | null {
    const [most] = [...this.#models].sort(([, one], [, other]) => other - one);
    const last = this.#segments.at(-1);
    if (most === undefined || last === undefined) return null;
    const segments = [...this.#segments.slice(0, -1), { ...last, end: seconds }];
    return { model: most[0], seconds, windows: [...this.#windows], segments };
  }

  /** After nobody has spoken the stream begins anew. */
  #smoothed({ answer }: HeardWindow): Omit<LiveAnswer, 'verdict'> | null {
    if (answer === null) {
      this.#stream = null;
      return null;
    }
    const before = this.#stream;
    const entries = (Object.entries(answer.probabilities) as [Emotion, number][]).map(
      ([emotion, probability]): [Emotion, number] => {
        const was = before?.[emotion] ?? probability;
        return [emotion, was + weight * (probability - was)];
      },
    );
    const probabilities: Probabilities = Object.fromEntries(entries);
    this.#stream = probabilities;
    const [[top, confidence]] = entries.sort(([, one], [, other]) => other - one);
    return { probabilities, top, confidence };
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
