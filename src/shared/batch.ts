/** What main and the window say to each other about batches. */
import type { Emotion } from '../core/emotions';

/** Folders and files a person chose together, which the window knows by an id alone. */
export interface ChosenSounds {
  id: string;
  name: string;
  /** Sound files in it. */
  files: number;
}

/** A batch in the data folder. */
export interface BatchSummary {
  id: string;
  name: string;
  models: { id: string; name: string }[];
  /** ISO 8601. */
  startedAt: string;
  /** `paused`: by the person, a fault or the end of the program; `damaged`: can only be deleted. */
  state: 'running' | 'paused' | 'cancelled' | 'done' | 'damaged';
  /** The job while it runs. */
  job: string | null;
  files: number;
  answered: number;
  failed: number;
  /** Time spent so far. */
  seconds: number;
}

/** What one model says of a file. */
export interface RowAnswer {
  kind: 'emotion' | 'unsure' | 'no speech' | 'refused';
  /** The likeliest emotion and the next; `null` for one that refused. */
  top: Emotion | null;
  next: Emotion | null;
  /** Probability of `top`. */
  confidence: number;
}

/** What a person says of a file. */
export interface RowLabel {
  /** `null`: nothing but what the model says. */
  emotion: Emotion | null;
  verified: boolean;
}

export interface BatchRow {
  /** Its place in the list of the batch, which names it. */
  file: number;
  /** Path within the folder that was chosen. */
  name: string;
  /** `null` while unknown. */
  seconds: number | null;
  state: 'waiting' | 'hearing' | 'answered' | 'failed';
  /** Why it failed, or what was wrong with the file although it could be read. */
  problem: string | null;
  /** In the order of the batch's models; none until it is answered. */
  answers: RowAnswer[];
  label: RowLabel | null;
}

export const rowKinds = [
  'any',
  'emotion',
  'unsure',
  'no speech',
  'failed',
  'waiting',
  'verified',
  'corrected',
] as const;
export const rowSorts = ['place', 'seconds', 'verdict', 'confidence', 'label'] as const;

/** Which rows, and in which order. */
export interface RowQuery {
  /** Place of the model whose verdicts are filtered and sorted by. */
  model: number;
  /** Part of the name. */
  text: string;
  /** What the model, or where a person has said otherwise the person, says. */
  emotion: Emotion | null;
  kind: (typeof rowKinds)[number];
  sort: (typeof rowSorts)[number];
  descending: boolean;
}

export interface RowPage {
  /** Rows that match in all. */
  total: number;
  rows: BatchRow[];
}

/** Most rows of one page. */
export const longestPage = 200;

export const exportForms = ['csv', 'json', 'jsonl'] as const;
export type ExportForm = (typeof exportForms)[number];
export const exportChoices = ['all', 'filtered', 'verified'] as const;
export type ExportChoice = (typeof exportChoices)[number];
