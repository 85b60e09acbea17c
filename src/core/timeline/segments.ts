import type { Emotion } from '../emotions';
import type { Span } from './span';
import type { Absence, TimelineSegment, TimelineWindow } from './timeline';

export interface SegmentOptions {
  /** Shorter stretches of an emotion within speech go to a neighbour, seconds. Default 1. */
  leastSeconds: number;
  /** What is said of stretches outside of all spans. Default no speech. */
  absence: Absence;
}

export const defaultSegments: SegmentOptions = { leastSeconds: 1, absence: 'no speech' };

/** Part of a speech span for which one window speaks. */
interface Cell extends Span {
  window: TimelineWindow;
}

interface Run extends Span {
  top: Emotion;
  cells: Cell[];
}

/**
 * Stretches of one emotion and of nobody speaking, from 0 to `seconds` without gaps. Each moment of speech has the
 * emotion of the window whose middle is nearest; what lasts too short for that goes to the neighbour whose emotion
 * is likelier there.
 *
 * @param windows in order
 * @param speech from `speechSpans`
 * @param seconds length of the recording
 */
export function timelineSegments(
  windows: readonly TimelineWindow[],
  speech: readonly Span[],
  seconds: number,
  options: Partial<SegmentOptions> = {},
): TimelineSegment[] {
  const { leastSeconds, absence } = { ...defaultSegments, ...options };
  const segments: TimelineSegment[] = [];
  let at = 0;
  const silentUntil = (end: number) => {
    if (end > at) segments.push({ start: at, end, top: absence, confidence: 1 });
    at = Math.max(at, end);
  };
  const owned = ownedBy(windows);
  for (const span of windows.length > 0 ? speech : []) {
    const start = Math.max(at, toMilliseconds(span.start));
    const end = Math.min(seconds, span.end >= seconds ? seconds : toMilliseconds(span.end));
    if (end <= start) continue;
    silentUntil(start);
    for (const run of withoutShort(runsOf(owned({ start, end })), leastSeconds)) {
      segments.push({ start: run.start, end: run.end, top: run.top, confidence: meanOf(run, run.top) });
    }
    at = end;
  }
  silentUntil(seconds);
  return segments;
}

/** Cuts spans, which come in order, where the middle between the middles of two windows is. */
function ownedBy(windows: readonly TimelineWindow[]): (span: Span) => Cell[] {
  let index = 0;
  const border = (i: number) => {
    const [here, next] = [windows[i], windows[i + 1]];
    return next ? toMilliseconds((here.start + here.end + next.start + next.end) / 4) : Infinity;
  };
  return ({ start, end }) => {
    const cells: Cell[] = [];
    for (let from = start; from < end;) {
      while (border(index) <= from) index++;
      const to = Math.min(end, border(index));
      cells.push({ start: from, end: to, window: windows[index] });
      from = to;
    }
    return cells;
  };
}

function runsOf(cells: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    const { top } = cell.window;
    if (last?.top === top) join(last, cell.end, [cell]);
    else runs.push({ start: cell.start, end: cell.end, top, cells: [cell] });
  }
  return runs;
}

function join(run: Run, end: number, cells: readonly Cell[]): void {
  run.end = end;
  run.cells.push(...cells);
}

/** The shortest first, so that of several short ones in a row what is longest stays. */
function withoutShort(runs: Run[], leastSeconds: number): Run[] {
  while (runs.length > 1) {
    const shortest = runs.reduce((least, run) => (lengthOf(run) < lengthOf(least) ? run : least));
    if (lengthOf(shortest) >= leastSeconds) break;
    const index = runs.indexOf(shortest);
    const [before, after] = [runs[index - 1], runs[index + 1]];
    const likelihood = (neighbour: Run | undefined) => (neighbour ? meanOf(shortest, neighbour.top) : -1);
    const { top } = likelihood(before) >= likelihood(after) ? before : after;
    runs = merged(runs.map((run) => (run === shortest ? { ...run, top } : run)));
  }
  return runs;
}

function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.top === run.top) join(last, run.end, run.cells);
    else out.push({ ...run, cells: [...run.cells] });
  }
  return out;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Mean probability of an emotion, by time. */
function meanOf({ cells, ...run }: Run, emotion: Emotion): number {
  const sum = cells.reduce(
    (total, cell) => total + lengthOf(cell) * (cell.window.probabilities[emotion] ?? 0),
    0,
  );
  return Math.min(1, sum / lengthOf(run));
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
