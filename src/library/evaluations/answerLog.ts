/**
 * The answers of an evaluation as they come in, so that a killed run goes on where it was: one line each, appended. A
 * line that a crash tore is passed over when the file is read again.
 */
import { appendFile, readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { systemCode, writeProblem } from '../fileProblem';
import type { ModelAnswer } from './modelAnswer';

const lineSchema = v.object({
  /** Everything about the model that the answer depends on, see `modelKey`. */
  key: v.string(),
  /** SHA-256 of the sound file. */
  hash: v.string(),
  probabilities: v.array(v.number()),
  verdict: v.picklist(['emotion', 'unsure', 'no speech']),
});

/** Lines are written together, at the latest after this many milliseconds. */
const writeEvery = 1000;

export class AnswerLog {
  readonly #path: string;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #kept = new Map<string, ModelAnswer[]>();
  #pending: string[] = [];
  #written = performance.now();
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, keys: ReadonlyMap<string, string>) {
    this.#path = path;
    this.#keys = keys;
  }

  /**
   * Reads what earlier runs have left.
   *
   * @param keys of the models by id; answers of others, and of earlier versions of these, are passed over
   */
  static async open(path: string, keys: ReadonlyMap<string, string>): Promise<AnswerLog> {
    const log = new AnswerLog(path, keys);
    const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
      if (systemCode(thrown) === 'ENOENT') return '';
      throw thrown;
    });
    const models = new Map([...keys].map(([model, key]) => [key, model]));
    for (const line of text.split('\n')) log.#take(line, models);
    // Whatever comes next begins a line of its own, even after a torn one.
    if (text !== '' && !text.endsWith('\n')) log.#pending.push('');
    return log;
  }

  /** The answers kept for a file of this content. */
  answers(hash: string): readonly ModelAnswer[] {
    return this.#kept.get(hash) ?? [];
  }

  /** By hash, the models whose answers are kept. */
  get kept(): Map<string, string[]> {
    return new Map([...this.#kept].map(([hash, answers]) => [hash, answers.map(({ model }) => model)]));
  }

  /**
   * Keeps the answers to a file; refusals are not kept, for they may have passed next time.
   *
   * @throws AffectronError `disk-full` or `cannot-write`
   */
  async add(hash: string, answers: readonly ModelAnswer[]): Promise<void> {
    for (const answer of answers) {
      const key = this.#keys.get(answer.model);
      if (answer.problem || key === undefined) continue;
      const { probabilities, verdict } = answer;
      this.#pending.push(JSON.stringify({ key, hash, probabilities, verdict }));
      this.#keep(hash, answer);
    }
    if (performance.now() - this.#written >= writeEvery) await this.flush();
  }

  /** Writes what is not written yet. @throws AffectronError `disk-full` or `cannot-write` */
  async flush(): Promise<void> {
    const lines = this.#pending;
    this.#pending = [];
    this.#written = performance.now();
    if (lines.length === 0) return this.#writing;
    const text = lines.map((line) => `${line}\n`).join('');
    this.#writing = this.#writing
      .then(() => appendFile(this.#path, text))
      .catch((thrown: unknown) => {
        throw writeProblem(thrown, this.#path, 'What was answered before is kept.');
      });
    return this.#writing;
  }

  #take(line: string, models: ReadonlyMap<string, string>): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      return;
    }
    const checked = v.safeParse(lineSchema, parsed);
    const model = checked.success ? models.get(checked.output.key) : undefined;
    if (!checked.success || model === undefined) return;
    const { hash, probabilities, verdict } = checked.output;
    this.#keep(hash, { model, probabilities, verdict });
  }

  #keep(hash: string, answer: ModelAnswer): void {
    const answers = this.#kept.get(hash) ?? [];
    if (!answers.some(({ model }) => model === answer.model)) this.#kept.set(hash, [...answers, answer]);
  }
}
