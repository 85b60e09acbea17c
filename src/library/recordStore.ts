import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError, toProblem } from '../core/errors';
import { systemCode, writeProblem } from './fileProblem';
import { isLeftover } from './leftovers';

/** One of the folders of a store. */
export interface Stored<Kept> {
  id: string;
  /** `null` when it is damaged. */
  record: Kept | null;
}

export interface RecordStoreOptions<Kept extends { startedAt: string }> {
  /** Holds one folder each; a crash may have left deleted ones in it: they go when the store is opened. */
  root: string;
  /** What one of them is called: "evaluation". */
  noun: string;
  /** Files that are written before the record: a folder with nothing else is what a kill in between has left. */
  before?: readonly string[];
  /** Reads the record in a folder. @throws AffectronError `not-found` when there is none, `damaged` */
  read: (folder: string) => Promise<Kept>;
}

const idPattern = /^[A-Za-z0-9-]{1,48}$/;
/** Begins the names of folders that were removed and can still be restored. */
export const removedMark = '.removed-';

/** Long work of the data folder, a folder with a record each; deleted ones can be restored until the store is closed. */
export class RecordStore<Kept extends { startedAt: string }> {
  readonly #options: RecordStoreOptions<Kept>;

  private constructor(options: RecordStoreOptions<Kept>) {
    this.#options = options;
  }

  static async open<Kept extends { startedAt: string }>(
    options: RecordStoreOptions<Kept>,
  ): Promise<RecordStore<Kept>> {
    const store = new RecordStore(options);
    await store.close();
    await store.#sweep();
    return store;
  }

  /** Folder of an id, there or not. @throws AffectronError `not-found` for what can be no id */
  folder(id: string): string {
    const { root, noun } = this.#options;
    if (!idPattern.test(id)) throw new AffectronError('not-found', `There is no such ${noun}.`);
    return join(root, id);
  }

  /** Newest first; folders that hold no record are not listed. */
  async list(): Promise<Stored<Kept>[]> {
    const names = (await this.#names()).filter((name) => idPattern.test(name));
    const found = await Promise.all(names.map((id) => this.#read(id)));
    return found
      .filter((stored) => stored !== null)
      .sort((one, other) => startOf(other).localeCompare(startOf(one)));
  }

  /** @throws AffectronError `not-found` or `damaged` */
  async record(id: string): Promise<Kept> {
    return this.#options.read(this.folder(id));
  }

  /** Takes one out of the list. @throws AffectronError `not-found`, `cannot-write` */
  async remove(id: string): Promise<void> {
    await this.#move(this.folder(id), this.#removed(id));
  }

  /** Brings a removed one back. @throws AffectronError `not-found`, `cannot-write` */
  async restore(id: string): Promise<void> {
    await this.#move(this.#removed(id), this.folder(id));
  }

  /** Deletes for good everything that is listed. @throws AffectronError `cannot-write`: the rest is still listed then */
  async deleteAll(): Promise<void> {
    for (const { id } of await this.list()) await this.remove(id);
    await this.close();
  }

  /** Deletes for good what was removed. */
  async close(): Promise<void> {
    const removed = (await this.#names()).filter((name) => name.startsWith(removedMark));
    for (const name of removed) {
      await rm(join(this.#options.root, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** Deletes folders that never became one: nothing was answered in them, and nothing lists them. */
  async #sweep(): Promise<void> {
    const { root, before = [] } = this.#options;
    const half = (name: string): boolean => before.includes(name) || isLeftover(name);
    for (const id of (await this.#names()).filter((name) => idPattern.test(name))) {
      const names = await readdir(join(root, id)).catch(() => null);
      if (names === null || !names.every(half)) continue;
      await rm(join(root, id), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  #removed(id: string): string {
    return join(this.#options.root, `${removedMark}${id}`);
  }

  async #names(): Promise<string[]> {
    return readdir(this.#options.root).catch(() => []);
  }

  async #read(id: string): Promise<Stored<Kept> | null> {
    try {
      return { id, record: await this.record(id) };
    } catch (thrown) {
      return toProblem(thrown).code === 'damaged' ? { id, record: null } : null;
    }
  }

  async #move(from: string, to: string): Promise<void> {
    const { root, noun } = this.#options;
    try {
      await mkdir(root, { recursive: true });
      await rename(from, to);
    } catch (cause) {
      if (systemCode(cause) === 'ENOENT') {
        throw new AffectronError('not-found', `This ${noun} is no longer there.`, { cause });
      }
      throw writeProblem(cause, from, 'Nothing was removed.');
    }
  }
}

function startOf({ record }: Stored<{ startedAt: string }>): string {
  return record?.startedAt ?? '';
}
