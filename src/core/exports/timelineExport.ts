import type { Timeline } from '../timeline/timeline';

/** Timelines of one recording, and what every exported form says of where they come from. */
export interface TimelineExport {
  /** The recording as the reader of the export knows it: a file name, or a path. */
  file: string;
  /** Of Affectron. */
  version: string;
  /** One for each model; of the same recording. */
  timelines: readonly Timeline[];
}

/** Four digits: a model is not surer of itself than that. */
export function shortProbability(probability: number): number {
  return Number(probability.toFixed(4));
}

/** Whole milliseconds. */
export function shortSeconds(seconds: number): number {
  return Number(seconds.toFixed(3));
}
