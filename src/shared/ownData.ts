/** What of a person lies in the data folder. */

/** Everything that can be deleted by its kind, in the order it is shown. */
export const dataKinds = [
  'takes',
  'live',
  'stretches',
  'samples',
  'copies',
  'features',
  'profiles',
  'timelines',
  'evaluations',
  'batches',
  'training',
  'models',
  'names',
  'removed',
] as const;
export type DataKind = (typeof dataKinds)[number];

/** How much there is of one kind. */
export interface DataShare {
  kind: DataKind;
  count: number;
  bytes: number;
  /** Something is working with it: it cannot be deleted now. */
  busy: boolean;
}

/** The size of a recording's file. */
export interface RecordingSize {
  id: string;
  bytes: number;
}

export interface OwnData {
  /** Every kind, also those of which there is nothing. */
  shares: DataShare[];
  /** Each recording. */
  recordings: RecordingSize[];
  /** Whatever else lies in the data folder, bytes. */
  rest: number;
}

/** Recordings that are older than they are to be kept. */
export interface DueRecordings {
  ids: string[];
  bytes: number;
}

/** Days recordings can be kept for. */
export const keepDays = [7, 30, 90] as const;
/** `null` for ever. */
export type KeepDays = (typeof keepDays)[number] | null;

/** What a person has agreed to delete: refused when it is something else by then. */
export interface Agreed {
  count: number;
  bytes: number;
}
