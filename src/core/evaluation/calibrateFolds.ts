import { soften } from '../models/soften';
import { fitTemperature } from '../training/temperature';
import { callingAt, fitThreshold, judge, type Calling, type JudgedAnswer } from '../training/threshold';
import type { ClipAnswer, FoldResult } from './runFold';

/** How sure a model is to be, and from where on it names an emotion. */
export interface Calibration {
  temperature: number;
  threshold: number;
}

/** A fold whose answers have been calibrated by more voices than its own two validation actors. */
export interface CalibratedFold extends FoldResult {
  threshold: number;
}

/**
 * Calibrates every fold by the validation clips of all folds of its seed, as far as this fold tests none of their
 * voices; its own validation clips always count. Two actors, as many as a fold has for validation, are too few: one
 * whom the model understands well makes it far too sure of everybody else.
 */
export function calibrateFolds(results: readonly FoldResult[]): CalibratedFold[] {
  return results.map((result) => {
    const { temperature, threshold } = calibrationBy(watchedFor(result, results));
    const calibrated = (answers: readonly ClipAnswer[]) => atTemperature(result, answers, temperature);
    const further = result.further?.map((one) => ({ ...one, answers: calibrated(one.answers) }));
    return {
      ...result,
      temperature,
      threshold,
      answers: calibrated(result.answers),
      watched: calibrated(result.watched),
      ...(further && { further }),
    };
  });
}

/** The calibration of a model that is trained on everybody: by the validation clips of all folds and seeds. */
export function calibrationOfAll(results: readonly FoldResult[]): Calibration {
  return calibrationBy(results.map((result) => ({ result, answers: result.watched })));
}

/** How often an emotion is named when each fold keeps to its own threshold, and how often that is right. */
export function callingOf(
  folds: readonly Pick<CalibratedFold, 'emotions' | 'answers' | 'threshold'>[],
): Calling {
  // One threshold for all, by measuring each answer's confidence from its own fold's.
  const judgedFolds = folds.map((fold) =>
    judged(fold, fold.answers).map((answer) => ({
      ...answer,
      confidence: answer.confidence - fold.threshold,
    })),
  );
  return callingAt(0, judgedFolds.flat());
}

/** Some of a fold's validation answers. */
interface Watched {
  result: FoldResult;
  answers: readonly ClipAnswer[];
}

function watchedFor(fold: FoldResult, results: readonly FoldResult[]): Watched[] {
  const tested = new Set(fold.answers.map(({ voice }) => voice));
  return results
    .filter(({ seed }) => seed === fold.seed)
    .map((result) => ({
      result,
      answers: result === fold ? result.watched : result.watched.filter(({ voice }) => !tested.has(voice)),
    }));
}

function calibrationBy(watched: readonly Watched[]): Calibration {
  // At temperature 1 again: each fold has answered at its own.
  const plain = watched.flatMap(({ result, answers }) => atTemperature(result, answers, 1));
  const truth = watched.flatMap(({ result, answers }) =>
    answers.map(({ emotion }) => result.emotions.indexOf(emotion)),
  );
  const temperature = fitTemperature(
    truth,
    plain.map(({ probabilities }) => probabilities),
  );
  const threshold = fitThreshold(
    watched.flatMap(({ result, answers }) => judged(result, atTemperature(result, answers, temperature))),
  );
  return { temperature, threshold };
}

/** A fold's answers as they are at another temperature than the fold's own. */
function atTemperature(
  result: FoldResult,
  answers: readonly ClipAnswer[],
  temperature: number,
): ClipAnswer[] {
  return answers.map((answer) => ({
    ...answer,
    probabilities: Array.from(soften(answer.probabilities, temperature / result.temperature)),
  }));
}

function judged({ emotions }: Pick<FoldResult, 'emotions'>, answers: readonly ClipAnswer[]): JudgedAnswer[] {
  return answers.map(({ voice, emotion, probabilities }) =>
    judge(voice, probabilities, emotions.indexOf(emotion)),
  );
}
