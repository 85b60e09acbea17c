import * as tf from '@tensorflow/tfjs-core';
import type { Emotion } from '../emotions';
import { soften } from '../models/soften';
import { fitTemperature } from '../training/temperature';
import { evaluate } from './metrics';
import { emotionsOf, type EvaluationFold, type LabelledClip, type TrainingMaterial } from './protocols';

/** A clip of a corpus and what a recipe hears of it. */
export interface HeardClip<Heard> extends LabelledClip {
  /** Path below the data folder. */
  name: string;
  heard: Heard;
}

/** A trained network that is asked about one clip after the other. */
export interface Answerer<Heard> {
  /** Probability of each of the emotions it was trained on. */
  answer(heard: Heard): Promise<Float32Array>;
  dispose(): void;
}

export interface FitRequest<Heard> {
  training: readonly HeardClip<Heard>[];
  /** For early stopping, where the recipe has any. */
  validation: readonly HeardClip<Heard>[];
  emotions: readonly Emotion[];
  seed: number;
  onPass: (report: { pass: number; of: number; loss: number }) => void | Promise<void>;
}

/** What a protocol evaluates: a way to train, not a trained model. */
export interface EvaluableRecipe<Heard> {
  name: string;
  /** Everything else that decides what comes out, so that results of other settings are told apart. */
  settings: unknown;
  /** Emotions it knows; clips of others are left out. */
  emotions: readonly Emotion[];
  material: TrainingMaterial;
  fit(request: FitRequest<Heard>): Promise<Answerer<Heard>>;
}

/** What a fold gave: everything a report needs, as plain data. */
export interface FoldResult {
  model: string;
  protocol: string;
  /** What was held out. */
  fold: string;
  seed: number;
  emotions: Emotion[];
  clips: { training: number; validation: number; test: number };
  /** Fitted on the validation clips. */
  temperature: number;
  validationUar: number;
  /** Wall-clock time of training and testing. */
  seconds: number;
  answers: ClipAnswer[];
}

/** What was said of one test clip. */
export interface ClipAnswer {
  name: string;
  /** Corpus and actor, e.g. "RAVDESS 02". */
  voice: string;
  emotion: Emotion;
  /** Calibrated, in the order of the fold's emotions. */
  probabilities: number[];
}

/**
 * Trains on a fold's training clips, calibrates on its validation clips, and asks once about each test clip. Test
 * clips reach nothing before that.
 */
export async function runFold<Heard>(
  recipe: EvaluableRecipe<Heard>,
  protocol: string,
  fold: EvaluationFold<HeardClip<Heard>>,
  seed: number,
  onPass: FitRequest<Heard>['onPass'],
): Promise<FoldResult> {
  const start = tf.util.now();
  const trained = fold.training.filter(({ label }) => recipe.emotions.includes(label.emotion));
  const emotions = emotionsOf(trained);
  const known = (clips: readonly HeardClip<Heard>[]) =>
    clips.filter(({ label }) => emotions.includes(label.emotion));
  const validation = known(fold.validation);
  const test = known(fold.test);
  const answerer = await recipe.fit({ training: trained, validation, emotions, seed, onPass });
  try {
    const watched = await answersTo(answerer, validation);
    const truth = validation.map(({ label }) => emotions.indexOf(label.emotion));
    const temperature = fitTemperature(truth, watched);
    const tested = await answersTo(answerer, test);
    return {
      model: recipe.name,
      protocol,
      fold: fold.name,
      seed,
      emotions,
      clips: { training: trained.length, validation: validation.length, test: test.length },
      temperature,
      validationUar: evaluate(truth, watched, emotions.length).uar,
      seconds: (tf.util.now() - start) / 1000,
      answers: test.map(({ name, label }, index) => ({
        name,
        voice: `${label.corpus} ${label.actor}`,
        emotion: label.emotion,
        probabilities: Array.from(soften(tested[index], temperature), (value) => Number(value.toFixed(6))),
      })),
    };
  } finally {
    answerer.dispose();
  }
}

async function answersTo<Heard>(
  answerer: Answerer<Heard>,
  clips: readonly HeardClip<Heard>[],
): Promise<Float32Array[]> {
  const answers: Float32Array[] = [];
  for (const { heard } of clips) answers.push(await answerer.answer(heard));
  return answers;
}
