import { mkdir } from 'node:fs/promises';
import { Batch } from '../library/batches/batch';
import { cancelled } from '../library/cancelled';
import {
  readBatch,
  writeBatch,
  writeFiles,
  type BatchFiles,
  type BatchModel,
} from '../library/batches/batchRecord';
import { answerEach, answersKept } from '../library/evaluations/answerEach';
import { askedModels, readCard, type ModelPlaces } from '../library/evaluations/askedModels';
import { modelKey } from '../library/evaluations/modelKey';
import { withAnswerPool, type AnswerPoolOptions } from './answerPool';

/**
 * Makes the folder of a batch; nothing is heard yet.
 *
 * @throws AffectronError `unknown-model`, `model-unavailable`, `disk-full`, `cannot-write`
 */
export async function makeBatch(
  folder: string,
  { name, files, models, places }: { name: string; files: BatchFiles; models: string[]; places: ModelPlaces },
): Promise<void> {
  const known = await batchModels(places, models);
  await mkdir(folder, { recursive: true });
  await writeFiles(folder, files);
  // The record comes last: a folder without one is no batch.
  await writeBatch(folder, {
    version: 1,
    name,
    models: known,
    startedAt: new Date().toISOString(),
    finishedAt: null,
    cancelled: false,
    files: files.files.length,
    answered: 0,
    failed: 0,
    seconds: 0,
  });
}

/**
 * Opens a batch to go on with the models as they are now.
 *
 * @throws AffectronError `not-found`, `damaged`, `unknown-model`, `model-unavailable`
 */
export async function openToRun(folder: string, places: ModelPlaces): Promise<Batch> {
  const { models } = await readBatch(folder);
  const ids = models.map(({ id }) => id);
  return Batch.open(folder, await batchModels(places, ids));
}

export interface RunBatch extends Pick<AnswerPoolOptions, 'worker' | 'log' | 'size'> {
  batch: Batch;
  /** Where the models are. */
  setup: ModelPlaces;
  /** Hears of every file that is done. */
  onFile: () => void;
  signal: AbortSignal;
}

/**
 * Has the models answer for every file that waits, a worker per core, and writes how it ends. When it is stopped, or
 * killed, the same call goes on with what still waits.
 *
 * @throws AffectronError `cancelled`, `model-unavailable`, `not-found` when a folder goes away, `disk-full`,
 *   `cannot-write`
 */
export async function runBatch({ batch, setup, worker, log, size, onFile, signal }: RunBatch): Promise<void> {
  const { answers, files, record } = batch;
  const models = record.models.map(({ id }) => id);
  const waiting = batch.waiting;
  const start = performance.now();
  const spent = () => record.seconds + (performance.now() - start) / 1000;
  await batch.write({ finishedAt: null, cancelled: false });
  try {
    if (waiting.length === 0) return;
    const pool = {
      setup: { ...setup, models, kept: answers.kept },
      worker,
      log,
      signal,
      size: Math.max(1, Math.min(size ?? Infinity, waiting.length)),
    };
    await withAnswerPool(pool, async (workers) => {
      await workers.run('load', null);
      await answerEach({
        files: waiting.map((file) => ({
          path: batch.path(file),
          folder: files.folders[files.files[file][0]],
          models,
        })),
        log: answers,
        answer: (path, asked, place) => {
          batch.hearing.add(waiting[place]);
          return workers.run('answer', { path, models: asked });
        },
        atOnce: workers.size,
        async onOutcome(place, outcome) {
          await batch.keep(waiting[place], outcome);
          onFile();
        },
        signal,
      });
    });
    await batch.flush();
  } catch (thrown) {
    // The workers were let go of, also where they were still loading the models.
    throw signal.aborted ? cancelled(answersKept) : thrown;
  } finally {
    batch.hearing.clear();
    const kept = await batch.flush().then(
      () => true,
      () => false,
    );
    const done = kept && batch.waiting.length === 0;
    await batch.write({ seconds: spent(), finishedAt: done ? new Date().toISOString() : null });
  }
}

async function batchModels(places: ModelPlaces, ids: readonly string[]): Promise<BatchModel[]> {
  const cards = await Promise.all((await askedModels(places, ids)).map(readCard));
  return cards.map((card) => ({
    id: card.id,
    name: card.name,
    version: card.version,
    key: modelKey(card),
    emotions: card.emotions,
  }));
}
