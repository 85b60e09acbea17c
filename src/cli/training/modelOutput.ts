import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
   * result has no place.
   *
   * @throws AffectronError `cannot-write` or `disk-full`
   */
  static async open(folder: string): Promise<ModelOutput> {
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

const kept = 'The checkpoint is kept: the same command goes on from it.';
