import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import type { Library } from '../../library/library';
import { writeWhole } from '../../library/writeWhole';
import type { OpenReport, RecentFile } from '../../shared/types';

/** Files remembered. */
export const mostRecent = 10;

const stored = v.array(v.object({ id: v.string(), path: v.pipe(v.string(), v.minLength(1)) }));
type Remembered = v.InferOutput<typeof stored>[number];

/**
 * The sound files opened last, over restarts, the latest first. In a file of its own, because the window reads the
 * settings and never sees a path.
 */
export class RecentFiles {
  readonly #library: Pick<Library, 'open' | 'entry' | 'path'>;
  readonly #file: string;
  readonly #onChange: (files: RecentFile[]) => void;
  #files: Remembered[];
  #writing: Promise<void> = Promise.resolve();

  constructor(
    dataFolder: string,
    library: Pick<Library, 'open' | 'entry' | 'path'>,
    onChange: (files: RecentFile[]) => void,
  ) {
    this.#library = library;
    this.#file = join(dataFolder, 'recent.json');
    this.#onChange = onChange;
    this.#files = read(this.#file);
  }

  list(): RecentFile[] {
    return this.#files.map(({ id, path }) => ({ id, fileName: basename(path) }));
  }

  /** Opens files, as the library does, and remembers those that lie outside it. */
  async open(paths: string[]): Promise<OpenReport> {
    const report = await this.#library.open(paths);
    const opened = report.opened
      .filter((id) => this.#library.entry(id).origin === 'opened')
      .map((id) => this.#library.path(id));
    if (opened.length > 0) await this.#remember(opened);
    return report;
  }

  /**
   * Opens a remembered file again. One that is gone is forgotten, which the report says.
   *
   * @throws AffectronError `not-found` for an id that was never given out
   */
  async openAgain(id: string): Promise<OpenReport> {
    const file = this.#files.find((one) => one.id === id);
    if (file === undefined) throw new AffectronError('not-found', 'This file is not among the recent ones.');
    const report = await this.open([file.path]);
    const [failed] = report.failed;
    if (failed?.problem.code !== 'not-found') return report;
    await this.#change(this.#files.filter((one) => one !== file));
    const message = `“${failed.fileName}” is no longer there, and was taken off the recent files.`;
    return { ...report, failed: [{ ...failed, problem: { ...failed.problem, message } }] };
  }

  async clear(): Promise<void> {
    await this.#change([]);
  }

  async #remember(paths: string[]): Promise<void> {
    const latest = paths.toReversed();
    const known = (path: string) => this.#files.find((one) => one.path === path);
    await this.#change(
      [
        ...latest.map((path) => known(path) ?? { id: randomBytes(9).toString('base64url'), path }),
        ...this.#files.filter(({ path }) => !latest.includes(path)),
      ].slice(0, mostRecent),
    );
  }

  /** A failed write only means that the next start does not know it. */
  async #change(files: Remembered[]): Promise<void> {
    this.#files = files;
    this.#onChange(this.list());
    const text = JSON.stringify(files);
    this.#writing = this.#writing.then(() => writeWhole(this.#file, text)).catch(() => undefined);
    await this.#writing;
  }
}

/** Nothing where the file is missing or damaged: no more is lost than a list. */
function read(file: string): Remembered[] {
  try {
    const parsed = v.safeParse(stored, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output.slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}
