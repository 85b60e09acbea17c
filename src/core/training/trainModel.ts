import * as tf from '@tensorflow/tfjs-core';
import { emotions } from '../emotions';
import { evaluate, type Evaluation } from '../evaluation/metrics';
import type { BackendInfo } from '../models/backendInfo';
import type { ModelCard } from '../models/modelCard';
import type { ModelFileName } from '../models/modelFiles';
import { fitScaler, standardise, type Scaler } from '../models/standardise';
import { storeNetwork } from '../models/storedNetwork';
import type { CheckpointStore, EpochReport } from './checkpoint';
import { fit, probabilitiesOf, type Examples } from './fit';
import { makeCard } from './makeCard';
import type { Recipe } from './recipes';
import { splitByActor, type Part, type TrainingClip } from './split';

export interface TrainOptions {
  recipe: Recipe;
  /** Id of the model that comes out. */
  id: string;
  /** Clips of the recipe's emotions with values of its feature set; others are left out. */
  clips: readonly TrainingClip[];
  seed: number;
  backend: BackendInfo['name'];
  /** Day of training for the card, e.g. "2026-11-20". */
  date: string;
  checkpoints?: CheckpointStore;
  /** Seconds between checkpoints. Default 5. */
  checkpointSeconds?: number;
  onEpoch?: (report: EpochReport) => void | Promise<void>;
}

export interface TrainedModel {
  card: ModelCard;
  files: Record<ModelFileName, Uint8Array>;
  validation: Evaluation;
  test: Evaluation;
}

/**
 * From clips to the three files of a model: parts the actors, measures the scaler on training clips alone,
 * trains, and tests once on actors that had no part in any of it.
 *
 * @throws AffectronError `not-enough-data` or `wrong-checkpoint`
 */
export async function trainModel(options: TrainOptions): Promise<TrainedModel> {
  const clips = options.clips.filter(({ label }) => options.recipe.emotions.includes(label.emotion));
  const split = splitByActor(clips);
  const heard = new Set(split.clips.training.map(({ label }) => label.emotion));
  const recipe = { ...options.recipe, emotions: emotions.filter((emotion) => heard.has(emotion)) };
  const scaler = fitScaler(split.clips.training.map(({ values }) => values));
  const examples = (part: Part) => examplesOf(split.clips[part], recipe, scaler);

  const { network, history, bestEpoch } = await fit({
    recipe,
    training: examples('training'),
    validation: examples('validation'),
    seed: options.seed,
    checkpoints: options.checkpoints,
    checkpointSeconds: options.checkpointSeconds,
    onEpoch: options.onEpoch,
  });
  try {
    const score = async ({ rows, classes }: Examples) =>
      evaluate(classes, await probabilitiesOf(network, rows), recipe.emotions.length);
    const validation = await score(examples('validation'));
    const test = await score(examples('test'));
    const stored = await storeNetwork(network);
    const training = {
      seed: options.seed,
      epochs: history.length,
      bestEpoch,
      backend: options.backend,
      date: options.date,
    };
    const parameters = network.countParams();
    const card = await makeCard({
      id: options.id,
      recipe,
      scaler,
      split,
      test,
      training,
      parameters,
      stored,
    });
    const cardJson = tf.util.encodeString(`${JSON.stringify(card, null, 2)}\n`, 'utf-8');
    return { card, files: { ...stored, 'card.json': cardJson }, validation, test };
  } finally {
    network.dispose();
  }
}

/** Clips of emotions that no training clip has cannot be asked for and are left out. */
function examplesOf(clips: readonly TrainingClip[], recipe: Recipe, scaler: Scaler): Examples {
  const known = clips.filter(({ label }) => recipe.emotions.includes(label.emotion));
  return {
    rows: known.map(({ values }) => standardise(values, scaler)),
    classes: known.map(({ label }) => recipe.emotions.indexOf(label.emotion)),
  };
}
