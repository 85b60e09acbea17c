/** What main and its two workers say to each other. */
import type { Problem } from '../../core/errors';
import type { BackendInfo } from '../../core/models/backendInfo';
import type { ModelPrediction, ModelSummary, SoundView } from '../../shared/types';

/** A clip the worker reads itself, so that its bytes never pass through main. */
export interface ClipFile {
  /** Absolute. */
  path: string;
}

/** What the worker knows of a clip; main adds id and address. */
export type ClipSight = Omit<SoundView, 'id' | 'playbackUrl'>;

/** Tasks of the sound worker: what goes in and what comes out. */
export interface SoundTasks {
  /** Peaks and spectrogram. */
  view: { input: ClipFile; output: ClipSight };
  /** 16-bit mono WAV for playback. */
  wav: { input: ClipFile; output: Uint8Array<ArrayBuffer> };
}

/** Tasks of the model worker. */
export interface ModelTasks {
  /** Every model's answer. */
  classify: { input: ClipFile; output: ModelPrediction[] };
  /** Loads and warms every model. */
  models: { input: null; output: ModelSummary[] };
}

export type Tasks = SoundTasks & ModelTasks;
export type TaskName = keyof Tasks;

/** The functions a worker serves, one per task. */
export type TaskFunctions<Name extends TaskName> = {
  [One in Name]: (input: Tasks[One]['input']) => Promise<Tasks[One]['output']>;
};

export interface TaskRequest {
  id: number;
  task: TaskName;
  input: unknown;
}

/** What a worker reports: the models' backend once, then the answer to each request. */
export type WorkerReport =
  | { kind: 'backend'; backend: BackendInfo }
  | { kind: 'done'; id: number; output: unknown }
  | { kind: 'failed'; id: number; problem: Problem };

/** What the model worker is started with. */
export interface ModelWorkerSetup {
  /** Folder with one folder per model. */
  modelsFolder: string;
  /** A packaged app takes no native code from `AFFECTRON_NATIVE`. */
  packaged: boolean;
}
