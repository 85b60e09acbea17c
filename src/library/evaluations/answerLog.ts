/** The answers to many files as they come in, so that a killed run goes on where it was: a line each, see `LineLog`. */
import * as v from 'valibot';
import { LineLog } from '../lineLog';
import type { ModelAnswer } from './modelAnswer';

const lineSchema = v.object({
  /** Everything about the model that the answer depends on, see `modelKey`. */
  key: v.string(),
  /** SHA-256 of the sound file. */
  hash: v.string(),
  probabilities: v.array(v.number()),
  verdict: v.picklist(['emotion', 'unsure', 'no speech']),
});

export class AnswerLog {
  readonly #keys: ReadonlyMap<string, string>;
  readonly #kept = new Map<string, ModelAnswer[]>();
  readonly #lines: LineLog;

  private constructor(lines: LineLog, keys: ReadonlyMap<string, string>) {
    this.#lines = lines;
    this.#keys = keys;
  }

  /**
   * Reads what earlier runs have left.
   *
   * @param keys of the models by id; answers of others, and of earlier versions of these, are passed over
   */
  static async open(path: string, keys: ReadonlyMap<string, string>): Promise<AnswerLog> {
    const read: unknown[] = [];
    const log = new AnswerLog(await LineLog.open(path, (line) => read.push(line)), keys);
    const models = new Map([...keys].map(([model, key]) => [key, model]));
    for (const line of read) log.#take(line, models);
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
   * Keeps the answers to a file; refusals are not kept, for they may have passed next time, nor is what another file
   * of the same content has brought already.
   *
   * @throws AffectronError `disk-full` or `cannot-write`
   */
  async add(hash: string, answers: readonly ModelAnswer[]): Promise<void> {
    for (const answer of answers) {
      const key = this.#keys.get(answer.model);
      if (answer.problem || key === undefined || !this.#keep(hash, answer)) continue;
      const { probabilities, verdict } = answer;
      this.#lines.add({ key, hash, probabilities, verdict });
    }
    if (this.#lines.due) await this.flush();
  }

  /** Writes what is not written yet. @throws AffectronError `disk-full` or `cannot-write` */
  async flush(): Promise<void> {
    await this.#lines.flush();
  }

  #take(line: unknown, models: ReadonlyMap<string, string>): void {
    const checked = v.safeParse(lineSchema, line);
    const model = checked.success ? models.get(checked.output.key) : undefined;
    if (!checked.success || model === undefined) return;
    const { hash, probabilities, verdict } = checked.output;
    this.#keep(hash, { model, probabilities, verdict });
  }

  #keep(hash: string, answer: ModelAnswer): boolean {
    const answers = this.#kept.get(hash) ?? [];
    if (answers.some(({ model }) => model === answer.model)) return false;
    this.#kept.set(hash, [...answers, answer]);
    return true;
  }
}
