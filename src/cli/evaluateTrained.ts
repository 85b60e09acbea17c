import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { LeftOut, TrainedReport } from '../core/evaluation/trainedReport';
import { heardVoices, heardVoicesSentence } from '../core/evaluation/heardVoices';
import { readableTrained } from '../core/evaluation/readableTrained';
import type { ModelCard } from '../core/models/modelCard';
import { dataFolder } from '../library/dataFolder';
import type { LabelledFolder } from '../library/labelled/findLabelled';
import { ownModelsFolder } from '../library/modelFolders';
import { evaluateTrained } from '../workers/evaluateTrained';
import { print, printJson, printProblem } from './output';
import { answerWorker, modelsFolder } from './programFolders';
import { progressOn } from './progressOn';

export interface TrainedOptions {
  data: string;
  trained: string[];
  json?: true;
  out?: string;
}

/** Failed clips named one by one before the rest is only counted; all are in the report. */
const namedFailures = 10;

/** Scores trained models on a labelled folder. Ctrl+C leaves everything whole; the same command goes on. */
export async function evaluateTrainedModels({ data, trained, json, out }: TrainedOptions): Promise<void> {
  const folder = resolve(data);
  const models = [...new Set(trained)];
  const into = out ?? join(dataFolder(), 'evaluations', idOf(folder, models));
  const abort = new AbortController();
  const onInterrupt = () => abort.abort();
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const reports = await evaluateTrained({
      folder,
      models,
      into,
      setup: {
        modelsFolder: modelsFolder(),
        ownModelsFolder: ownModelsFolder(dataFolder()),
      },
      worker: answerWorker(),
      log: (subject, message) => process.stderr.write(`${subject}: ${message}\n`),
      onProgress: progress.show,
      signal: abort.signal,
      onBegin: (found, cards) => cards.forEach((card) => tellHeard(card, found)),
    });
    progress.end();
    tellLeftOut(reports);
    for (const report of reports) {
      if (json) printJson(report);
      else print(readableTrained(report));
    }
    process.stderr.write(`Written to ${into}.\n`);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

/** The same folder and models find the same place again. */
function idOf(folder: string, models: readonly string[]): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([folder, [...models].sort()]))
    .digest('hex');
  return `trained-${fingerprint.slice(0, 16)}`;
}

/** Before anything else: for whom the figures will hold. */
function tellHeard(card: ModelCard, { files }: LabelledFolder): void {
  const voices = new Set(files.map(({ label }) => `${label.corpus} ${label.actor}`));
  process.stderr.write(`${card.name}: ${heardVoicesSentence(heardVoices(card, [...voices]))}\n`);
}

function tellLeftOut(reports: readonly TrainedReport[]): void {
  for (const { model, answers, leftOut } of reports) {
    for (const { name, problem } of leftOut.failed.slice(0, namedFailures)) printProblem(name, problem);
    process.stderr.write(`${model}: ${counts(answers.length, leftOut).join('; ')}.\n`);
  }
}

function counts(clips: number, { failed, unknownEmotion, unnamed, duplicates }: LeftOut): string[] {
  const parts = [`${clips} clips`];
  if (failed.length > 0) parts.push(`${failed.length} skipped: they cannot be read`);
  if (unknownEmotion > 0) parts.push(`${unknownEmotion} left out: the model does not know their emotion`);
  if (duplicates > 0) parts.push(`${duplicates} left out: the same recording as another clip`);
  if (unnamed > 0) parts.push(`${unnamed} left out: their names say no emotion`);
  return parts;
}
