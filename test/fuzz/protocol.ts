import type { Kind } from './inputs';

/** A stretch of inputs, done by a process of its own, so that not even its end stops the run. */
export interface Slice {
  kind: Kind;
  seed: number;
  /** First input, and the one after the last. */
  from: number;
  to: number;
  /** Where the inputs are written; made and removed by whoever gives out the slice. */
  folder: string;
  /** Folder of the built workers. */
  workers: string;
}

/** What is told of each input, in order. */
export interface Told {
  index: number;
  /** `taken`, or the code of the refusal. */
  outcome?: string;
  /** What must not have happened. */
  violation?: string;
}

/** Which input is being tried, for the watch: its number, then how many have begun. */
export type Progress = Int32Array<SharedArrayBuffer>;

export interface ThreadSetup {
  slice: Slice;
  progress: Progress;
}
