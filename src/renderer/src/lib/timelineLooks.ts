/** What of a timeline is in view, and what stands where. */
import { emotions } from '../../../shared/emotions';
import {
  isAbsence,
  type Timeline,
  type TimelineSegment,
  type TimelineWindow,
} from '../../../shared/timeline';
import type { Emotion, Probabilities, Stretch } from '../../../shared/types';

/** More buttons than this are too slow to draw, and too narrow to be pressed. */
const mostSegments = 300;

export interface ShownSegment {
  index: number;
  segment: TimelineSegment;
}

/** Index of the segment at a time; the last one for a time behind all, -1 where there is none. */
export function segmentAt(segments: readonly TimelineSegment[], time: number): number {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle].end > time) high = middle;
    else low = middle + 1;
  }
  return high;
}

/**
 * The segments in view. Where there are very many, the longest of them, and the one that must not be missing.
 *
 * @param always index of the segment that has the focus
 */
export function segmentsInView(
  segments: readonly TimelineSegment[],
  view: Stretch,
  always: number,
): ShownSegment[] {
  if (segments.length === 0) return [];
  const [first, last] = [segmentAt(segments, view.start), segmentAt(segments, view.end)];
  let shown = segments.slice(first, last + 1).map((segment, place) => ({ index: first + place, segment }));
  if (shown.length > mostSegments) {
    const longest = [...shown].sort((a, b) => lengthOf(b.segment) - lengthOf(a.segment));
    const least = lengthOf(longest[mostSegments].segment);
    shown = shown.filter(({ segment }) => lengthOf(segment) > least);
  }
  if (!shown.some(({ index }) => index === always) && always in segments) {
    shown = [...shown, { index: always, segment: segments[always] }].sort((a, b) => a.index - b.index);
  }
  return shown;
}

/** Smoothed probabilities at a time, between the middles of the windows around it; `null` where nobody speaks. */
export function probabilitiesAt({ windows, segments }: Timeline, time: number): Probabilities | null {
  const at = segmentAt(segments, time);
  if (windows.length === 0 || at < 0 || isAbsence(segments[at].top) || time > segments[at].end) return null;
  const after = firstBehind(windows, time);
  const [left, right] = [windows.at(Math.max(0, after - 1)), windows.at(Math.min(after, windows.length - 1))];
  if (left === undefined || right === undefined) return null;
  const [from, to] = [middleOf(left), middleOf(right)];
  const share = to > from ? Math.min(1, Math.max(0, (time - from) / (to - from))) : 0;
  const mixed: Probabilities = {};
  for (const emotion of emotions) {
    const [one, other] = [left.probabilities[emotion], right.probabilities[emotion]];
    if (one !== undefined && other !== undefined) mixed[emotion] = one + share * (other - one);
  }
  return mixed;
}

/** Index of the first window whose middle lies behind a time. */
function firstBehind(windows: readonly TimelineWindow[], time: number): number {
  let [low, high] = [0, windows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(windows[middle]) > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

function middleOf({ start, end }: TimelineWindow): number {
  return (start + end) / 2;
}

function lengthOf({ start, end }: TimelineSegment): number {
  return end - start;
}

export interface TimelineSummary {
  /** Seconds in which somebody speaks. */
  spoken: number;
  /** Share of the speech that each emotion has, largest first; none where nobody speaks. */
  shares: { emotion: Emotion; share: number }[];
}

/** How much of the speech sounds like what. */
export function summaryOf({ segments }: Timeline): TimelineSummary {
  const seconds = new Map<Emotion, number>();
  let spoken = 0;
  for (const segment of segments) {
    if (isAbsence(segment.top)) continue;
    spoken += lengthOf(segment);
    seconds.set(segment.top, (seconds.get(segment.top) ?? 0) + lengthOf(segment));
  }
  const shares = [...seconds].map(([emotion, of]) => ({ emotion, share: of / spoken }));
  return { spoken, shares: shares.sort((a, b) => b.share - a.share) };
}

/** Mean over the windows in which somebody speaks; `null` where nobody does. */
export function meanProbabilities({ windows }: Timeline): Probabilities | null {
  if (windows.length === 0) return null;
  const mean: Probabilities = {};
  for (const { probabilities } of windows) {
    for (const emotion of emotions) {
      const probability = probabilities[emotion];
      if (probability !== undefined) mean[emotion] = (mean[emotion] ?? 0) + probability / windows.length;
    }
  }
  return mean;
}
