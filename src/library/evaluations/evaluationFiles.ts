/** The files of one evaluation beside its record. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError } from '../../core/errors';
import { readableTrained } from '../../core/evaluation/readableTrained';
import type { TrainedReport } from '../../core/evaluation/trainedReport';
import { answersCsv } from '../../core/exports/answersCsv';
import { writeWhole } from '../writeWhole';

export const answerLogPath = (folder: string): string => join(folder, 'answers.jsonl');

/**
 * Writes the report on a model for programs and for people, and its answers as a table.
 *
 * @throws AffectronError `disk-full` or `cannot-write`
 */
export async function writeReport(folder: string, report: TrainedReport): Promise<void> {
  const place = join(folder, report.model);
  await writeWhole(join(place, 'answers.csv'), answersCsv(report));
  await writeWhole(join(place, 'report.md'), readableTrained(report));
  await writeWhole(join(place, 'report.json'), `${JSON.stringify(report)}\n`);
}

/** @throws AffectronError `damaged` */
export async function readTrainedReport(folder: string, model: string): Promise<TrainedReport> {
  try {
    // Written whole by `writeReport`, into a folder of our own.
    return JSON.parse(await readFile(join(folder, model, 'report.json'), 'utf8')) as TrainedReport;
  } catch (cause) {
    throw new AffectronError('damaged', `The report on “${model}” cannot be read.`, {
      advice: 'Evaluate the folder again.',
      cause,
    });
  }
}
