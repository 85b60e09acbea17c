import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError, toProblem } from '../../core/errors';
import { writeProblem } from '../fileProblem';
import { readRecord, type EvaluationRecord } from './evaluationRecord';

/** An evaluation as it lies in the data folder. */
export interface StoredEvaluation {
  id: string;
  /** `null` when it is damaged. */
  record: EvaluationRecord | null;
}

const idPattern = /^[A-Za-z0-9-]{1,48}$/;
const removedMark = '.removed-';

/** The evaluations of a data folder, one folder each; deleted ones can be restored until the store is closed. */
export class EvaluationStore {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** @param dataFolder a crash may have left deleted evaluations in it: they go now */
  static async open(dataFolder: string): Promise<EvaluationStore> {
    const store = new EvaluationStore(join(dataFolder, 'evaluations'));
    await store.close();
    return store;
  }

  /** Folder of an evaluation, there or not. @throws AffectronError `not-found` for what can be no id */
  folder(id: string): string {
    if (!idPattern.test(id)) throw new AffectronError('not-found', 'There is no such evaluation.');
    return join(this.#root, id);
  }

  /** Newest first; folders of protocols, which hold no record, are not listed. */
  async list(): Promise<StoredEvaluation[]> {
    const names = (await this.#names()).filter((name) => idPattern.test(name));
    const found = await Promise.all(names.map((id) => this.#read(id)));
    return found
      .filter((evaluation) => evaluation !== null)
      .sort((one, other) => startOf(other).localeCompare(startOf(one)));
  }

  /** @throws AffectronError `not-found` or `damaged` */
  async record(id: string): Promise<EvaluationRecord> {
    return readRecord(this.folder(id));
  }

  /** Takes an evaluation out of the list. @throws AffectronError `not-found`, `cannot-write` */
  async remove(id: string): Promise<void> {
    await this.#move(this.folder(id), this.#removed(id));
  }

  /** Brings a removed one back. @throws AffectronError `not-found`, `cannot-write` */
  async restore(id: string): Promise<void> {
    await this.#move(this.#removed(id), this.folder(id));
  }

  /** Deletes for good what was removed. */
  async close(): Promise<void> {
    const removed = (await this.#names()).filter((name) => name.startsWith(removedMark));
    for (const name of removed) {
      await rm(join(this.#root, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  #removed(id: string): string {
    return join(this.#root, `${removedMark}${id}`);
  }

  async #names(): Promise<string[]> {
    return readdir(this.#root).catch(() => []);
  }

  async #read(id: string): Promise<StoredEvaluation | null> {
    try {
      return { id, record: await readRecord(this.folder(id)) };
    } catch (thrown) {
      return toProblem(thrown).code === 'damaged' ? { id, record: null } : null;
    }
  }

  async #move(from: string, to: string): Promise<void> {
    try {
      await mkdir(this.#root, { recursive: true });
      await rename(from, to);
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
        throw new AffectronError('not-found', 'This evaluation is no longer there.', { cause });
      }
      throw writeProblem(cause, from, 'Nothing was removed.');
    }
  }
}

function startOf({ record }: StoredEvaluation): string {
  return record?.startedAt ?? '';
}
