/** What main and the window say to each other about evaluations. */
import type { Emotion } from '../core/emotions';
import type { Problem } from '../core/errors';
import type { TrainedReport } from '../core/evaluation/trainedReport';

/** An evaluation in the data folder. */
export interface EvaluationSummary {
  id: string;
  /** Of the folder. */
  name: string;
  models: { id: string; name: string }[];
  /** ISO 8601. */
  startedAt: string;
  /** `unfinished`: cancelled or interrupted; can go on. `damaged`: can only be deleted. */
  state: 'running' | 'unfinished' | 'done' | 'damaged';
  /** The job while it runs. */
  job: string | null;
  /** Labelled clips. */
  clips: number;
  /** In the order of `models`, once done. */
  results: { accuracy: number; uar: number }[];
}

/** A finished evaluation. */
export interface EvaluationView {
  summary: EvaluationSummary;
  models: ModelResult[];
}

/** One model's part of an evaluation. */
export interface ModelResult {
  id: string;
  name: string;
  report: Omit<TrainedReport, 'answers'>;
  /** Clips with an answer. */
  clips: number;
  /** All wrong answers … */
  wrong: number;
  /** … and the first of them, those of which the model was surest. */
  mistakes: HeardMistake[];
}

export interface HeardMistake {
  /** Id of the clip: to be played, or opened in Listen. */
  clip: string;
  /** Path within the folder. */
  name: string;
  voice: string;
  played: Emotion;
  said: Emotion;
  /** Probability of what it said, and of what was played. */
  confidence: number;
  missed: number;
}

/** A clip of an evaluation that is about to be played. */
export interface EvaluatedClip {
  /** Address the audio element plays. */
  playbackUrl: string;
}

/** What became of an export: the file's name, or `null` when the dialog was dismissed. */
export type Exported = string | null;

export type { LeftOut, TrainedReport } from '../core/evaluation/trainedReport';
export type { ReliabilityBin, ClassScores } from '../core/evaluation/metrics';
export type { Problem };
