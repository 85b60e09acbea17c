import { join } from 'node:path';
import * as v from 'valibot';
import { readJsonRecord } from '../jsonRecord';
import { writeWhole } from '../writeWhole';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `evaluation.json`: what is evaluated on what, and how it stands. */
const recordSchema = v.object({
  version: v.literal(1),
  /** Absolute path of the labelled folder. */
  folder: v.pipe(v.string(), v.minLength(1)),
  /** What people call it. */
  name: v.string(),
  models: v.pipe(v.array(v.object({ id: v.string(), name: v.string() })), v.minLength(1)),
  /** ISO 8601. */
  startedAt: v.string(),
  /** ISO 8601, or `null` while it is not finished. */
  finishedAt: v.nullable(v.string()),
  /** Labelled clips found. */
  clips: count,
  /** Time spent so far. */
  seconds: v.pipe(v.number(), v.minValue(0)),
  /** In the order of `models`, once finished. */
  results: v.array(v.object({ accuracy: share, uar: share })),
});

export type EvaluationRecord = v.InferOutput<typeof recordSchema>;

const fileName = 'evaluation.json';

/** @throws AffectronError `not-found` when there is none, `damaged` when it is not as it should be */
export async function readRecord(folder: string): Promise<EvaluationRecord> {
  return readJsonRecord(join(folder, fileName), recordSchema, {
    noun: 'evaluation',
    advice: 'Evaluate the folder again.',
  });
}

/** @throws AffectronError `disk-full` or `cannot-write` */
export async function writeRecord(folder: string, record: EvaluationRecord): Promise<void> {
  await writeWhole(join(folder, fileName), `${JSON.stringify(record, null, 2)}\n`);
}
