import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CheckpointStore } from '../../core/training/checkpoint';
import { writeWhole } from '../writeWhole';
import { checkpointFile } from './checkpointFile';

const orderSchema = v.object({
  /** Name of the recipe. */
  recipe: v.string(),
  /** Name the model gets. */
  title: v.string(),
  /** Folder of labelled clips, absolute. */
  data: v.string(),
  seed: v.number(),
  /** Id the model gets; without one it is chosen when the run begins. */
  id: v.optional(v.string()),
});

/** What was asked for: enough to go on after a crash. */
export type TrainingOrder = v.InferOutput<typeof orderSchema>;

/** The one training run a data folder holds, so that a killed program can offer to go on with it. */
export class TrainingRun {
  readonly #folder: string;
  readonly checkpoints: CheckpointStore;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'training');
    this.checkpoints = checkpointFile(this.#checkpointPath);
  }

  /**
   * Notes what is going to be trained; an earlier run is forgotten.
   *
   * @throws AffectronError `disk-full` or `cannot-write`, before anybody has waited for anything
   */
  async begin(order: TrainingOrder): Promise<void> {
    await rm(this.#checkpointPath, { force: true }).catch(() => undefined);
    await writeWhole(this.#orderPath, `${JSON.stringify(order)}\n`);
  }

  /** What was being trained when the program ended; `null` when nothing was, or its note is damaged. */
  async interrupted(): Promise<TrainingOrder | null> {
    try {
      return v.parse(orderSchema, JSON.parse(await readFile(this.#orderPath, 'utf8')));
    } catch {
      return null;
    }
  }

  /** True where there is something to go on from. */
  async hasCheckpoint(): Promise<boolean> {
    return stat(this.#checkpointPath).then(
      () => true,
      () => false,
    );
  }

  /** Forgets the run, its checkpoint too. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #orderPath(): string {
    return join(this.#folder, 'run.json');
  }

  get #checkpointPath(): string {
    return join(this.#folder, 'checkpoint.bin');
  }
}
