/** Timelines as they travel between main and the window. */
import { timelineLimits, type Timeline, type TimelineOptions } from '../core/timeline/timeline';

export { isAbsence, type Absence } from '../core/timeline/timeline';
export type { Timeline, TimelineOptions, TimelineSegment, TimelineWindow } from '../core/timeline/timeline';

/** What can be asked for, seconds; a hop is no longer than a window. */
export const timelineRanges = {
  window: [timelineLimits.windowSeconds.least, timelineLimits.windowSeconds.most],
  hop: [timelineLimits.hopSeconds.least, timelineLimits.hopSeconds.most],
} as const;

/** Forms a timeline is written in. */
export const timelineForms = ['csv', 'json', 'jsonl', 'textgrid', 'audacity'] as const;
export type TimelineForm = (typeof timelineForms)[number];

/** A finished timeline, and what was wrong with the recording although it could be read, as a sentence. */
export interface MadeTimeline {
  timeline: Timeline;
  warning: string | null;
}

/** A timeline while it grows: what is new, and what that changes. */
export interface TimelineGrowth extends Timeline {
  /** Library entry. */
  entry: string;
  /** Windows and hop it is made of. */
  options: TimelineOptions;
  /** Number of the first of `windows`: those before stay as they were told. All segments are here. */
  firstWindow: number;
  /** Share of the recording that is heard, 0..1; `null` while its length is unknown. */
  progress: number | null;
}
