/** From predictions to the sentence a person reads. */
import type {
  CalibratedPart,
  LibraryEntry,
  ModelCard,
  ModelPrediction,
  ModelSummary,
  Prediction,
  ProfileSummary,
  Verdict,
} from '../../../shared/types';
import { text } from '../text';
import { formatPercent } from './format';

/** The verdict as the large words. */
export function verdictWords(verdict: Verdict): string {
  if (verdict.kind === 'no speech') return text.verdict.noSpeech;
  if (verdict.kind === 'unsure') return text.verdict.either(...verdict.likeliest);
  return text.verdict.name(verdict.emotion);
}

/** The verdict in a word or two, for tables and rows. */
export function shortVerdict(verdict: Verdict): string {
  if (verdict.kind === 'no speech') return text.table.noSpeech;
  return verdict.kind === 'unsure' ? text.table.unsure(verdict.likeliest[0]) : text.emotion[verdict.emotion];
}

/** The verdict as a screen reader tells it. */
export function verdictAnnouncement({ verdict, confidence }: Prediction): string {
  const words = verdictWords(verdict);
  if (verdict.kind === 'no speech') return `${words}.`;
  if (verdict.kind === 'unsure') return text.verdict.announceUnsure(words);
  return text.verdict.announce(words, formatPercent(confidence));
}

/** What the confidence means, with the model's own record on voices it had never heard. */
export function confidenceSentence(
  { verdict, confidence, calibrated }: Prediction,
  card: ModelCard | null,
): string {
  if (verdict.kind === 'no speech') return text.verdict.meaningless;
  const percent = formatPercent(confidence);
  const part = calibrated ? card?.calibrated : undefined;
  const named = part ? part.verdict : card?.verdict;
  if (verdict.kind === 'unsure' && named) {
    return named.threshold < 1
      ? text.verdict.belowThreshold(percent, formatPercent(named.threshold))
      : text.verdict.neverNames(percent);
  }
  const record = part ? calibratedRecordOf(part) : card && recordOf(card);
  return record === null ? text.verdict.sure(percent) : `${text.verdict.sure(percent)} ${record}`;
}

/** Figures of calibrated answers, always with the number of clips in the profiles they were measured with. */
function calibratedRecordOf({ results }: CalibratedPart): string {
  return text.voices.calibratedRecord(formatPercent(results.accuracy), results.profileClips);
}

/** Whether the chosen voice was used, and if not, why not; `null` while none is chosen. */
export function voiceSentence(
  { calibrated, verdict }: Prediction,
  card: ModelCard | null,
  voice: ProfileSummary | null,
): string | null {
  if (voice === null || calibrated || verdict.kind === 'no speech') return null;
  return card?.calibrated ? text.voices.outdated(voice.name) : text.voices.cannot(voice.name);
}

function recordOf({ verdict, data, results, emotions }: ModelCard): string {
  const right = formatPercent(results.accuracy);
  // Without test actors the figures are of the recipe: the weights that ship have heard every actor.
  if (data.actors.test.length > 0) return text.verdict.record(right, emotions.length);
  return verdict
    ? text.verdict.whenNamed(formatPercent(verdict.right), formatPercent(verdict.called))
    : text.verdict.crossValidated(right);
}

export type LabelMark = 'right' | 'wrong' | 'not-named' | 'not-known' | 'other-word' | 'synthetic';

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
  const { verdict } = prediction;
  if (verdict.kind !== 'emotion') return { mark: 'not-named', words: text.label.notNamed(words) };
  return emotion === verdict.emotion
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
 * with the most emotions, then the best UAR. A model of the person's own is shown when chosen: its figures are of other
 * test actors.
 */
export function shownModel(models: readonly ModelSummary[], chosen: string | null): string | null {
  const cards = models.flatMap((model) => (model.available && !model.own ? [model.card] : []));
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
