/** Draws a live session as it grows: the probabilities stacked over time, and its segments below them. */
import { emotions } from '../../../shared/emotions';
import type { TimelineSegment } from '../../../shared/live';
import { isAbsence } from '../../../shared/timeline';
import type { Emotion } from '../../../shared/types';
import type { LiveTrace } from '../capture/liveTrace';

export interface Box {
  width: number;
  height: number;
}

/** Colours of the emotions in their order. */
export type EmotionColours = readonly string[];

/** Windows further apart than this do not touch, seconds. */
const widestGap = 4;

/**
 * Stacks the probabilities, neutral at the bottom. Each window stands at its end; where nobody spoke there is a gap.
 *
 * @param span seconds from edge to edge
 */
export function drawStack(
  context: CanvasRenderingContext2D,
  trace: LiveTrace,
  span: number,
  { width, height }: Box,
  colours: EmotionColours,
): void {
  const perSecond = width / span;
  for (const [first, last] of spokenRuns(trace)) {
    // No finer than the pixels.
    const step = Math.max(1, Math.floor((last - first) / (width || 1)));
    const points: number[] = [];
    for (let index = first; index < last; index += step) points.push(index);
    points.push(last);
    const from = startOf(trace, first) * perSecond;
    let lower = points.map(() => 0);
    for (let emotion = 0; emotion < emotions.length; emotion++) {
      const upper = points.map((index, at) => lower[at] + trace.probability(index, emotion));
      context.beginPath();
      context.moveTo(from, height * (1 - lower[0]));
      points.forEach((index, at) => context.lineTo(trace.end(index) * perSecond, height * (1 - lower[at])));
      for (let at = points.length - 1; at >= 0; at--)
        context.lineTo(trace.end(points[at]) * perSecond, height * (1 - upper[at]));
      context.lineTo(from, height * (1 - upper[0]));
      context.closePath();
      context.fillStyle = colours[emotion] ?? '';
      context.fill();
      lower = upper;
    }
  }
}

/** First and last windows of the stretches in which somebody spoke. */
export function spokenRuns(trace: LiveTrace): [number, number][] {
  const runs: [number, number][] = [];
  for (let index = 0; index < trace.length; index++) {
    if (!trace.spoken(index)) continue;
    const run = runs.at(-1);
    if (run?.[1] === index - 1 && trace.end(index) - trace.end(index - 1) < widestGap) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** A window speaks for what has come since the one before. */
function startOf(trace: LiveTrace, index: number): number {
  const before = index === 0 ? 0 : trace.end(index - 1);
  return Math.max(before, trace.end(index) - 1);
}

/** Room a word needs on either side within its segment, CSS pixels. */
const margin = 4;

export interface SegmentLook {
  colours: Record<Emotion, string>;
  /** Of the line where nobody speaks. */
  line: string;
  words: Record<Emotion, string>;
  /** Of words on a segment. */
  ink: string;
  font: string;
}

/** Draws the segments as a strip, with their words where there is room. */
export function drawSegments(
  context: CanvasRenderingContext2D,
  segments: readonly TimelineSegment[],
  span: number,
  { width, height }: Box,
  look: SegmentLook,
): void {
  const perSecond = width / span;
  context.font = look.font;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { start, end, top } of segments) {
    const [x, wide] = [start * perSecond, (end - start) * perSecond];
    if (isAbsence(top)) {
      context.fillStyle = look.line;
      context.fillRect(x, height / 2 - 0.5, wide, 1);
      continue;
    }
    context.fillStyle = look.colours[top];
    context.fillRect(x, 0, Math.max(1, wide - 1), height);
    const words = look.words[top];
    if (context.measureText(words).width + 2 * margin > wide) continue;
    context.fillStyle = look.ink;
    context.fillText(words, x + wide / 2, height / 2 + 0.5);
  }
}

/** How a session divides: share of the time of each emotion and of nobody speaking, largest first. */
export function segmentShares(segments: readonly TimelineSegment[]): [TimelineSegment['top'], number][] {
  const seconds = new Map<TimelineSegment['top'], number>();
  let total = 0;
  for (const { start, end, top } of segments) {
    seconds.set(top, (seconds.get(top) ?? 0) + end - start);
    total += end - start;
  }
  return [...seconds]
    .map(([top, length]): [TimelineSegment['top'], number] => [top, length / total])
    .sort(([, one], [, other]) => other - one);
}
