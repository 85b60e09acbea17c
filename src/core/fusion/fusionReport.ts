import { emotions, type Emotion } from '../emotions';
import { AffectronError } from '../errors';
import { evaluate, type Evaluation } from '../evaluation/metrics';
import { fitFuser, fusionRules, rules, trainedFusers, type Fuse, type FusionMethod } from './fusers';
import type { Joined, Pair } from './join';

/** How the trained fusers were fitted: on validation clips, or crosswise on the very clips, because there were none. */
export type Fitting = 'validation' | 'crosswise' | 'none';

export type FusionScores = Pick<Evaluation, 'accuracy' | 'uar' | 'macroF1' | 'ece' | 'classes' | 'confusion'>;

export interface FusionReport {
  /** Clips fused: of files with parts, those that are tested. */
  clips: number;
  /** Those that are labelled, and scored. */
  labelled: number;
  missing: Joined['missing'];
  fitting: Fitting;
  emotions: readonly Emotion[];
  /** Each modality alone, on the same clips; empty without labels. */
  alone: Partial<Record<'voice' | 'face', FusionScores>>;
  /** Every method that could be used; empty without labels. */
  methods: Partial<Record<FusionMethod, FusionScores>>;
}

export interface Fusion {
  report: FusionReport;
  /** What a method says of every clip of the test, in order. */
  answers: Map<FusionMethod, { pair: Pair; probabilities: number[] }[]>;
}

/**
 * Fuses by every method and scores what is labelled. A trained fuser answers a fold's test clips after being fitted on
 * validation clips: the fold's own and those of the other folds, as far as the fold tests none of their voices. Files
 * without parts are fused crosswise, five folds by voice where voices are named.
 */
export function fuseAll({ pairs, missing }: Joined): Fusion {
  const parted = pairs.some(({ part }) => part === 'validation');
  const tested = parted ? pairs.filter(({ part }) => part !== 'validation') : pairs;
  if (tested.length === 0) {
    throw new AffectronError('bad-posteriors', 'All clips in common are validation clips: none is tested.');
  }
  const labelled = tested.filter(({ label }) => label !== undefined);
  const answers: Fusion['answers'] = new Map();
  for (const rule of fusionRules) answers.set(rule, answerAll(tested, rules[rule]));
  const folds = parted ? byFold(pairs, tested) : labelled.length === tested.length ? crosswise(tested) : [];
  const fittable =
    folds.length > 0 && folds.every(({ fitted }) => new Set(fitted.map(({ label }) => label)).size > 2);
  if (fittable) {
    for (const method of trainedFusers) {
      const said = new Map<Pair, number[]>();
      for (const { fitted, asked } of folds) {
        const fuse = fitFuser(method, fitted);
        for (const pair of asked) said.set(pair, fuse(pair));
      }
      answers.set(
        method,
        tested.map((pair) => ({ pair, probabilities: said.get(pair) ?? rules.product(pair) })),
      );
    }
  }
  const scored = labelled.length > 0;
  const methods: FusionReport['methods'] = {};
  if (scored) for (const [method, said] of answers) methods[method] = scoresOf(said);
  return {
    report: {
      clips: tested.length,
      labelled: labelled.length,
      missing,
      fitting: !fittable ? 'none' : parted ? 'validation' : 'crosswise',
      emotions,
      alone: scored
        ? {
            voice: scoresOf(answerAll(tested, ({ heard }) => heard)),
            face: scoresOf(answerAll(tested, ({ seen }) => seen)),
          }
        : {},
      methods,
    },
    answers,
  };
}

function answerAll(pairs: readonly Pair[], fuse: Fuse) {
  return pairs.map((pair) => ({ pair, probabilities: fuse(pair) }));
}

interface FusionFold {
  fitted: Pair[];
  asked: Pair[];
}

function byFold(pairs: readonly Pair[], tested: readonly Pair[]): FusionFold[] {
  const watched = pairs.filter(({ part, label }) => part === 'validation' && label !== undefined);
  return [...new Set(tested.map(({ fold }) => fold))].map((fold) => {
    const asked = tested.filter((pair) => pair.fold === fold);
    const voices = new Set(asked.map(({ voice }) => voice));
    return { asked, fitted: watched.filter((pair) => pair.fold === fold || !voices.has(pair.voice)) };
  });
}

const crossFolds = 5;

/** Every clip in the test of one fold and fitted on in the others; no voice in both, where voices are named. */
function crosswise(pairs: readonly Pair[]): FusionFold[] {
  const groupOf = ({ voice, id }: Pair) => voice || id;
  const groups = [...new Set(pairs.map(groupOf))].sort();
  if (groups.length < crossFolds) return [];
  const foldOf = new Map(groups.map((group, place) => [group, place % crossFolds]));
  return Array.from({ length: crossFolds }, (_, fold) => ({
    asked: pairs.filter((pair) => foldOf.get(groupOf(pair)) === fold),
    fitted: pairs.filter((pair) => foldOf.get(groupOf(pair)) !== fold),
  }));
}

function scoresOf(answers: readonly { pair: Pair; probabilities: number[] }[]): FusionScores {
  const labelled = answers.filter(({ pair }) => pair.label !== undefined);
  const { accuracy, uar, macroF1, ece, classes, confusion } = evaluate(
    labelled.map(({ pair }) => emotions.findIndex((emotion) => emotion === pair.label)),
    labelled.map(({ probabilities }) => probabilities),
    emotions.length,
  );
  return { accuracy, uar, macroF1, ece, classes, confusion };
}
