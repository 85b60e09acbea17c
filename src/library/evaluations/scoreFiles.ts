import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AffectronError, toProblem, type Problem } from '../../core/errors';
import type { LeftOut, TrainedAnswer } from '../../core/evaluation/trainedReport';
import type { ModelCard } from '../../core/models/modelCard';
import { stopIfCancelled } from '../cancelled';
import { inParallel } from '../inParallel';
import type { LabelledFile } from '../labelled/findLabelled';
import type { OnProgress } from '../progress';
import type { AnswerLog } from './answerLog';
import type { ModelAnswer } from './modelAnswer';
import { paceWords } from './paceWords';

export interface ScoreRequest {
  /** The labelled folder. */
  folder: string;
  files: readonly LabelledFile[];
  cards: readonly ModelCard[];
  log: AnswerLog;
  /** Asks models about a file; those whose answers the log keeps may be left out. */
  answer: (path: string, models: string[]) => Promise<{ hash: string; answers: ModelAnswer[] }>;
  /** Files asked about at a time. */
  atOnce: number;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** What one model said of the files, and what it could not say anything of. */
export interface ScoredFiles {
  answers: TrainedAnswer[];
  failed: LeftOut['failed'];
  unknownEmotion: number;
}

/** What came of one file: answers by model, or why it could not be heard. */
type Outcome = { answers: Map<string, ModelAnswer> } | { problem: Problem };

export const answersKept = 'What was answered is kept: the same evaluation goes on from there.';

/**
 * Has every model answer for every file whose emotion it knows. Files that cannot be heard are kept with their reason.
 *
 * @returns in the order of `cards`
 * @throws AffectronError `cancelled`, `not-found` when the folder goes away meanwhile, `disk-full`, `cannot-write`
 */
export async function scoreFiles(request: ScoreRequest): Promise<ScoredFiles[]> {
  const { folder, files, cards, log, answer, atOnce, onProgress, signal } = request;
  const pace = paceWords(files.length);
  let done = 0;
  const outcomes = await inParallel(files, atOnce, async ({ path, label }): Promise<Outcome> => {
    stopIfCancelled(signal, answersKept);
    const models = cards.filter((card) => card.emotions.includes(label.emotion)).map(({ id }) => id);
    const outcome = models.length === 0 ? nothing : await outcomeOf(path, models);
    onProgress({ done: ++done, total: files.length, step: pace(done) });
    return outcome;
  }).finally(() => log.flush());
  return cards.map((card) => scoredBy(card, files, outcomes));

  async function outcomeOf(path: string, models: string[]): Promise<Outcome> {
    try {
      const { hash, answers } = await answer(path, models);
      await log.add(hash, answers);
      const all = [...answers, ...log.answers(hash)];
      return { answers: new Map(all.map((one) => [one.model, one])) };
    } catch (thrown) {
      stopIfCancelled(signal, answersKept);
      if (!(thrown instanceof AffectronError) || stopsAll(thrown)) throw thrown;
      if (thrown.code === 'not-found') await assertStillThere(folder);
      return { problem: toProblem(thrown) };
    }
  }
}

const nothing: Outcome = { answers: new Map() };

/** A file's own trouble is that file's; a full disk concerns every one. */
function stopsAll({ code }: AffectronError): boolean {
  return code === 'disk-full' || code === 'cannot-write';
}

async function assertStillThere(folder: string): Promise<void> {
  if (await stat(folder).catch(() => null)) return;
  throw new AffectronError('not-found', `The folder “${basename(folder)}” is no longer there.`, {
    advice: `It may have been moved, or its drive is not connected. ${answersKept}`,
  });
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
