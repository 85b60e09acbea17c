import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import { systemCode } from '../../library/fileProblem';
import { writeWhole } from '../../library/writeWhole';
import { hopFits, settingsSchema } from '../../shared/contract';
import { defaultSettings } from '../../shared/defaultSettings';
import type { Settings } from '../../shared/types';

/** `settings.json` in the data folder: read once at start, written whole after each change. */
export class SettingsStore {
  /** Where a damaged file was moved to at start, else `null`. */
  readonly damagedFile: string | null;
  /** Names of settings whose value did not fit at start: they are as on the first day, all others as they were. */
  readonly unfit: readonly string[];
  #settings: Settings;
  readonly #file: string;
  #writing: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(changes: Partial<Settings>) => void>();

  private constructor(
    file: string,
    settings: Settings,
    damagedFile: string | null,
    unfit: readonly string[] = [],
  ) {
    this.#file = file;
    this.#settings = settings;
    this.damagedFile = damagedFile;
    this.unfit = unfit;
  }

  /**
   * Reads the settings of a data folder. A missing file gives the defaults; so does a damaged one, which is
   * moved aside first, and every value that does not fit. Read synchronously: the window's theme depends on it.
   *
   * @param firstChoices where the defaults depend on the machine (no recorder program: capture in the window)
   */
  static open(dataFolder: string, firstChoices: Partial<Settings> = {}): SettingsStore {
    const file = join(dataFolder, 'settings.json');
    const defaults = { ...defaultSettings, ...firstChoices };
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (thrown) {
      if (systemCode(thrown) === 'ENOENT') return new SettingsStore(file, defaults, null);
      return new SettingsStore(file, defaults, movedAside(file));
    }
    const found = parsed(text, defaults);
    return found === null
      ? new SettingsStore(file, defaults, movedAside(file))
      : new SettingsStore(file, found.settings, null, found.unfit);
  }

  read(): Settings {
    return { ...this.#settings };
  }

  /**
   * Takes over the given values and answers all settings once they are on the disk. On a failed write the
   * values still hold until the app closes.
   *
   * @throws AffectronError `refused` for a hop longer than its window; `disk-full`, `cannot-write`
   */
  async change(changes: Partial<Settings>): Promise<Settings> {
    const settings = { ...this.#settings, ...changes };
    if (!hopFits(settings)) {
      if (changes.timelineHop !== undefined) {
        throw new AffectronError('refused', 'The hop of the timeline is longer than its window.');
      }
      // A shorter window takes the hop along.
      settings.timelineHop = settings.timelineWindow;
    }
    this.#settings = settings;
    for (const listener of this.#listeners) listener(changes);
    const text = JSON.stringify(this.#settings, null, 2) + '\n';
    // One after the other, so that an older write never lands on a newer one.
    this.#writing = this.#writing.catch(() => undefined).then(() => writeWhole(this.#file, text));
    await this.#writing;
    return this.read();
  }

  /** Calls `listener` with every change. */
  onChange(listener: (changes: Partial<Settings>) => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves once nothing is left to write. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }
}

/** Values that fit, over the defaults, so that a file of an older or newer version stays valid; `null` when damaged. */
function parsed(text: string, defaults: Settings): { settings: Settings; unfit: string[] } | null {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  const values = new Map<string, unknown>(Object.entries(stored));
  const unfit = Object.entries(settingsSchema.entries)
    .filter(([name, schema]) => values.has(name) && !v.is(schema, values.get(name)))
    .map(([name]) => name);
  for (const name of unfit) values.delete(name);
  const fitting = v.parse(v.partial(settingsSchema), Object.fromEntries(values));
  const settings = { ...defaults, ...fitting };
  if (hopFits(settings)) return { settings, unfit };
  return {
    settings: { ...settings, timelineHop: defaults.timelineHop },
    unfit: [...unfit, 'timelineHop'],
  };
}

function movedAside(file: string): string {
  const aside = file.replace(/\.json$/, '.damaged.json');
  try {
    renameSync(file, aside);
  } catch {
    // Left where it is: the next change replaces it.
  }
  return aside;
}
