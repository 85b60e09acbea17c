import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError } from '../../core/errors';

/**
 * Sentences a person reads aloud for a voice profile. They are no clips of the library: they lie in a folder of their
 * own until the profile is made, and whatever a crash leaves there goes at the next start.
 */
export class PromptTakes {
  readonly #folder: string;
  readonly #paths = new Map<string, string>();
  #next = 1;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Empties the folder. */
  static async open(dataFolder: string): Promise<PromptTakes> {
    const takes = new PromptTakes(join(dataFolder, 'prompts'));
    await takes.clear();
    return takes;
  }

  /** A path for the next sentence, fresh at every call. */
  takePath(): string {
    return join(this.#folder, `prompt-${this.#next++}.wav`);
  }

  /** Keeps a finished sentence until it is forgotten. */
  addTake(path: string): Promise<{ id: string }> {
    const id = `prompt-${this.#next++}`;
    this.#paths.set(id, path);
    return Promise.resolve({ id });
  }

  has(id: string): boolean {
    return this.#paths.has(id);
  }

  /** @throws AffectronError `not-found` */
  path(id: string): string {
    const path = this.#paths.get(id);
    if (path === undefined) throw new AffectronError('not-found', 'This sentence is no longer there.');
    return path;
  }

  /** Deletes some sentences; those that are gone already are passed over. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const path = this.#paths.get(id);
      this.#paths.delete(id);
      if (path !== undefined) await rm(path, { force: true });
    }
  }

  /** Deletes all of them. */
  async clear(): Promise<void> {
    this.#paths.clear();
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
