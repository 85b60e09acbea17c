/** From predictions to the sentence a person reads. */
import type {
  Emotion,
  LibraryEntry,
  ModelCard,
  ModelPrediction,
  ModelSummary,
  Prediction,
} from '../../../shared/types';
import { emotions } from '../../../shared/emotions';
import { text } from '../text';
import { formatPercent } from './format';

/** Two emotions closer than this (in probability) are told as "not sure". */
export const unsureMargin = 0.1;

export interface Verdict {
  top: Emotion;
  /** The runner-up, when it comes within `unsureMargin`. */
  second: Emotion | null;
  confidence: number;
}

export function verdictOf(prediction: Prediction): Verdict {
  const ranked = emotions
    .flatMap((emotion) => {
      const probability = prediction.probabilities[emotion];
      return probability === undefined ? [] : [{ emotion, probability }];
    })
    .sort((one, other) => other.probability - one.probability);
  const runnerUp = ranked.find(({ emotion }) => emotion !== prediction.top);
  const close = runnerUp !== undefined && prediction.confidence - runnerUp.probability < unsureMargin;
  return {
    top: prediction.top,
    second: close ? runnerUp.emotion : null,
    confidence: prediction.confidence,
  };
}

/** What the confidence means, with the model's own record on voices it had never heard. */
export function confidenceSentence(verdict: Verdict, card: ModelCard | null): string {
  const sure = text.verdict.sure(formatPercent(verdict.confidence));
  if (card === null) return sure;
  const right = formatPercent(card.results.accuracy);
  // Without test actors the figures are of the recipe: the weights that ship have heard every actor.
  const crossValidated = card.data.actors.test.length === 0;
  const record = crossValidated
    ? text.verdict.crossValidated(right)
    : text.verdict.record(right, card.emotions.length);
  return `${sure} ${record}`;
}

export type LabelMark = 'right' | 'wrong' | 'not-known' | 'other-word' | 'synthetic';

export interface LabelNote {
  mark: LabelMark;
  words: string;
}

/** How the file's own label compares with the verdict; `null` where the file claims nothing. */
export function labelNote(entry: LibraryEntry, prediction: Prediction): LabelNote | null {
  if (entry.synthetic) return { mark: 'synthetic', words: text.label.synthetic };
  if (entry.label === null) return null;
  const { emotion, originalEmotion } = entry.label;
  if (emotion === null) return { mark: 'other-word', words: text.label.otherWord(originalEmotion) };
  const words = text.emotion[emotion];
  if (prediction.probabilities[emotion] === undefined) {
    return { mark: 'not-known', words: text.label.notKnown(words) };
  }
  return emotion === prediction.top
    ? { mark: 'right', words: text.label.right(words) }
    : { mark: 'wrong', words: text.label.wrong(words) };
}

/**
 * What being right or wrong is worth on this clip: whether the model was trained, or its training ended, on this very
 * actor. Cards write actors as corpus and actor, "RAVDESS 02". `null` where nothing is compared.
 */
export function actorSentence(
  entry: LibraryEntry,
  mark: LabelMark | undefined,
  card: ModelCard | null,
): string | null {
  if (entry.label === null || card === null || (mark !== 'right' && mark !== 'wrong')) return null;
  const actor = `${entry.label.corpus} ${entry.label.actor}`;
  const { training, validation } = card.data.actors;
  if (training.includes(actor)) return text.label.trainedOn[mark];
  if (validation.includes(actor)) return text.label.tunedOn[mark];
  return text.label.neverHeard;
}

/**
 * The model whose verdict is shown large: the person's choice where it can be used, else the available one
 * with the most emotions, then the best UAR.
 */
export function shownModel(models: readonly ModelSummary[], chosen: string | null): string | null {
  const cards = models.flatMap((model) => (model.available ? [model.card] : []));
  if (chosen !== null && models.some((model) => model.id === chosen && model.available)) return chosen;
  const [best] = [...cards].sort(
    (one, other) => other.emotions.length - one.emotions.length || other.results.uar - one.results.uar,
  );
  return best?.id ?? null;
}

/** The answer to show large: the wanted model's, or the first that succeeded when it failed. */
export function shownPrediction(
  predictions: readonly ModelPrediction[],
  wanted: string | null,
): Prediction | null {
  const succeeded = predictions.flatMap((item) => (item.ok ? [item.prediction] : []));
  return succeeded.find((prediction) => prediction.model === wanted) ?? succeeded[0] ?? null;
}
