import type { LeftOut, TrainedAnswer } from '../../core/evaluation/trainedReport';
import type { ModelCard } from '../../core/models/modelCard';
import type { LabelledFile } from '../labelled/findLabelled';
import type { OnProgress } from '../progress';
import { answerEach, type AnswerEach, type Outcome } from './answerEach';
import { paceWords } from './paceWords';

export interface ScoreRequest extends Pick<AnswerEach, 'log' | 'answer' | 'atOnce' | 'signal'> {
  /** The labelled folder. */
  folder: string;
  files: readonly LabelledFile[];
  cards: readonly ModelCard[];
  onProgress: OnProgress;
}

/** What one model said of the files, and what it could not say anything of. */
export interface ScoredFiles {
  answers: TrainedAnswer[];
  failed: LeftOut['failed'];
  unknownEmotion: number;
}

/**
 * Has every model answer for every file whose emotion it knows. Files that cannot be heard are kept with their reason.
 *
 * @returns in the order of `cards`
 * @throws AffectronError as `answerEach`
 */
export async function scoreFiles(request: ScoreRequest): Promise<ScoredFiles[]> {
  const { folder, files, cards, log, answer, atOnce, onProgress, signal } = request;
  const pace = paceWords(files.length);
  const outcomes = new Array<Outcome>(files.length);
  let done = 0;
  await answerEach({
    files: files.map(({ path, label }) => ({
      path,
      folder,
      models: cards.filter((card) => card.emotions.includes(label.emotion)).map(({ id }) => id),
    })),
    log,
    answer,
    atOnce,
    onOutcome(index, outcome) {
      outcomes[index] = outcome;
      onProgress({ done: ++done, total: files.length, step: pace(done) });
    },
    signal,
  });
  return cards.map((card) => scoredBy(card, files, outcomes));
}

function scoredBy(
  { id, emotions }: ModelCard,
  files: readonly LabelledFile[],
  outcomes: readonly Outcome[],
): ScoredFiles {
  const scored: ScoredFiles = { answers: [], failed: [], unknownEmotion: 0 };
  files.forEach(({ name, label }, index) => {
    const outcome = outcomes[index];
    if (!emotions.includes(label.emotion)) {
      scored.unknownEmotion++;
      return;
    }
    const said = 'problem' in outcome ? outcome : outcome.answers.get(id);
    if (said === undefined) return;
    if (said.problem) scored.failed.push({ name, problem: said.problem });
    else {
      const { probabilities, verdict } = said;
      const voice = `${label.corpus} ${label.actor}`;
      scored.answers.push({ name, voice, emotion: label.emotion, probabilities, verdict });
    }
  });
  return scored;
}
