import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Emotion } from '../emotions';
import type { HeardClip } from '../evaluation/runFold';
import type { ModelCard } from '../models/modelCard';
import type { CheckpointStore, EpochReport } from './checkpoint';

/** How a training run is watched and ended, whatever is trained. */
export interface Watching {
  /** Without it a killed run starts over. */
  checkpoints?: CheckpointStore | undefined;
  /** Seconds between checkpoints. Default 5. */
  checkpointSeconds?: number | undefined;
  /** Called after every pass of at most so many; while it runs, training waits. */
  onEpoch?: ((report: EpochReport, of: number) => void | Promise<void>) | undefined;
  /** Called with the passes of an earlier run when it goes on from a checkpoint. */
  onResume?: ((history: readonly EpochReport[], of: number) => void) | undefined;
  /** Once it answers true, training ends with the best pass so far; the first is finished in any case. */
  stopped?: (() => boolean) | undefined;
}

export interface TrainingRequest<Heard> extends Watching {
  training: readonly HeardClip<Heard>[];
  /** Say when to stop and which pass was the best. */
  validation: readonly HeardClip<Heard>[];
  /** All that the training clips have, in order: the outputs of the network. */
  emotions: readonly Emotion[];
  /** Same seed, data and backend, same weights. */
  seed: number;
}

export interface Trained<Heard> {
  /** With the weights of the best pass. To be disposed of by the caller. */
  network: LayersModel;
  /** For the card: what the network hears, and how it is standardised. */
  input: ModelCard['input'];
  history: readonly EpochReport[];
  bestEpoch: number;
  /** Probabilities of the emotions, for each clip. */
  answers(clips: readonly Heard[]): Promise<Float32Array[]>;
}

/** A recipe that makes a model of labelled clips. */
export interface TrainableRecipe<Heard> {
  name: string;
  /** Name people see. */
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  /** Emotions it can know; clips of others are left out. */
  emotions: readonly Emotion[];
  /** Passes over the training clips, at most. */
  passes: number;
  /** What it cannot hear, in plain sentences for the card. */
  limits: readonly string[];
  /** Whose work it stands on besides the corpora; for the licence lines of the card. */
  foundation: { licence: string; attribution: string } | null;
  /** @throws AffectronError `wrong-checkpoint` when the store holds that of another training */
  train(request: TrainingRequest<Heard>): Promise<Trained<Heard>>;
}
