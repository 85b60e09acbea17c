import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeWhole } from '../library/writeWhole';

const stored = v.object({ folder: v.pipe(v.string(), v.minLength(1)) });

/**
 * The folder the last file dialog ended in, over restarts: since Electron 43 each would start in Downloads.
 * In a file of its own, because the settings can be read and changed by the page.
 */
export class LastFolder {
  readonly #file: string;
  #folder: string | null;

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, 'dialogs.json');
    this.#folder = read(this.#file);
  }

  get(): string | null {
    return this.#folder;
  }

  /** A failed write only means that the next start does not know it. */
  async set(folder: string): Promise<void> {
    this.#folder = folder;
    await writeWhole(this.#file, JSON.stringify({ folder })).catch(() => undefined);
  }
}

function read(file: string): string | null {
  try {
    const parsed = v.safeParse(stored, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output.folder : null;
  } catch {
    return null;
  }
}
