import type { Emotion } from '../emotions';
import { emotions as allEmotions } from '../emotions';
import type { Calling } from '../training/threshold';
import { profileDraws } from './askByVoice';
import { callingOf } from './calibrateFolds';
import { evaluate, type Evaluation } from './metrics';
import { overlapSentence, overlapTogether, type Overlap } from './protocols/overlap';
import type { ClipAnswer, FoldResult, ProfileClips } from './runFold';

/** All folds and seeds of one model on one protocol. */
export interface EvaluationReport {
  protocol: string;
  /** What the protocol is, and what to know before reading a figure. */
  title: string;
  model: string;
  seeds: number[];
  /** Twins in training, all folds and seeds together; absent where no voice of the test was trained on. */
  overlap?: Overlap;
  /** Calibrated to the voice: unlabelled clips of each tested voice in its profile. */
  voiceClips?: ProfileClips;
  /** The figures with other numbers of clips, all seeds together. */
  further?: { voiceClips: number; accuracy: number; uar: number; ece: number }[];
  emotions: Emotion[];
  folds: (Calling & {
    fold: string;
    seed: number;
    /** Clips of each part, where it was trained. */
    clips?: FoldResult['clips'];
    overlap?: Overlap;
    accuracy: number;
    uar: number;
    temperature: number;
    /** Confidence from which on an emotion is named. */
    threshold: number;
    seconds: number;
  })[];
  /** Each seed's answers to all folds taken together. */
  pooled: (Calling & { seed: number; accuracy: number; uar: number; macroF1: number; ece: number })[];
  /** Over the seeds; the deviation is 0 for one seed. */
  accuracy: Spread;
  uar: Spread;
  macroF1: Spread;
  ece: Spread;
  /** Share of the clips for which an emotion was named, each fold by its own threshold; of the rest it was unsure. */
  called: Spread;
  /** Share of those that was named right. */
  right: Spread;
  /** Answers of all seeds together: recall, precision and F1 per emotion, confusion, reliability. */
  together: Evaluation;
  /** Per actor, all seeds together, in order. */
  voices: { voice: string; clips: number; accuracy: number }[];
  /** Whole time of training and testing. */
  seconds: number;
}

export interface Spread {
  mean: number;
  /** Standard deviation over the seeds (n - 1). */
  deviation: number;
}

/** What a report is made of: a fold of a protocol, or a trained model's answers to a folder. */
export interface ScoredFold extends Omit<FoldResult, 'validationUar' | 'watched'> {
  /** Confidence from which on an emotion is named. */
  threshold: number;
}

/**
 * The figures of a model on a protocol.
 *
 * @param title of the protocol; where voices of the test were trained on, the report's title says so after it
 * @param results every fold of every seed; at least one
 */
export function makeReport(title: string, results: readonly ScoredFold[]): EvaluationReport {
  const seeds = [...new Set(results.map(({ seed }) => seed))].sort((a, b) => a - b);
  const emotions = allEmotions.filter((emotion) =>
    results.some((result) => result.emotions.includes(emotion)),
  );
  const score = (chosen: readonly ScoredFold[]) => evaluateAnswers(chosen, emotions);
  const pooled = seeds.map((seed) => {
    const ofSeed = results.filter((result) => result.seed === seed);
    const { accuracy, uar, macroF1, ece } = score(ofSeed);
    return { seed, accuracy, uar, macroF1, ece, ...callingOf(ofSeed) };
  });
  const [{ voiceClips }] = results;
  const overlap = overlapTogether(results.map((result) => result.overlap));
  const spread = (figure: Exclude<keyof (typeof pooled)[number], 'seed'>) =>
    spreadOf(pooled.map((seed) => seed[figure]));
  return {
    protocol: results[0].protocol,
    title: [
      ...(voiceClips === undefined ? [] : [calibratedSentence(voiceClips)]),
      title,
      ...(overlap ? [overlapSentence(overlap)] : []),
    ].join(' '),
    model: results[0].model,
    seeds,
    ...(overlap && { overlap }),
    ...(voiceClips !== undefined && { voiceClips, further: furtherFigures(results, emotions) }),
    emotions,
    folds: results.map((result) => {
      const { accuracy, uar } = score([result]);
      const { fold, seed, clips, overlap: known, temperature, threshold, seconds } = result;
      return {
        fold,
        seed,
        ...(clips && { clips }),
        ...(known && { overlap: known }),
        accuracy,
        uar,
        temperature,
        threshold,
        ...callingOf([result]),
        seconds,
      };
    }),
    pooled,
    accuracy: spread('accuracy'),
    uar: spread('uar'),
    macroF1: spread('macroF1'),
    ece: spread('ece'),
    called: spread('called'),
    right: spread('right'),
    together: score(results),
    voices: accuracyByVoice(results),
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

function furtherFigures(
  results: readonly ScoredFold[],
  emotions: readonly Emotion[],
): NonNullable<EvaluationReport['further']> {
  const numbers = new Set(results.flatMap(({ further = [] }) => further.map((one) => one.voiceClips)));
  return [...numbers].map((voiceClips) => {
    const chosen = results.flatMap((result) =>
      (result.further ?? [])
        .filter((one) => one.voiceClips === voiceClips)
        .map(({ answers }) => ({ emotions: result.emotions, answers })),
    );
    const { accuracy, uar, ece } = evaluateAnswers(chosen, emotions);
    return { voiceClips, accuracy, uar, ece };
  });
}

/** Said first in a report, because its figures may not stand beside those of voices nothing is known of. */
function calibratedSentence(clips: ProfileClips): string {
  if (clips === 'all') {
    return 'Calibrated to the person: all unlabelled clips of each tested actor are its profile, those that are tested too.';
  }
  return `Calibrated to the voice: ${clips} random unlabelled clips of each tested voice are its profile, the rest are tested, ${profileDraws} draws pooled.`;
}

/** Scores the answers of some folds; an emotion a fold's model does not know has the probability 0 there. */
export function evaluateAnswers(
  results: readonly Pick<ScoredFold, 'emotions' | 'answers'>[],
  emotions: readonly Emotion[],
): Evaluation {
  const truth: number[] = [];
  const probabilities: number[][] = [];
  for (const result of results) {
    const places = emotions.map((emotion) => result.emotions.indexOf(emotion));
    for (const answer of result.answers) {
      truth.push(emotions.indexOf(answer.emotion));
      probabilities.push(places.map((place) => answer.probabilities[place] ?? 0));
    }
  }
  return evaluate(truth, probabilities, emotions.length);
}

function accuracyByVoice(results: readonly ScoredFold[]): EvaluationReport['voices'] {
  const voices = new Map<string, { clips: number; right: number }>();
  for (const { answers, emotions } of results) {
    for (const answer of answers) {
      const counts = voices.get(answer.voice) ?? { clips: 0, right: 0 };
      counts.clips++;
      if (calledEmotion(answer, emotions) === answer.emotion) counts.right++;
      voices.set(answer.voice, counts);
    }
  }
  return [...voices]
    .map(([voice, { clips, right }]) => ({ voice, clips, accuracy: right / clips }))
    .sort((a, b) => a.voice.localeCompare(b.voice, 'en'));
}

export function calledEmotion(
  { probabilities }: ClipAnswer,
  emotions: readonly Emotion[],
): Emotion | undefined {
  return emotions[probabilities.indexOf(Math.max(...probabilities))];
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) };
}
