/** The quiz without a window: which clips come, and how guesses and answers of models are counted. */
import { emotions } from '../../../shared/emotions';
import type { ClipLabel, Emotion, LibraryEntry, ModelCard, ModelPrediction } from '../../../shared/types';

/** A clip of which is known what its actor was asked to play. */
export interface QuizClip {
  id: string;
  title: string;
  emotion: Emotion;
  label: ClipLabel;
}

/** What each model says of a clip, by its id; `null` where it failed. */
export type ModelAnswers = ReadonlyMap<string, Emotion | null>;

export const noAnswers: ModelAnswers = new Map();

/** One clip, guessed. */
export interface QuizTurn {
  clip: QuizClip;
  guess: Emotion;
  /** The likeliest emotion counts, as a person has to choose one too; empty until the models have answered. */
  answers: ModelAnswers;
}

export interface Tally {
  clips: number;
  right: number;
}

/** A model against the person, on the same clips. */
export interface ModelScore extends Tally {
  model: string;
  /** Of the same clips, how many the person named right. */
  yours: number;
  /** Clips whose voice was in its training, or decided when that ended. */
  heard: number;
  /** The clips of all other voices alone. */
  unheard: Tally & { yours: number };
  /** How many of the eight emotions it knows. */
  knows: number;
}

export interface EmotionScore extends Tally {
  emotion: Emotion;
  /** What it was called instead, the commonest first. */
  called: { emotion: Emotion; times: number }[];
}

/** Share that guessing would name right: one of eight. */
export const chance = 1 / emotions.length;
/** RAVDESS speech, eight emotions: what people name right (docs/results.md, "For scale"). */
export const people = 0.67;

/** Clips whose emotion is known; spoken ones, as the published figure is of speech. */
export function quizClips(entries: readonly LibraryEntry[], corpus: string | null): QuizClip[] {
  return entries.flatMap(({ id, title, label, synthetic }) =>
    label === null ||
    label.emotion === null ||
    label.channel !== 'speech' ||
    synthetic ||
    (corpus !== null && label.corpus !== corpus)
      ? []
      : [{ id, title, emotion: label.emotion, label }],
  );
}

/**
 * Clips for a round, none twice. Each time an emotion is drawn first, so that rare ones come as often, and what came
 * before says nothing about what comes next.
 *
 * @param random a number from 0 up to 1
 */
export function drawRound(clips: readonly QuizClip[], count: number, random: () => number): QuizClip[] {
  const left = new Map<Emotion, QuizClip[]>();
  for (const clip of clips) left.set(clip.emotion, [...(left.get(clip.emotion) ?? []), clip]);
  const drawn: QuizClip[] = [];
  while (drawn.length < count && left.size > 0) {
    const pool = [...left.values()][Math.floor(random() * left.size)];
    const [clip] = pool.splice(Math.floor(random() * pool.length), 1);
    if (pool.length === 0) left.delete(clip.emotion);
    drawn.push(clip);
  }
  return drawn;
}

export function corporaOf(clips: readonly QuizClip[]): string[] {
  return [...new Set(clips.map(({ label }) => label.corpus))];
}

export const isoNow = (): string => new Date().toISOString();

export function answersOf(predictions: readonly ModelPrediction[]): ModelAnswers {
  return new Map(
    predictions.map((item) => (item.ok ? [item.prediction.model, item.prediction.top] : [item.model, null])),
  );
}

const isRight = ({ clip, guess }: QuizTurn): boolean => guess === clip.emotion;

export function tallyOf(turns: readonly QuizTurn[]): Tally {
  return { clips: turns.length, right: turns.filter(isRight).length };
}

/** Whether a model had this voice in training, or its training ended by it. Cards write "RAVDESS 02". */
export function hasHeard(card: ModelCard, { corpus, actor }: ClipLabel): boolean {
  const { training, validation } = card.data.actors;
  return [...training, ...validation].includes(`${corpus} ${actor}`);
}

/** Every model that answered, as good as it was on the clips it answered; those it failed on count for neither side. */
export function modelScores(turns: readonly QuizTurn[], cards: readonly ModelCard[]): ModelScore[] {
  return cards.flatMap((card) => {
    const answered = turns.filter(({ answers }) => (answers.get(card.id) ?? null) !== null);
    if (answered.length === 0) return [];
    const unheard = answered.filter(({ clip }) => !hasHeard(card, clip.label));
    return [
      {
        model: card.id,
        ...against(answered, card.id),
        heard: answered.length - unheard.length,
        unheard: against(unheard, card.id),
        knows: card.emotions.length,
      },
    ];
  });
}

function against(turns: readonly QuizTurn[], model: string): Tally & { yours: number } {
  const right = turns.filter(({ clip, answers }) => answers.get(model) === clip.emotion).length;
  return { clips: turns.length, right, yours: tallyOf(turns).right };
}

/** The person's guesses, emotion by emotion; those that did not come are left out. */
export function emotionScores(turns: readonly QuizTurn[]): EmotionScore[] {
  return emotions.flatMap((emotion) => {
    const of = turns.filter(({ clip }) => clip.emotion === emotion);
    if (of.length === 0) return [];
    const called = emotions
      .map((other) => ({ emotion: other, times: of.filter(({ guess }) => guess === other).length }))
      .filter((one) => one.emotion !== emotion && one.times > 0)
      .sort((one, other) => other.times - one.times);
    return [{ emotion, ...tallyOf(of), called }];
  });
}
