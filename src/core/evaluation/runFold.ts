import * as tf from '@tensorflow/tfjs-core';
import type { Emotion } from '../emotions';
import { soften } from '../models/soften';
import { fitTemperature } from '../training/temperature';
import { askByVoice, type Asked } from './askByVoice';
import { evaluate } from './metrics';
import { emotionsOf, type EvaluationFold, type LabelledClip, type TrainingMaterial } from './protocols';
import { overlapOf, type Overlap } from './protocols/overlap';

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
  /**
   * The same for one voice, by what is heard of some other clips of it, whatever they are labelled. Absent where the
   * recipe cannot get to know a voice.
   */
  knowing?(clips: readonly Heard[]): (heard: Heard) => Promise<Float32Array>;
  dispose(): void;
}

/** Unlabelled clips of a voice in its profile; `all` are also those that are asked about. */
export type ProfileClips = number | 'all';

export interface VoiceClips {
  /** Of the profiles behind the figures, and behind what is fitted on the validation clips. */
  profile: ProfileClips;
  /** Of further profiles that are tested beside them. */
  further: readonly number[];
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
  /** True where nothing watches its training: it leaves spare validation clips no other use. */
  unwatched?: boolean;
  /** How many clips of each tested voice it gets to know the voice by; the rest are tested. Absent: none. */
  voiceClips?: VoiceClips;
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
  /** Absent where no voice of the test was trained on. */
  overlap?: Overlap;
  /** Unlabelled clips of each voice in its profile; every other clip is answered once for each draw of a profile. */
  voiceClips?: ProfileClips;
  /** Answers with profiles of other numbers of clips. */
  further?: { voiceClips: number; answers: ClipAnswer[] }[];
  /** Fitted on the validation clips; 1 where there are none. */
  temperature: number;
  /** 0 where there are no validation clips. */
  validationUar: number;
  /** Wall-clock time of training and testing. */
  seconds: number;
  /** To the validation clips: thresholds are fixed on them. */
  watched: ClipAnswer[];
  /** To the test clips. */
  answers: ClipAnswer[];
}

/** What was said of one clip. */
export interface ClipAnswer {
  name: string;
  /** Corpus and actor, e.g. "RAVDESS 02". */
  voice: string;
  emotion: Emotion;
  /** At the fold's temperature, in the order of its emotions. */
  probabilities: number[];
  /** Which profile of the voice it was answered with, from 1 on; absent where there is one at most. */
  draw?: number;
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
  const spare = recipe.unwatched && fold.spareValidation;
  const trained = [...fold.training, ...(spare ? fold.validation : [])].filter(({ label }) =>
    recipe.emotions.includes(label.emotion),
  );
  const emotions = emotionsOf(trained);
  const known = (clips: readonly HeardClip<Heard>[]) =>
    clips.filter(({ label }) => emotions.includes(label.emotion));
  const validation = spare ? [] : known(fold.validation);
  const test = known(fold.test);
  const answerer = await recipe.fit({ training: trained, validation, emotions, seed, onPass });
  try {
    const { voiceClips } = recipe;
    const ask = (clips: readonly HeardClip<Heard>[], profile = voiceClips?.profile) =>
      profile === undefined ? askEach(answerer, clips) : askByVoice(answerer, clips, profile, seed);
    const watched = await ask(validation);
    const truth = watched.map(({ clip }) => emotions.indexOf(clip.label.emotion));
    const probabilities = watched.map((asked) => asked.probabilities);
    const temperature = fitTemperature(truth, probabilities);
    const tested = await ask(test);
    const further: NonNullable<FoldResult['further']> = [];
    for (const profile of voiceClips?.further ?? []) {
      const answers = calibrated(await ask(test, profile), temperature);
      further.push({ voiceClips: profile, answers });
    }
    const overlap = overlapOf(trained, test);
    return {
      model: recipe.name,
      protocol,
      fold: fold.name,
      seed,
      emotions,
      clips: { training: trained.length, validation: validation.length, test: test.length },
      ...(overlap && { overlap }),
      ...(voiceClips && { voiceClips: voiceClips.profile, further }),
      temperature,
      validationUar: evaluate(truth, probabilities, emotions.length).uar,
      seconds: (tf.util.now() - start) / 1000,
      watched: calibrated(watched, temperature),
      answers: calibrated(tested, temperature),
    };
  } finally {
    answerer.dispose();
  }
}

function calibrated<Heard>(answers: readonly Asked<Heard>[], temperature: number): ClipAnswer[] {
  return answers.map(({ clip: { name, label }, probabilities, draw }) => ({
    name,
    voice: `${label.corpus} ${label.actor}`,
    emotion: label.emotion,
    probabilities: Array.from(soften(probabilities, temperature), (value) => Number(value.toPrecision(6))),
    ...(draw !== undefined && { draw }),
  }));
}

async function askEach<Heard>(
  answerer: Answerer<Heard>,
  clips: readonly HeardClip<Heard>[],
): Promise<Asked<Heard>[]> {
  const asked: Asked<Heard>[] = [];
  for (const clip of clips) asked.push({ clip, probabilities: await answerer.answer(clip.heard) });
  return asked;
}
