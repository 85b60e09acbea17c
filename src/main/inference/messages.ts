/** What main and the inference worker say to each other. */
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

/** The worker's tasks: what goes in and what comes out. */
export interface Tasks {
  /** Peaks and spectrogram. */
  view: { input: ClipFile; output: ClipSight };
  /** 16-bit mono WAV for playback. */
  wav: { input: ClipFile; output: Uint8Array<ArrayBuffer> };
  /** Every model's answer. */
  classify: { input: ClipFile; output: ModelPrediction[] };
  /** Loads and warms every model. */
  models: { input: null; output: ModelSummary[] };
}
export type TaskName = keyof Tasks;

export type TaskRequest = {
  [Name in TaskName]: { id: number; task: Name; input: Tasks[Name]['input'] };
}[TaskName];

/** What the worker reports: its backend once, then the answer to each request. */
export type WorkerReport =
  | { kind: 'backend'; backend: BackendInfo }
  | { kind: 'done'; id: number; output: unknown }
  | { kind: 'failed'; id: number; problem: Problem };

export interface WorkerSetup {
  /** Folder with one folder per model. */
  modelsFolder: string;
  /** A packaged app takes no native code from `AFFECTRON_NATIVE`. */
  packaged: boolean;
}
