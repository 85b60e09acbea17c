import type { Probabilities } from '../models/prediction';
import { defaultSegments, timelineSegments, type SegmentOptions } from './segments';
import type { Span } from './span';
import { speechSpans } from './speechSpans';
import type { Timeline, TimelineSegment, TimelineWindow } from './timeline';
import {
  defaultSmoothing,
  TimelineSmoother,
  type AnsweredWindow,
  type SmoothingOptions,
} from './timelineSmoother';

/** What one model says of a stretch of a recording. */
export interface StretchAnswer {
  /** In order; `null` where nobody speaks. */
  windows: readonly (Span & { probabilities: Probabilities | null })[];
  /** From `speechRuns`. */
  speech: readonly Span[];
}

/** What is new in a timeline that grows. */
export interface TimelinePart extends Timeline {
  /** Number of the first of `windows`: those before stay as they were told. */
  firstWindow: number;
}

/** A window hardly changes any more by what comes so many mean stays later. */
const settledAfter = 3;

/** A timeline of one model that grows stretch by stretch, in order: of a file that is read, or of a voice live. */
export class TimelineBuilder {
  readonly #model: string;
  readonly #smoother: TimelineSmoother;
  readonly #segments: SegmentOptions;
  readonly #speech: Span[] = [];
  readonly #settledSeconds: number;
  /** As `part` told them. */
  #told: TimelineWindow[] = [];

  constructor(model: string, options: Partial<SmoothingOptions & SegmentOptions> = {}) {
    this.#model = model;
    const smoothing = { ...defaultSmoothing, ...options };
    this.#settledSeconds = settledAfter * smoothing.staySeconds;
    this.#smoother = new TimelineSmoother(smoothing);
    this.#segments = { ...defaultSegments, ...options };
  }

  add({ windows, speech }: StretchAnswer): void {
    this.#speech.push(...speech);
    for (const window of windows) if (isAnswered(window)) this.#smoother.add(window);
  }

  /** @param seconds how far the recording is known */
  timeline(seconds: number): Timeline {
    this.#told = this.#smoother.windows();
    return { model: this.#model, seconds, windows: this.#told, segments: this.#segmentsOf(seconds) };
  }

  /**
   * What is new since the last call, and what that changes: with all segments, but only the windows that are new or
   * still move.
   *
   * @param seconds how far the recording is known
   */
  part(seconds: number): TimelinePart {
    const settled = (this.#told.at(-1)?.end ?? 0) - this.#settledSeconds;
    const moving = this.#told.findIndex(({ start }) => start > settled);
    const firstWindow = moving < 0 ? this.#told.length : moving;
    const windows = this.#smoother.windows(firstWindow);
    this.#told = [...this.#told.slice(0, firstWindow), ...windows];
    return { model: this.#model, seconds, firstWindow, windows, segments: this.#segmentsOf(seconds) };
  }

  #segmentsOf(seconds: number): TimelineSegment[] {
    return timelineSegments(this.#told, speechSpans(this.#speech, seconds), seconds, this.#segments);
  }
}

function isAnswered(window: StretchAnswer['windows'][number]): window is AnsweredWindow {
  return window.probabilities !== null;
}
