/** What window and main say to each other about training. */
import type { Corpus } from '../core/corpora/clipLabel';
import type { Emotion } from '../core/emotions';
import type { Problem } from '../core/errors';
import type { Part } from '../core/training/split';

export type { Part } from '../core/training/split';

/** A recipe that can be trained in the app. */
export interface RecipeSummary {
  name: string;
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  /** Emotions it can know. */
  emotions: Emotion[];
  /** Why it cannot be trained here, or `null`. */
  problem: Problem | null;
}

/** A folder of labelled clips that a person chose; the id is all the window holds of it. */
export interface ChosenFolder {
  id: string;
  /** Its own name, without the path. */
  name: string;
  clips: number;
  corpora: { corpus: Corpus; clips: number; actors: number }[];
  emotions: { emotion: Emotion; clips: number }[];
  /** Sound files whose names say nothing. */
  unnamed: number;
  /** Recordings that their corpus holds twice. */
  duplicates: number;
}

/** What a recipe would do with a folder. */
export interface TrainingPlan {
  parts: Record<Part, { clips: number; actors: number }>;
  /** Seconds it may take, reading and training; an estimate from the number of clips. */
  seconds: number;
}

/** One pass over the training clips. Losses are mean cross-entropies, accuracies shares of one. */
export interface TrainingPass {
  trainingLoss: number;
  trainingAccuracy: number;
  validationLoss: number;
  validationAccuracy: number;
}

export type TrainingPhase = 'reading' | 'training' | 'testing' | 'interrupted' | 'done' | 'failed';

/** The one training there is at a time, running or just ended. */
export interface TrainingState {
  /** Name of the recipe. */
  recipe: string;
  /** Name the model gets. */
  title: string;
  folder: string;
  seed: number;
  phase: TrainingPhase;
  /** Clips read, while reading. */
  read: { done: number; total: number } | null;
  passes: TrainingPass[];
  /** Passes at most. */
  of: number;
  /** Pass with the lowest validation loss, counted from 1; 0 before the first. */
  best: number;
  /** Since it was started or went on. */
  seconds: number;
  /** Until it ends at the latest; `null` while nobody can say. */
  remaining: number | null;
  /** True from “stop and keep” until it has ended. */
  stopping: boolean;
  /** Why it failed or cannot go on. */
  problem: Problem | null;
  /** An interrupted or failed run that can go on from its checkpoint. */
  resumable: boolean;
  /** Id of the model that came out. */
  model: string | null;
  /** Clips that could not be used: the first of them by name, and how many there are. */
  skipped: { name: string; message: string }[];
  skippedCount: number;
}
