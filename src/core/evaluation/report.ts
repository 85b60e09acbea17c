import type { Emotion } from '../emotions';
import { emotions as allEmotions } from '../emotions';
import { evaluate, type Evaluation } from './metrics';
import type { ClipAnswer, FoldResult } from './runFold';

/** All folds and seeds of one model on one protocol. */
export interface EvaluationReport {
  protocol: string;
  /** What the protocol is, and what to know before reading a figure. */
  title: string;
  model: string;
  seeds: number[];
  emotions: Emotion[];
  folds: {
    fold: string;
    seed: number;
    accuracy: number;
    uar: number;
    temperature: number;
    seconds: number;
  }[];
  /** Each seed's answers to all folds taken together. */
  pooled: { seed: number; accuracy: number; uar: number; macroF1: number; ece: number }[];
  /** Over the seeds; the deviation is 0 for one seed. */
  accuracy: Spread;
  uar: Spread;
  macroF1: Spread;
  ece: Spread;
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

/**
 * The figures of a model on a protocol.
 *
 * @param results every fold of every seed; at least one
 */
export function makeReport(title: string, results: readonly FoldResult[]): EvaluationReport {
  const seeds = [...new Set(results.map(({ seed }) => seed))].sort((a, b) => a - b);
  const emotions = allEmotions.filter((emotion) =>
    results.some((result) => result.emotions.includes(emotion)),
  );
  const score = (chosen: readonly FoldResult[]) => evaluateAnswers(chosen, emotions);
  const pooled = seeds.map((seed) => {
    const { accuracy, uar, macroF1, ece } = score(results.filter((result) => result.seed === seed));
    return { seed, accuracy, uar, macroF1, ece };
  });
  const spread = (figure: 'accuracy' | 'uar' | 'macroF1' | 'ece') =>
    spreadOf(pooled.map((seed) => seed[figure]));
  return {
    protocol: results[0].protocol,
    title,
    model: results[0].model,
    seeds,
    emotions,
    folds: results.map((result) => {
      const { accuracy, uar } = score([result]);
      const { fold, seed, temperature, seconds } = result;
      return { fold, seed, accuracy, uar, temperature, seconds };
    }),
    pooled,
    accuracy: spread('accuracy'),
    uar: spread('uar'),
    macroF1: spread('macroF1'),
    ece: spread('ece'),
    together: score(results),
    voices: accuracyByVoice(results),
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** Scores the answers of some folds; an emotion a fold's model does not know has the probability 0 there. */
export function evaluateAnswers(results: readonly FoldResult[], emotions: readonly Emotion[]): Evaluation {
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

function accuracyByVoice(results: readonly FoldResult[]): EvaluationReport['voices'] {
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

function calledEmotion({ probabilities }: ClipAnswer, emotions: readonly Emotion[]): Emotion | undefined {
  return emotions[probabilities.indexOf(Math.max(...probabilities))];
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) };
}
