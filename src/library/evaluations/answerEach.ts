import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AffectronError, toProblem, type Problem } from '../../core/errors';
import { stopIfCancelled } from '../cancelled';
import { inParallel } from '../inParallel';
import type { AnswerLog } from './answerLog';
import type { FileAnswer } from './fileAnswer';
import type { ModelAnswer } from './modelAnswer';

export interface FileToAnswer {
  /** Absolute. */
  path: string;
  /** Where it was found: when that has gone, so have the others. */
  folder: string;
  /** Ids of the models asked. */
  models: string[];
}

/** What came of one file: answers by model, or why it could not be heard. */
export type Outcome = { answers: Map<string, ModelAnswer>; heard: FileAnswer | null } | { problem: Problem };

export interface AnswerEach {
  files: readonly FileToAnswer[];
  log: AnswerLog;
  /** Asks models about a file; those whose answers the log keeps may be left out. */
  answer: (path: string, models: string[], index: number) => Promise<FileAnswer>;
  /** Files asked about at a time. */
  atOnce: number;
  /** Hears of each file once, in the order they are done. */
  onOutcome: (index: number, outcome: Outcome) => void | Promise<void>;
  signal: AbortSignal;
}

export const answersKept = 'What was answered is kept: it goes on from there.';

/**
 * Has models answer for files, several at a time. What cannot be heard is told as that file's problem.
 *
 * @throws AffectronError `cancelled`, `not-found` when a folder goes away meanwhile, `disk-full`, `cannot-write`
 */
export async function answerEach({
  files,
  log,
  answer,
  atOnce,
  onOutcome,
  signal,
}: AnswerEach): Promise<void> {
  await inParallel([...files.entries()], atOnce, async ([index, { models }]) => {
    stopIfCancelled(signal, answersKept);
    await onOutcome(index, models.length === 0 ? nothing : await outcomeOf(files[index], index));
  }).finally(() => log.flush());

  async function outcomeOf({ path, folder, models }: FileToAnswer, index: number): Promise<Outcome> {
    try {
      const heard = await answer(path, models, index);
      await log.add(heard.hash, heard.answers);
      const all = [...heard.answers, ...log.answers(heard.hash)];
      return { answers: new Map(all.map((one) => [one.model, one])), heard };
    } catch (thrown) {
      stopIfCancelled(signal, answersKept);
      if (!(thrown instanceof AffectronError) || stopsAll(thrown)) throw thrown;
      if (thrown.code === 'not-found') await assertStillThere(folder);
      return { problem: toProblem(thrown) };
    }
  }
}

const nothing: Outcome = { answers: new Map(), heard: null };

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
