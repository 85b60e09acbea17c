import { basename } from 'node:path';
import { AffectronError } from '../core/errors';
import { makeTrainedReport, type TrainedReport } from '../core/evaluation/trainedReport';
import type { ModelCard } from '../core/models/modelCard';
import { cancelled } from '../library/cancelled';
import { askedModels, readCard } from '../library/evaluations/askedModels';
import { AnswerLog } from '../library/evaluations/answerLog';
import { answerLogPath, writeReport } from '../library/evaluations/evaluationFiles';
import { readRecord, writeRecord, type EvaluationRecord } from '../library/evaluations/evaluationRecord';
import { modelKey } from '../library/evaluations/modelKey';
import { answersKept } from '../library/evaluations/answerEach';
import { scoreFiles, type ScoredFiles } from '../library/evaluations/scoreFiles';
import { findLabelled, type LabelledFolder } from '../library/labelled/findLabelled';
import { noneReadable } from '../library/labelled/labelledClips';
import type { OnProgress } from '../library/progress';
import { withAnswerPool } from './answerPool';
import type { AnswerSetup } from './answerTasks';
import type { TaskPoolOptions } from './taskPool';

export interface EvaluateTrained {
  /** The labelled folder, absolute. */
  folder: string;
  /** What people call it; default its own name. */
  name?: string;
  /** Ids, each once. */
  models: string[];
  /** Folder of this evaluation: whatever lies there of an interrupted run is gone on from. */
  into: string;
  /** Where the models are, and what the workers are; the rest of their setup is made here. */
  setup: Omit<AnswerSetup, 'models' | 'kept'>;
  /** Built `answerWorker`. */
  worker: string;
  log: TaskPoolOptions['log'];
  onProgress: OnProgress;
  signal: AbortSignal;
  /** Hears of the clips and models once both are known. */
  onBegin?: (found: LabelledFolder, cards: ModelCard[]) => void;
}

/**
 * Scores trained models on a labelled folder, a worker per core, and writes record, answers and reports whole. The
 * same call goes on from where a cancelled or killed one was.
 *
 * @returns one report per model, in their order
 * @throws AffectronError `cancelled`, `no-clips-found`, `unknown-model`, `model-unavailable`, `not-enough-data` when
 *   a model knows none of the emotions; `not-found` when the folder goes away, `disk-full`, `cannot-write`
 */
export async function evaluateTrained(wanted: EvaluateTrained): Promise<TrainedReport[]> {
  const { folder, name = basename(folder), into, onBegin, onProgress, signal } = wanted;
  onProgress({ done: 0, total: null, step: 'Looking for labelled clips' });
  const found = await findLabelled(folder, signal);
  const cards = await cardsOf(wanted, found);
  onBegin?.(found, cards);
  const record = await begin(wanted, name, found, cards);
  const start = performance.now();
  const spent = () => record.seconds + (performance.now() - start) / 1000;
  let scored: ScoredFiles[];
  try {
    scored = await score(wanted, found, cards);
  } catch (thrown) {
    await writeRecord(into, { ...record, seconds: spent() }).catch(() => undefined);
    throw signal.aborted ? cancelled(answersKept) : thrown;
  }
  const seconds = spent();
  const reports = cards.map((card, index) => reportOn(card, scored[index], found, { folder, name, seconds }));
  for (const report of reports) await writeReport(into, report);
  const results = reports.map(({ accuracy, uar }) => ({ accuracy: accuracy.mean, uar: uar.mean }));
  await writeRecord(into, { ...record, seconds, finishedAt: new Date().toISOString(), results });
  return reports;
}

/** Has the files answered for, by a worker per core. */
async function score(
  { folder, models, into, setup, worker, log, onProgress, signal }: EvaluateTrained,
  { files }: LabelledFolder,
  cards: ModelCard[],
): Promise<ScoredFiles[]> {
  const keys = new Map(cards.map((card) => [card.id, modelKey(card)]));
  const answers = await AnswerLog.open(answerLogPath(into), keys);
  return withAnswerPool(
    { setup: { ...setup, models, kept: answers.kept }, worker, log, signal },
    async (pool) => {
      onProgress({ done: 0, total: null, step: 'Loading the models' });
      await pool.run('load', null);
      return scoreFiles({
        folder,
        files,
        cards,
        log: answers,
        answer: (path, asked) => pool.run('answer', { path, models: asked }),
        atOnce: pool.size,
        onProgress,
        signal,
      });
    },
  );
}

async function cardsOf({ models, setup }: EvaluateTrained, { files }: LabelledFolder): Promise<ModelCard[]> {
  const emotions = new Set(files.map(({ label }) => label.emotion));
  const cards: ModelCard[] = [];
  for (const model of await askedModels(setup, models)) {
    const card = await readCard(model);
    if (!card.emotions.some((emotion) => emotions.has(emotion))) {
      throw new AffectronError(
        'not-enough-data',
        `“${card.name}” knows none of the emotions of these clips: ${[...emotions].join(', ')}.`,
        { advice: 'Choose another model, or clips of other emotions.' },
      );
    }
    cards.push(card);
  }
  return cards;
}

/** Writes the record before anything is computed, so that a place that cannot be written to is told at once. */
async function begin(
  { folder, into }: EvaluateTrained,
  name: string,
  found: LabelledFolder,
  cards: ModelCard[],
): Promise<EvaluationRecord> {
  const before = await readRecord(into).catch(() => null);
  const goesOn = before?.finishedAt === null && before.folder === folder;
  const record: EvaluationRecord = {
    version: 1,
    folder,
    name,
    models: cards.map((card) => ({ id: card.id, name: card.name })),
    startedAt: goesOn ? before.startedAt : new Date().toISOString(),
    finishedAt: null,
    clips: found.files.length,
    seconds: goesOn ? before.seconds : 0,
    results: [],
  };
  await writeRecord(into, record);
  return record;
}

function reportOn(
  card: ModelCard,
  { answers, failed, unknownEmotion }: ScoredFiles,
  { unnamed, duplicates }: LabelledFolder,
  { folder, name, seconds }: { folder: string; name: string; seconds: number },
): TrainedReport {
  if (answers.length === 0) throw noneReadable(folder, failed);
  return makeTrainedReport({
    card,
    folder: name,
    answers,
    leftOut: { failed, unknownEmotion, unnamed, duplicates },
    seconds,
  });
}
