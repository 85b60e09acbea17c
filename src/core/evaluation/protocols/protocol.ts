import type { ClipLabel, Corpus } from '../../corpora/clipLabel';
import type { Emotion } from '../../emotions';

/** A clip as protocols see it. */
export interface LabelledClip {
  label: ClipLabel & { emotion: Emotion };
}

export interface EvaluationFold<T extends LabelledClip> {
  /** What the fold holds out: "actors 02, 05, 14, 15, 16". */
  name: string;
  training: T[];
  validation: T[];
  test: T[];
  /**
   * The validation clips were drawn from the training side, and a recipe that nobody watches trains on them too. False
   * where the protocol itself keeps them out.
   */
  spareValidation: boolean;
}

/**
 * What besides the protocol's own clips a recipe may train on; where whole actors are held out, never anything of theirs.
 */
export interface TrainingMaterial {
  /** Song of the training actors; in random splits these are all. */
  song: boolean;
  /** All of the corpora the protocol does not test on. */
  otherCorpora: boolean;
}

export interface EvaluationProtocol {
  /** One sentence, the beginning of every report. */
  title: string;
  /** True where no voice of the test is heard before. */
  unseenVoices: boolean;
  /** True where every recording is there a second time, re-encoded. */
  copies: boolean;
  /**
   * Pure: the same clips in the same order give the same folds.
   *
   * @param seed decides what random splits draw; the others are what they are
   */
  folds<T extends LabelledClip>(
    clips: readonly T[],
    material: TrainingMaterial,
    seed: number,
  ): EvaluationFold<T>[];
}

export type Test = (label: LabelledClip['label']) => boolean;

export interface Rule {
  name: string;
  /** Which clips are tested. */
  test: Test;
  validation: Test;
  /** Which of the rest may be trained on; song is left to the material. */
  training: Test;
}

export const speechOf =
  (corpus: Corpus): Test =>
  (label) =>
    label.corpus === corpus && label.channel === 'speech';

export const byActors =
  (corpus: Corpus, actors: readonly string[]): Test =>
  (label) =>
    label.corpus === corpus && actors.includes(label.actor);

/** Actors who watch over a training whose own corpus has none to spare. */
export const watchers = ['03', '06'];

/** Applies a rule. A clip has one part at most, and the test comes first. */
export function foldOf<T extends LabelledClip>(
  clips: readonly T[],
  rule: Rule,
  material: TrainingMaterial,
): EvaluationFold<T> {
  const fold: EvaluationFold<T> = {
    name: rule.name,
    training: [],
    validation: [],
    test: [],
    spareValidation: false,
  };
  for (const clip of clips) {
    const { label } = clip;
    const speech = label.channel === 'speech';
    if (rule.test(label)) {
      if (speech) fold.test.push(clip);
    } else if (rule.validation(label)) {
      if (speech) fold.validation.push(clip);
    } else if (rule.training(label) && (speech || material.song)) {
      fold.training.push(clip);
    }
  }
  return fold;
}
