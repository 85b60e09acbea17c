import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startBackend } from '../../src/backend/startBackend';
import { tryNames, tryZip } from './entries/corpus';
import { tryModel } from './entries/model';
import { doHarm } from './entries/selfTest';
import { tryIndex, tryRecords, trySettings } from './entries/records';
import { endSoundWorkers, startSoundWorkers, trySound, type SoundWorkers } from './entries/sound';
import { Violation, type Outcome } from './entries/violation';
import { isSoundKind, type Input, type Kind } from './inputs';

/** Puts inputs in where real ones go in; workers and backend are started for the first that needs them. */
export class Attempts {
  readonly #folder: string;
  readonly #workersFolder: string;
  #workers: SoundWorkers | null = null;
  /** What workers that failed have said. */
  #said: string[] = [];

  constructor(folder: string, workersFolder: string) {
    this.#folder = folder;
    this.#workersFolder = workersFolder;
  }

  /**
   * @param number of the input, for a folder of its own
   * @throws Violation for what must not happen
   */
  async try(kind: Kind, input: Input, number: number): Promise<Outcome> {
    const folder = join(this.#folder, String(number));
    this.#said = [];
    try {
      for (const [name, bytes] of Object.entries(input)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), bytes);
      }
      await mkdir(folder, { recursive: true });
      const outcome = await this.#entry(kind, folder, number);
      if (this.#said.length > 0) throw new Violation('a worker failed');
      return outcome;
    } catch (thrown) {
      if (this.#said.length === 0 || !(thrown instanceof Error)) throw thrown;
      throw new Violation(`${thrown.message}; ${this.#said.join('; ')}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async end(): Promise<void> {
    if (this.#workers) await endSoundWorkers(this.#workers);
    this.#workers = null;
  }

  async #entry(kind: Kind, folder: string, number: number): Promise<Outcome> {
    if (isSoundKind(kind)) {
      this.#workers ??= startSoundWorkers(this.#workersFolder, (message) => this.#said.push(message));
      return trySound(folder, this.#workers, number % 8 === 0);
    }
    switch (kind) {
      case 'zip':
        return tryZip(folder);
      case 'names':
        return tryNames(folder);
      case 'model':
        await startBackend({ prefer: 'wasm' });
        return tryModel(folder);
      case 'settings':
        return trySettings(folder);
      case 'index':
        return tryIndex(folder);
      case 'records':
        return tryRecords(folder);
      case 'self-test':
        return doHarm(number);
    }
  }
}
