import { join } from 'node:path';
import * as v from 'valibot';
import { AffectronError, problemCodes, type Problem } from '../../core/errors';
import { AnswerLog } from '../evaluations/answerLog';
import type { Outcome } from '../evaluations/answerEach';
import type { ModelAnswer } from '../evaluations/modelAnswer';
import { LineLog } from '../lineLog';
import {
  readBatch,
  readFiles,
  readLabels,
  writeBatch,
  writeLabels,
  type BatchFiles,
  type BatchLabel,
  type BatchModel,
  type BatchRecord,
} from './batchRecord';
import { pathOf } from './batchSounds';

/** How one file stands. */
export type FileState =
  | { kind: 'waiting' }
  | {
      kind: 'answered';
      seconds: number | null;
      warning: string | null;
      /** In the order of the batch's models; `null` for one that refused. */
      answers: (ModelAnswer | null)[];
    }
  | { kind: 'failed'; problem: Problem };

const waiting: FileState = { kind: 'waiting' };

const problemSchema = v.object({
  code: v.picklist(problemCodes),
  message: v.string(),
  advice: v.optional(v.string()),
});
/** A line of `heard.jsonl`: what came of a file; the last one of a file holds. */
const lineSchema = v.union([
  v.object({
    file: v.number(),
    hash: v.string(),
    seconds: v.nullable(v.number()),
    warning: v.optional(v.string()),
    refused: v.optional(v.record(v.string(), problemSchema)),
  }),
  v.object({ file: v.number(), problem: problemSchema }),
]);
type HeardLine = v.InferOutput<typeof lineSchema>;

/**
 * A batch in its folder: `batch.json` says what it is and how it stands, `files.json` which files, `heard.jsonl` gets
 * a line for every file as it is done, `answers.jsonl` one for every answer, `labels.json` holds what the person says.
 */
export class Batch {
  readonly folder: string;
  readonly files: BatchFiles;
  record: BatchRecord;
  readonly states: FileState[];
  /** Files that are with the workers. */
  readonly hearing = new Set<number>();
  /** Raised with every change of a state or a label. */
  version = 0;
  readonly answers: AnswerLog;
  readonly #heard: LineLog;
  readonly #labels: Map<number, BatchLabel>;
  #writingLabels: Promise<void> = Promise.resolve();
  readonly #counts = { answered: 0, failed: 0 };

  private constructor(
    folder: string,
    parts: { record: BatchRecord; files: BatchFiles; answers: AnswerLog; heard: LineLog },
    labels: Map<number, BatchLabel>,
  ) {
    this.folder = folder;
    this.record = parts.record;
    this.files = parts.files;
    this.answers = parts.answers;
    this.#heard = parts.heard;
    this.#labels = labels;
    this.states = Array.from({ length: parts.files.files.length }, () => waiting);
  }

  /**
   * Reads a batch as an earlier run has left it.
   *
   * @param models as they are now, where it is to go on: what other versions of them said is asked anew
   * @throws AffectronError `not-found`, `damaged`
   */
  static async open(folder: string, models?: BatchModel[]): Promise<Batch> {
    const kept = await readBatch(folder);
    const record = models === undefined ? kept : { ...kept, models };
    const keys = new Map(record.models.map(({ id, key }) => [id, key]));
    const answers = await AnswerLog.open(join(folder, 'answers.jsonl'), keys);
    const lines: unknown[] = [];
    const heard = await LineLog.open(join(folder, 'heard.jsonl'), (line) => lines.push(line));
    const labels = Object.entries(await readLabels(folder)).map(
      ([file, label]) => [Number(file), label] as const,
    );
    const parts = { record, files: await readFiles(folder), answers, heard };
    const batch = new Batch(folder, parts, new Map(labels));
    for (const line of lines) batch.#recall(line);
    return batch;
  }

  get answered(): number {
    return this.#counts.answered;
  }

  get failed(): number {
    return this.#counts.failed;
  }

  /** Places of the files that are still to be heard. */
  get waiting(): number[] {
    return [...this.states.keys()].filter((file) => this.states[file].kind === 'waiting');
  }

  /** Absolute path of a file. @throws AffectronError `not-found` */
  path(file: number): string {
    const path = pathOf(this.files, file);
    if (path === null) throw new AffectronError('not-found', 'There is no such file in this batch.');
    return path;
  }

  label(file: number): BatchLabel | null {
    return this.#labels.get(file) ?? null;
  }

  /** Keeps what came of a file. @throws AffectronError `disk-full` or `cannot-write` */
  async keep(file: number, outcome: Outcome): Promise<void> {
    this.hearing.delete(file);
    const line = lineOf(file, outcome);
    this.#set(file, line);
    this.#heard.add(line);
    if (this.#heard.due) await this.flush();
  }

  /** Lets the files that failed wait again. */
  retry(): void {
    this.states.forEach(({ kind }, file) => {
      if (kind === 'failed') this.#put(file, waiting);
    });
  }

  /** Writes what is not written yet: the answers first, for a line without them counts for nothing. */
  async flush(): Promise<void> {
    await this.answers.flush();
    await this.#heard.flush();
  }

  /** Writes how it stands. @throws AffectronError `disk-full` or `cannot-write` */
  async write(changes: Partial<BatchRecord> = {}): Promise<void> {
    this.record = { ...this.record, ...changes, ...this.#counts };
    await writeBatch(this.folder, this.record);
  }

  /**
   * Keeps what the person says of a file; `null` forgets it. Written whole, one write after the other.
   *
   * @throws AffectronError `not-found`, `disk-full`, `cannot-write`: then what was said before holds
   */
  async say(file: number, label: BatchLabel | null): Promise<void> {
    this.path(file);
    const before = this.label(file);
    this.#putLabel(file, label);
    const write = (): Promise<void> => writeLabels(this.folder, Object.fromEntries(this.#labels));
    const writing = this.#writingLabels.then(write);
    this.#writingLabels = writing.catch(() => this.#putLabel(file, before));
    await writing;
  }

  #putLabel(file: number, label: BatchLabel | null): void {
    if (label === null) this.#labels.delete(file);
    else this.#labels.set(file, label);
    this.version++;
  }

  #recall(line: unknown): void {
    const checked = v.safeParse(lineSchema, line);
    if (!checked.success || !(checked.output.file in this.states)) return;
    this.#set(checked.output.file, checked.output);
  }

  #set(file: number, line: HeardLine): void {
    if ('problem' in line) return this.#put(file, { kind: 'failed', problem: asProblem(line.problem) });
    const { hash, seconds, warning = null, refused = {} } = line;
    const said = this.answers.answers(hash);
    const answers = this.record.models.map(({ id }): ModelAnswer | null => {
      if (Object.hasOwn(refused, id)) return { model: id, problem: asProblem(refused[id]) };
      return said.find(({ model }) => model === id) ?? null;
    });
    // Answers that were lost, or that another version of a model gave, are asked for again.
    if (answers.includes(null)) this.#put(file, waiting);
    else this.#put(file, { kind: 'answered', seconds, warning, answers });
  }

  #put(file: number, state: FileState): void {
    const before = this.states[file].kind;
    if (before !== 'waiting') this.#counts[before]--;
    if (state.kind !== 'waiting') this.#counts[state.kind]++;
    this.states[file] = state;
    this.version++;
  }
}

function lineOf(file: number, outcome: Outcome): HeardLine {
  if ('problem' in outcome) return { file, problem: outcome.problem };
  const { hash = '', seconds = null, warning } = outcome.heard ?? {};
  const refused = [...outcome.answers.values()].flatMap(({ model, problem }) =>
    problem ? [[model, problem] as const] : [],
  );
  return {
    file,
    hash,
    seconds,
    ...(warning !== undefined && { warning }),
    ...(refused.length > 0 && { refused: Object.fromEntries(refused) }),
  };
}

function asProblem({ code, message, advice }: v.InferOutput<typeof problemSchema>): Problem {
  return advice === undefined ? { code, message } : { code, message, advice };
}
