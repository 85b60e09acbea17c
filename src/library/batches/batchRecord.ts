import { join } from 'node:path';
import * as v from 'valibot';
import { emotions } from '../../core/emotions';
import { readJsonRecord } from '../jsonRecord';
import { writeWhole } from '../writeWhole';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const named = v.pipe(v.string(), v.minLength(1));

/** `batch.json`: what is heard by which models, and how it stands. */
const recordSchema = v.object({
  version: v.literal(1),
  /** What people call it: the name of its first folder or file. */
  name: v.string(),
  models: v.pipe(
    v.array(
      v.object({
        id: named,
        name: v.string(),
        version: v.string(),
        /** Finds its answers, see `modelKey`. */
        key: named,
        /** Those it knows, in the order of the probabilities. */
        emotions: v.array(v.picklist(emotions)),
      }),
    ),
    v.minLength(1),
  ),
  /** ISO 8601. */
  startedAt: v.string(),
  /** ISO 8601, or `null` while files wait. */
  finishedAt: v.nullable(v.string()),
  /** The person has ended it before all files were heard. */
  cancelled: v.boolean(),
  files: count,
  /** When it stood still last: how many were answered, and how many could not be. */
  answered: count,
  failed: count,
  /** Time spent so far. */
  seconds: v.pipe(v.number(), v.minValue(0)),
});

export type BatchRecord = v.InferOutput<typeof recordSchema>;
export type BatchModel = BatchRecord['models'][number];

/** `files.json`: every file once, as the place of its folder among `folders` and its path in there. */
const filesSchema = v.object({
  version: v.literal(1),
  folders: v.array(named),
  files: v.array(v.tuple([count, named])),
});

export type BatchFiles = v.InferOutput<typeof filesSchema>;

/** `labels.json`: what the person says of files, by their place in the list. */
const labelsSchema = v.record(
  v.pipe(v.string(), v.regex(/^\d{1,7}$/)),
  v.object({ emotion: v.nullable(v.picklist(emotions)), verified: v.boolean() }),
);

export type BatchLabels = v.InferOutput<typeof labelsSchema>;
export type BatchLabel = BatchLabels[string];

const advice = 'Delete this batch, and start another with the same folder.';
const words = { noun: 'batch', advice };
const place = (folder: string, file: string) => join(folder, `${file}.json`);

/** @throws AffectronError `not-found` when there is none, `damaged` when it is not as it should be */
export function readBatch(folder: string): Promise<BatchRecord> {
  return readJsonRecord(place(folder, 'batch'), recordSchema, words);
}

/** @throws AffectronError `disk-full` or `cannot-write` */
export async function writeBatch(folder: string, record: BatchRecord): Promise<void> {
  await writeWhole(place(folder, 'batch'), `${JSON.stringify(record, null, 2)}\n`);
}

/** @throws AffectronError as `readBatch` */
export function readFiles(folder: string): Promise<BatchFiles> {
  return readJsonRecord(place(folder, 'files'), filesSchema, words);
}

/** @throws AffectronError `disk-full` or `cannot-write` */
export async function writeFiles(folder: string, files: BatchFiles): Promise<void> {
  await writeWhole(place(folder, 'files'), `${JSON.stringify(files)}\n`);
}

/** None where nobody has said anything yet. @throws AffectronError `damaged` */
export async function readLabels(folder: string): Promise<BatchLabels> {
  return readJsonRecord(place(folder, 'labels'), labelsSchema, words).catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'not-found') return {};
    throw thrown;
  });
}

/** @throws AffectronError `disk-full` or `cannot-write` */
export async function writeLabels(folder: string, labels: BatchLabels): Promise<void> {
  await writeWhole(place(folder, 'labels'), `${JSON.stringify(labels)}\n`);
}
