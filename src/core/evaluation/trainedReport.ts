import type { Emotion } from '../emotions';
import type { Problem } from '../errors';
import type { ModelCard } from '../models/modelCard';
import type { Verdict } from '../models/verdict';
import { heardVoices, heardVoicesSentence, type HeardVoices } from './heardVoices';
import { calledEmotion, evaluateAnswers, makeReport, type EvaluationReport } from './report';
import type { ClipAnswer } from './runFold';

/** What a trained model said of one labelled clip. */
export interface TrainedAnswer extends ClipAnswer {
  /** What people would have been told. */
  verdict: Verdict['kind'];
}

/** Clips of a folder that are in no figure, and why. */
export interface LeftOut {
  /** Could not be read, or hold nothing to hear. */
  failed: { name: string; problem: Problem }[];
  /** Of an emotion the model does not know. */
  unknownEmotion: number;
  /** Sound files whose name says no emotion. */
  unnamed: number;
  /** Recordings that their corpus holds twice. */
  duplicates: number;
}

/** A trained model on a labelled folder: the figures protocols report, and what is needed to read them. */
export interface TrainedReport extends EvaluationReport {
  /** Name of the folder. */
  folder: string;
  heard: HeardVoices;
  /** The figures on the voices it never heard, where it has met some of the others. */
  unheard: { clips: number; accuracy: number; uar: number } | null;
  /** Clips it named an emotion for, how many of them right, and those it left open. */
  verdicts: { named: number; right: number; unsure: number; noSpeech: number };
  leftOut: LeftOut;
  answers: TrainedAnswer[];
}

export interface TrainedRun {
  card: ModelCard;
  /** Name of the folder. */
  folder: string;
  /** At least one; of emotions the model knows, probabilities in the order of the card. */
  answers: TrainedAnswer[];
  leftOut: LeftOut;
  /** Wall-clock time of hearing and answering. */
  seconds: number;
}

export const trainedProtocol = 'trained';

/** The report on a trained model; its title, the first line, says whether it had heard these voices. */
export function makeTrainedReport({ card, folder, answers, leftOut, seconds }: TrainedRun): TrainedReport {
  const voices = [...new Set(answers.map(({ voice }) => voice))].sort((a, b) => a.localeCompare(b, 'en'));
  const heard = heardVoices(card, voices);
  const { emotions } = card;
  const report = makeReport(heardVoicesSentence(heard), [
    {
      model: card.id,
      protocol: trainedProtocol,
      fold: folder,
      seed: card.training.seed,
      emotions,
      clips: {
        training: card.data.clips.training,
        validation: card.data.clips.validation,
        test: answers.length,
      },
      temperature: card.calibration?.temperature ?? 1,
      threshold: card.verdict?.threshold ?? 0,
      seconds,
      answers,
    },
  ]);
  return {
    ...report,
    folder,
    heard,
    unheard: onUnheard(heard, answers, emotions),
    verdicts: countVerdicts(answers, emotions),
    leftOut,
    answers,
  };
}

function onUnheard(
  { trained, tuned, unheard }: HeardVoices,
  answers: readonly TrainedAnswer[],
  emotions: Emotion[],
): TrainedReport['unheard'] {
  if (unheard.length === 0 || trained.length + tuned.length === 0) return null;
  const chosen = answers.filter(({ voice }) => unheard.includes(voice));
  const { accuracy, uar } = evaluateAnswers([{ emotions, answers: chosen }], emotions);
  return { clips: chosen.length, accuracy, uar };
}

function countVerdicts(
  answers: readonly TrainedAnswer[],
  emotions: readonly Emotion[],
): TrainedReport['verdicts'] {
  const named = answers.filter(({ verdict }) => verdict === 'emotion');
  return {
    named: named.length,
    right: named.filter((answer) => calledEmotion(answer, emotions) === answer.emotion).length,
    unsure: answers.filter(({ verdict }) => verdict === 'unsure').length,
    noSpeech: answers.filter(({ verdict }) => verdict === 'no speech').length,
  };
}

/** A wrong answer. */
export interface Mistake {
  /** Place among the answers. */
  index: number;
  said: Emotion;
  /** Probability of what it said. */
  confidence: number;
  /** Probability of what was played. */
  missed: number;
}

/** The wrong answers, those first of which the model was surest. */
export function worstMistakes({ answers, emotions }: Pick<TrainedReport, 'answers' | 'emotions'>): Mistake[] {
  return answers
    .flatMap((answer, index): Mistake[] => {
      const said = calledEmotion(answer, emotions);
      if (said === undefined || said === answer.emotion) return [];
      const confidence = Math.max(...answer.probabilities);
      return [{ index, said, confidence, missed: answer.probabilities[emotions.indexOf(answer.emotion)] }];
    })
    .sort((one, other) => other.confidence - one.confidence || one.index - other.index);
}
