/** How far a long job is. */
export interface Progress {
  done: number;
  /** `null` while unknown. Of the same kind as `done`: clips, or bytes. */
  total: number | null;
  /** What it is doing now, for people: "Copying 14 of 96". */
  step: string;
}

export type OnProgress = (progress: Progress) => void;
