import type { Span } from './span';
import type { TimelineOptions } from './timeline';
import { windowGrid } from './windowGrid';

/** Sound before a stretch in which speech is looked for too, seconds. */
const lead = 1;

/** Seconds of windows in the first stretches, so that something is there soon; all others have the last. */
const growing = [1, 4, 10, 30];

/** Windows that are asked about together, and the sound they need; seconds. */
export interface StretchPlan {
  /** Number of the first window. */
  first: number;
  /** Of the sound that is needed; the recording may end before. */
  sound: Span;
  /** From where its first window begins to where that of the next stretch does. */
  kept: Span;
}

/**
 * The stretch of number `index`, for a recording whose length need not be known.
 *
 * @param first number of the first window: how many the stretches before had
 */
export function planStretch(index: number, first: number, options: TimelineOptions): StretchPlan {
  const { windowSeconds, hopSeconds } = options;
  const seconds = growing[Math.min(index, growing.length - 1)];
  const windows = Math.max(1, Math.round(seconds / hopSeconds));
  const start = first * hopSeconds;
  return {
    first,
    sound: { start: Math.max(0, start - lead), end: (first + windows - 1) * hopSeconds + windowSeconds },
    kept: { start, end: (first + windows) * hopSeconds },
  };
}

/**
 * The windows of a stretch, once it is known whether the recording ends in it.
 *
 * @param ended length of the recording, `null` where it goes on
 */
export function stretchWindows(
  { first, kept }: StretchPlan,
  ended: number | null,
  options: TimelineOptions,
): { windows: Span[]; kept: Span } {
  if (ended !== null) {
    return { windows: windowGrid(ended, options).slice(first), kept: { start: kept.start, end: ended } };
  }
  const end = first + Math.round((kept.end - kept.start) / options.hopSeconds);
  const windows = Array.from({ length: end - first }, (_, index) => {
    const start = (first + index) * options.hopSeconds;
    return { start, end: start + options.windowSeconds };
  });
  return { windows, kept };
}
