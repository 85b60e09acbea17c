/**
 * A file of one JSON value a line that only grows, so that a killed run loses what came in its last second and no
 * more. A line that a crash tore is passed over when the file is read again.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { systemCode, writeProblem } from './fileProblem';

/** Lines are written together, at the latest after this many milliseconds. */
const writeEvery = 1000;

export class LineLog {
  readonly #path: string;
  #pending: string[] = [];
  #written = performance.now();
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Reads what earlier runs have left.
   *
   * @param take gets every line that is JSON, in the order they were written, and passes over what it does not know
   */
  static async open(path: string, take: (line: unknown) => void): Promise<LineLog> {
    const log = new LineLog(path);
    const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
      if (systemCode(thrown) === 'ENOENT') return '';
      throw thrown;
    });
    for (const line of text.split('\n')) {
      const parsed = parse(line);
      if (parsed !== undefined) take(parsed);
    }
    // Whatever comes next begins a line of its own, even after a torn one.
    if (text !== '' && !text.endsWith('\n')) log.#pending.push('');
    return log;
  }

  add(line: unknown): void {
    this.#pending.push(JSON.stringify(line));
  }

  /** True once what was added last should be written. */
  get due(): boolean {
    return performance.now() - this.#written >= writeEvery;
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
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
