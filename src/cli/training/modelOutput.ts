import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import { modelFileNames, type ModelFileName } from '../../core/models/modelFiles';
import type { CheckpointStore } from '../../core/training/checkpoint';
import { readProblem, systemCode, writeProblem } from '../../library/fileProblem';
import { writeWhole } from '../../library/writeWhole';

/** The folder a training run writes to, and nothing outside it. */
export class ModelOutput {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Makes the folder and tries to write in it, so that nobody trains for an hour and then learns that the
   * result has no place. An earlier model of the same recipe is replaced in the end, no other.
   *
   * @throws AffectronError `cannot-write`, `disk-full`; `wrong-use` where a model of another recipe lies
   */
  static async open(folder: string, recipe: string): Promise<ModelOutput> {
    const there = await recipeIn(folder);
    if (there !== null && there !== recipe) {
      throw new AffectronError('wrong-use', `“${basename(folder)}” holds a model of the recipe ${there}.`, {
        advice: 'Choose another output folder. Nothing was changed.',
      });
    }
    try {
      await mkdir(folder, { recursive: true });
      await rm(await mkdtemp(join(folder, '.trial-')), { recursive: true });
    } catch (thrown) {
      throw writeProblem(thrown, folder);
    }
    return new ModelOutput(folder);
  }

  readonly checkpoints: CheckpointStore = {
    load: async () => {
      try {
        return await readFile(this.#checkpointPath);
      } catch (thrown) {
        if (systemCode(thrown) === 'ENOENT') return null;
        throw readProblem(thrown, this.#checkpointPath);
      }
    },
    save: (bytes) => writeWhole(this.#checkpointPath, bytes),
  };

  /**
   * Puts the three files of a model in place, all or none, and takes the checkpoint away. They are written
   * beside their place first, where a full disk harms no older model; the card, which carries the hashes of
   * the others, comes last.
   *
   * @throws AffectronError `cannot-write` or `disk-full`
   */
  async finish(files: Record<ModelFileName, Uint8Array>): Promise<void> {
    const staging = await mkdtemp(join(this.#folder, '.writing-')).catch((thrown: unknown) => {
      throw writeProblem(thrown, this.#folder, kept);
    });
    try {
      for (const name of modelFileNames) await writeWhole(join(staging, name), files[name]);
      for (const name of modelFileNames) await rename(join(staging, name), join(this.#folder, name));
      await rm(this.#checkpointPath, { force: true });
    } catch (thrown) {
      throw writeProblem(thrown, this.#folder, kept);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }

  get #checkpointPath(): string {
    return join(this.#folder, 'checkpoint.bin');
  }
}

/** Recipe of the model in a folder; `null` where there is none, or none whose card can be read. */
async function recipeIn(folder: string): Promise<string | null> {
  try {
    return v.parse(madeBy, JSON.parse(await readFile(join(folder, 'card.json'), 'utf8'))).recipe;
  } catch {
    return null;
  }
}

const madeBy = v.object({ recipe: v.string() });
const kept = 'The checkpoint is kept: the same command goes on from it.';
