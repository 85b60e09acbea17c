import type { ClipLabel, Corpus } from '../corpora/clipLabel';
import { protocols as published, type Fold as ActorFold } from '../corpora/folds';
import { emotions, type Emotion } from '../emotions';
import { AffectronError } from '../errors';

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
}

/** What besides the protocol's own clips a recipe may train on; never anything of the test's actors. */
export interface TrainingMaterial {
  /** Song of the training actors. */
  song: boolean;
  /** All of the corpora the protocol does not test on. */
  otherCorpora: boolean;
}

export interface EvaluationProtocol {
  /** One sentence, the first line of every report. */
  title: string;
  /** True where no voice of the test is heard before. */
  unseenVoices: boolean;
  /** Pure: the same clips in the same order give the same folds. */
  folds<T extends LabelledClip>(clips: readonly T[], material: TrainingMaterial): EvaluationFold<T>[];
}

type Test = (label: LabelledClip['label']) => boolean;

interface Rule {
  name: string;
  /** Which clips are tested. */
  test: Test;
  validation: Test;
  /** Which of the rest may be trained on; song is left to the material. */
  training: Test;
}

const speechOf =
  (corpus: Corpus): Test =>
  (label) =>
    label.corpus === corpus && label.channel === 'speech';

const byActors =
  (corpus: Corpus, actors: readonly string[]): Test =>
  (label) =>
    label.corpus === corpus && actors.includes(label.actor);

/** Applies a rule. A clip has one part at most, and the test comes first. */
function foldOf<T extends LabelledClip>(
  clips: readonly T[],
  rule: Rule,
  material: TrainingMaterial,
): EvaluationFold<T> {
  const fold: EvaluationFold<T> = { name: rule.name, training: [], validation: [], test: [] };
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

function ravdessActors(folds: readonly ActorFold[], title: string): EvaluationProtocol {
  return {
    title,
    unseenVoices: true,
    folds: (clips, material) =>
      folds.map((fold, index) => {
        // EmoBox names no validation actors: two that the next fold tests on are taken.
        const next = folds[(index + 1) % folds.length].test;
        const validation = fold.validation.length > 0 ? fold.validation : next.slice(0, 2);
        const rule: Rule = {
          name: `actors ${fold.test.join(', ')}`,
          test: byActors('RAVDESS', fold.test),
          validation: byActors('RAVDESS', validation),
          training: ({ corpus }) => corpus === 'RAVDESS' || material.otherCorpora,
        };
        return foldOf(clips, rule, material);
      }),
  };
}

/** Actors who watch over a training whose own corpus has none to spare. */
const watchers = ['03', '06'];

const unseenSentence: EvaluationProtocol = {
  title:
    'RAVDESS speech, one sentence to train on, the other to test with, both ways; the same actors are on both sides.',
  unseenVoices: false,
  folds(clips, material) {
    const sentences = [
      ...new Set(clips.filter(({ label }) => label.corpus === 'RAVDESS').map(({ label }) => label.statement)),
    ].sort();
    return sentences.map((sentence) => {
      const rule: Rule = {
        name: `“${sentence}”`,
        test: (label) => label.corpus === 'RAVDESS' && label.statement === sentence,
        validation: byActors('RAVDESS', watchers),
        training: ({ corpus }) => corpus === 'RAVDESS' || material.otherCorpora,
      };
      return foldOf(clips, rule, material);
    });
  },
};

const saveeSpeakers = ['JE', 'KL', 'DC', 'JK'] as const;

const unseenSpeakers: EvaluationProtocol = {
  title: 'SAVEE, seven emotions, one of four speakers left out in turn.',
  unseenVoices: true,
  folds: (clips, material) =>
    saveeSpeakers.map((speaker, index) => {
      const next = saveeSpeakers[(index + 1) % saveeSpeakers.length];
      const rule: Rule = {
        name: `speaker ${speaker}`,
        test: byActors('SAVEE', [speaker]),
        // With other corpora at hand no speaker of SAVEE need be spent on watching.
        validation: material.otherCorpora ? byActors('RAVDESS', watchers) : byActors('SAVEE', [next]),
        training: ({ corpus }) => corpus === 'SAVEE' || material.otherCorpora,
      };
      return foldOf(clips, rule, material);
    }),
};

/** Trains on one corpus alone and tests on another, on the emotions they share. */
function crossCorpus(from: Corpus, to: Corpus): EvaluationProtocol {
  return {
    title: `Trained on ${from}, tested on ${to}, on the emotions they share.`,
    unseenVoices: true,
    folds(clips, material) {
      const shared = sharedEmotions(clips, from, to);
      const known = clips.filter(({ label }) => shared.has(label.emotion));
      const rule: Rule = {
        name: to,
        test: speechOf(to),
        validation: watchedPart(from),
        training: ({ corpus }) => corpus === from,
      };
      return [foldOf(known, rule, material)];
    },
  };
}

function sharedEmotions(clips: readonly LabelledClip[], from: Corpus, to: Corpus): Set<Emotion> {
  const of = (corpus: Corpus) =>
    new Set(clips.filter(({ label }) => speechOf(corpus)(label)).map(({ label }) => label.emotion));
  const there = of(to);
  return new Set([...of(from)].filter((emotion) => there.has(emotion)));
}

/** TESS has two actors, too few to spare one: there the words from “Say the word v…” on watch. */
function watchedPart(corpus: Corpus): Test {
  if (corpus === 'RAVDESS') return byActors('RAVDESS', watchers);
  if (corpus === 'SAVEE') return byActors('SAVEE', ['JK']);
  return (label) => label.corpus === corpus && label.statement >= 'Say the word v';
}

export const evaluationProtocols = {
  'ravdess-unseen-actors': ravdessActors(
    published['ravdess-unseen-actors'].folds,
    'RAVDESS speech, actors never heard before, five published folds.',
  ),
  'ravdess-emobox': ravdessActors(
    published['ravdess-emobox'].folds,
    'RAVDESS speech, actors never heard before, the six folds of EmoBox.',
  ),
  'ravdess-unseen-sentence': unseenSentence,
  'savee-unseen-speakers': unseenSpeakers,
  'tess-to-savee': crossCorpus('TESS', 'SAVEE'),
  'ravdess-to-savee': crossCorpus('RAVDESS', 'SAVEE'),
  'ravdess-to-tess': crossCorpus('RAVDESS', 'TESS'),
} as const satisfies Record<string, EvaluationProtocol>;

export type EvaluationProtocolName = keyof typeof evaluationProtocols;

export const evaluationProtocolNames = Object.keys(evaluationProtocols) as EvaluationProtocolName[];

/**
 * The folds of a protocol, none of them empty.
 *
 * @throws AffectronError `not-enough-data` when the clips do not fill a part of a fold
 */
export function protocolFolds<T extends LabelledClip>(
  name: EvaluationProtocolName,
  clips: readonly T[],
  material: TrainingMaterial,
): EvaluationFold<T>[] {
  const folds = evaluationProtocols[name].folds(clips, material);
  for (const fold of folds) {
    for (const part of ['training', 'validation', 'test'] as const) {
      const heard = new Set(fold[part].map(({ label }) => label.emotion));
      if (heard.size < 2) throw tooFew(name, fold.name, part, [...heard]);
    }
  }
  if (folds.length === 0) throw tooFew(name, 'the protocol', 'test', []);
  return folds;
}

function tooFew(protocol: string, fold: string, part: string, heard: readonly Emotion[]): AffectronError {
  const found = heard.length === 0 ? 'no clip' : `only ${heard.join('')} clips`;
  return new AffectronError(
    'not-enough-data',
    `The folder has ${found} for the ${part} part of ${fold} in “${protocol}”.`,
    { advice: 'Point --data at a folder that holds the whole of the corpora the protocol names.' },
  );
}

/** The emotions of a fold's training and test clips, in the order used everywhere. */
export function emotionsOf(clips: readonly LabelledClip[]): Emotion[] {
  const heard = new Set(clips.map(({ label }) => label.emotion));
  return emotions.filter((emotion) => heard.has(emotion));
}
