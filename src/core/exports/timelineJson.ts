import type { Timeline } from '../timeline/timeline';
import { shortProbability, shortSeconds, type TimelineExport } from './timelineExport';

/** A timeline as programs get it; keys in the order they are printed. */
export interface TimelineJson extends Timeline {
  file: string;
  version: string;
}

/** One object for each model; times to the millisecond, probabilities to four digits. */
export function timelineObjects({ file, version, timelines }: TimelineExport): TimelineJson[] {
  return timelines.map(({ model, seconds, windows, segments }) => ({
    file,
    model,
    version,
    seconds: shortSeconds(seconds),
    windows: windows.map(({ start, end, probabilities, top, confidence }) => ({
      start: shortSeconds(start),
      end: shortSeconds(end),
      probabilities: Object.fromEntries(
        Object.entries(probabilities).map(([emotion, value]) => [emotion, shortProbability(value)]),
      ),
      top,
      confidence: shortProbability(confidence),
    })),
    segments: segments.map(({ start, end, top, confidence }) => ({
      start: shortSeconds(start),
      end: shortSeconds(end),
      top,
      confidence: shortProbability(confidence),
    })),
  }));
}

/** A file of JSON: one object, or an array of them where several models answered. */
export function timelineJson(exported: TimelineExport): string {
  const objects = timelineObjects(exported);
  return `${JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2)}\n`;
}

/** JSON Lines: one line for each segment and each window, so that a program can read it piece by piece. */
export function timelineJsonLines(exported: TimelineExport): string {
  return timelineObjects(exported)
    .flatMap(({ file, model, version, segments, windows }) => [
      ...segments.map((segment) => ({ file, model, version, kind: 'segment', ...segment })),
      ...windows.map((window) => ({ file, model, version, kind: 'window', ...window })),
    ])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
