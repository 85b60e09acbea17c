/** What main and the training worker say to each other. */
import type { Problem } from '../../core/errors';
import type { TrainingOrder } from '../../library/labelled/trainingRun';
import type { TrainingPass } from '../../shared/training';

/** What the worker is started with. */
export interface TrainingSetup {
  order: TrainingOrder;
  /** Id of the model that comes out. */
  id: string;
  dataFolder: string;
  /** Folder with one folder for each model that came with the program. */
  modelsFolder: string;
  /** One 32-bit number; not 0 once the person wants to stop and keep the best so far. */
  stop: SharedArrayBuffer;
  /** Seconds between checkpoints. Default 5. */
  checkpointSeconds: number | undefined;
}

export type TrainingReport =
  | { kind: 'read'; done: number; total: number }
  /** Passes of a run that goes on, in order. */
  | { kind: 'resumed'; passes: TrainingPass[]; of: number }
  | { kind: 'pass'; pass: TrainingPass; of: number }
  | { kind: 'testing' }
  | { kind: 'done'; skipped: { name: string; message: string }[] }
  | { kind: 'failed'; problem: Problem };
