import * as tf from '@tensorflow/tfjs-core';
import { emotionsOf } from '../evaluation/protocols';
import { evaluate, type Evaluation } from '../evaluation/metrics';
import type { HeardClip } from '../evaluation/runFold';
import type { BackendInfo } from '../models/backendInfo';
import type { ModelCard } from '../models/modelCard';
import type { ModelFileName } from '../models/modelFiles';
import { soften } from '../models/soften';
import { storeNetwork } from '../models/storedNetwork';
import { makeCard } from './makeCard';
import { splitByActor } from './split';
import { fitTemperature } from './temperature';
import { callingAt, fitThreshold, judge } from './threshold';
import type { TrainableRecipe, Watching } from './trainable';

export interface TrainOptions<Heard> extends Watching {
  recipe: TrainableRecipe<Heard>;
  /** Id of the model that comes out. */
  id: string;
  /** Name people see. Default: the recipe's. */
  title?: string | undefined;
  /** Clips of emotions that the recipe does not know are left out. */
  clips: readonly HeardClip<Heard>[];
  seed: number;
  backend: BackendInfo['name'];
  /** Day of training for the card, e.g. "2026-11-20". */
  date: string;
  /** Training is over, the test begins. */
  onTest?: (() => void) | undefined;
}

export interface TrainedModel {
  card: ModelCard;
  files: Record<ModelFileName, Uint8Array>;
  validation: Evaluation;
  test: Evaluation;
}

/**
 * From clips to the three files of a model: parts the actors, trains, fits temperature and threshold on the
 * validation clips, and tests once on actors that had no part in any of it.
 *
 * @throws AffectronError `not-enough-data` or `wrong-checkpoint`
 */
export async function trainModel<Heard>(options: TrainOptions<Heard>): Promise<TrainedModel> {
  const { recipe, id, seed, backend, date } = options;
  const split = splitByActor(options.clips.filter(({ label }) => recipe.emotions.includes(label.emotion)));
  const emotions = emotionsOf(split.clips.training);
  // Clips of emotions that no training clip has cannot be asked for.
  const known = (clips: readonly HeardClip<Heard>[]) =>
    clips.filter(({ label }) => emotions.includes(label.emotion));
  const [watched, tested] = [known(split.clips.validation), known(split.clips.test)];
  const { checkpoints, checkpointSeconds, onEpoch, onResume, stopped } = options;
  const watching = { checkpoints, checkpointSeconds, onEpoch, onResume, stopped };
  const { training } = split.clips;
  const trained = await recipe.train({ training, validation: watched, emotions, seed, ...watching });
  try {
    options.onTest?.();
    const truth = (clips: readonly HeardClip<Heard>[]) =>
      clips.map(({ label }) => emotions.indexOf(label.emotion));
    const answers = (clips: readonly HeardClip<Heard>[]) => trained.answers(clips.map(({ heard }) => heard));
    const watchedAnswers = await answers(watched);
    const temperature = fitTemperature(truth(watched), watchedAnswers);
    const calibrated = (rows: readonly Float32Array[]) => rows.map((row) => soften(row, temperature));
    const said = { watched: calibrated(watchedAnswers), tested: calibrated(await answers(tested)) };
    const validation = evaluate(truth(watched), said.watched, emotions.length);
    const test = evaluate(truth(tested), said.tested, emotions.length);
    const judged = (clips: readonly HeardClip<Heard>[], rows: readonly Float32Array[]) =>
      clips.map(({ label }, index) => judge(label.actor, rows[index], emotions.indexOf(label.emotion)));
    const threshold = fitThreshold(judged(watched, said.watched));
    const stored = await storeNetwork(trained.network);
    const card = await makeCard({
      id,
      title: options.title ?? recipe.title,
      recipe,
      emotions,
      input: trained.input,
      temperature,
      verdict: { threshold, ...callingAt(threshold, judged(tested, said.tested)) },
      split,
      test,
      training: { seed, epochs: trained.history.length, bestEpoch: trained.bestEpoch, backend, date },
      parameters: trained.network.countParams(),
      stored,
    });
    const cardJson = tf.util.encodeString(`${JSON.stringify(card, null, 2)}\n`, 'utf-8');
    return { card, files: { ...stored, 'card.json': cardJson }, validation, test };
  } finally {
    trained.network.dispose();
  }
}
