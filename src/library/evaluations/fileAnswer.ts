import type { ModelAnswer } from './modelAnswer';

/** What was heard of one sound file. */
export interface FileAnswer {
  /** SHA-256 of the file. */
  hash: string;
  /** Length of the sound; `null` where only its header was read and does not say. */
  seconds: number | null;
  /** What was wrong with the file although it could be read. */
  warning?: string;
  /** Of the models asked that had not answered this content before. */
  answers: ModelAnswer[];
}
