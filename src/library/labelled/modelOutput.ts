import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import type { ModelFileName, NetworkFileName } from '../../core/models/modelFiles';
import type { CheckpointStore } from '../../core/training/checkpoint';
import { writeProblem } from '../fileProblem';
import { halfModel, sweepHalfModels } from '../leftovers';
import { calibratedFolder } from '../modelFolders';
import { makeWritable } from '../writableFolder';
import { writeWhole } from '../writeWhole';
import { checkpointFile } from './checkpointFile';

/** Files of a model: all three of a new one, or its second network with the card that speaks of it. */
export type OutputFiles = Partial<Record<OutputName, Uint8Array>>;

type OutputName = ModelFileName | `${typeof calibratedFolder}/${NetworkFileName}`;

/** The card comes last: it carries the hashes of the others. */
const outputOrder: readonly OutputName[] = [
  'calibrated/model.json',
  'calibrated/weights.bin',
  'model.json',
  'weights.bin',
  'card.json',
];

/** The folder a training run writes to, and nothing outside it. */
export class ModelOutput {
  readonly #folder: string;
  readonly checkpoints: CheckpointStore;

  private constructor(folder: string) {
    this.#folder = folder;
    this.checkpoints = checkpointFile(this.#checkpointPath);
  }

  /**
   * Makes the folder and makes sure that it can be written to. An earlier model of the same recipe is replaced in the end, no other.
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
    await makeWritable(folder);
    await sweepHalfModels(folder);
    return new ModelOutput(folder);
  }

  /**
   * Puts the files of a model in place, all or none, and takes the checkpoint away. They are written
   * beside their place first, where a full disk harms no older model; the card, which carries the hashes of
   * the others, comes last.
   *
   * @throws AffectronError `cannot-write` or `disk-full`
   */
  async finish(files: OutputFiles): Promise<void> {
    const names = outputOrder.filter((name) => files[name] !== undefined);
    const staging = await mkdtemp(join(this.#folder, halfModel)).catch((thrown: unknown) => {
      throw writeProblem(thrown, this.#folder, kept);
    });
    try {
      for (const name of names) await writeWhole(join(staging, name), files[name] ?? '');
      // A new network leaves the second one of an older model without a card that speaks of it.
      const second = join(this.#folder, calibratedFolder);
      if (files['model.json']) await rm(second, { recursive: true, force: true });
      if (files['calibrated/model.json']) await mkdir(second, { recursive: true });
      for (const name of names) await rename(join(staging, name), join(this.#folder, name));
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
