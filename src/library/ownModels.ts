import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError } from '../core/errors';
import { modelFileNames, type ModelFileName } from '../core/models/modelFiles';
import { readProblem, writeProblem } from './fileProblem';
import { halfModel, sweepHalfModels } from './leftovers';
import { freeId, modelIds, ownModelsFolder } from './modelFolders';
import { writeWhole } from './writeWhole';

/** Room for a number behind it within the 40 signs an id may have. */
const longestSlug = 34;

/** The models a person has trained, in the data folder: added whole, renamed, deleted with undo. */
export class OwnModels {
  readonly #folder: string;
  readonly #trash: string;
  readonly #shipped: string;
  /** Where deleted models lie until the app closes, by id. */
  readonly #deleted = new Map<string, string>();

  /** @param shipped folder of the models that came with the program */
  constructor(dataFolder: string, shipped: string) {
    this.#folder = ownModelsFolder(dataFolder);
    this.#trash = join(dataFolder, 'trash');
    this.#shipped = shipped;
  }

  /** Takes away what a kill has left of models that were being added. */
  sweep(): Promise<void> {
    return sweepHalfModels(this.#folder);
  }

  /** An id for a model of this name that neither a shipped, an own nor a deleted one has. */
  async idFor(title: string): Promise<string> {
    const plain = title.normalize('NFD').toLowerCase();
    const slug = plain
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
    const taken = new Set([
      ...(await modelIds(this.#shipped)),
      ...(await modelIds(this.#folder)),
      ...this.#deleted.keys(),
    ]);
    return freeId(slug.slice(0, longestSlug).replace(/-$/, '') || 'model', taken);
  }

  /**
   * Puts a model in place, whole or not at all.
   *
   * @throws AffectronError `disk-full` or `cannot-write`
   */
  async add(id: string, files: Record<ModelFileName, Uint8Array>): Promise<void> {
    let staging: string | null = null;
    try {
      await mkdir(this.#folder, { recursive: true });
      staging = await mkdtemp(join(this.#folder, halfModel));
      for (const name of modelFileNames) await writeWhole(join(staging, name), files[name]);
      await rename(staging, this.#path(id));
    } catch (thrown) {
      if (staging !== null) await rm(staging, { recursive: true, force: true }).catch(() => undefined);
      throw writeProblem(thrown, this.#path(id));
    }
  }

  /** @throws AffectronError `not-found`, `model-unavailable` for a damaged card, `disk-full` or `cannot-write` */
  async rename(id: string, title: string): Promise<void> {
    await this.#mustExist(id);
    const path = join(this.#path(id), 'card.json');
    const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
      throw readProblem(thrown, path);
    });
    await writeWhole(path, `${JSON.stringify({ ...cardIn(text, id), name: title }, null, 2)}\n`);
  }

  /** Moves a model out of sight; it can be restored until the app closes. @throws AffectronError `not-found`, `cannot-write` */
  async remove(id: string): Promise<void> {
    await this.#mustExist(id);
    try {
      await mkdir(this.#trash, { recursive: true });
      const place = join(await mkdtemp(join(this.#trash, 'model-')), id);
      await rename(this.#path(id), place);
      this.#deleted.set(id, place);
    } catch (thrown) {
      throw writeProblem(thrown, this.#path(id), 'Nothing was deleted.');
    }
  }

  /** Takes a deletion back. @throws AffectronError `not-found`, `cannot-write` */
  async restore(id: string): Promise<void> {
    const place = this.#deleted.get(id);
    if (place === undefined) throw notThere();
    try {
      await rename(place, this.#path(id));
      this.#deleted.delete(id);
    } catch (thrown) {
      throw writeProblem(thrown, this.#path(id), 'The model still lies in the trash of the data folder.');
    }
  }

  async count(): Promise<number> {
    return (await modelIds(this.#folder)).length;
  }

  /** Deletes all of them for good. @throws AffectronError `cannot-write` */
  async deleteAll(): Promise<void> {
    try {
      await rm(this.#folder, { recursive: true, force: true });
    } catch (thrown) {
      throw writeProblem(thrown, this.#folder, 'Some of the models may still be there.');
    }
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }

  /** Ids come from the window: only names that are there are taken. */
  async #mustExist(id: string): Promise<void> {
    if (!(await modelIds(this.#folder)).includes(id)) throw notThere();
  }
}

function notThere(): AffectronError {
  return new AffectronError('not-found', 'There is no model of yours with this name.', {
    advice: 'Models that came with Affectron cannot be renamed or deleted.',
  });
}

function cardIn(text: string, id: string): object {
  try {
    const card: unknown = JSON.parse(text);
    if (typeof card === 'object' && card !== null) return card;
  } catch {
    // Told below.
  }
  throw new AffectronError('model-unavailable', `The card of “${id}” is damaged, so it cannot be renamed.`);
}
