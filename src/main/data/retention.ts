import type { Library } from '../../library/library';
import type { KeepDays } from '../../shared/ownData';
import type { Log } from '../log';
import { daysNeeded } from './earlierDays';

export interface RetentionOptions {
  library: Pick<Library, 'list' | 'deleteForGood'>;
  /** Days recordings are kept for; `null` for ever. */
  keepDays: () => KeepDays;
  log: Log;
  /** Clocks of earlier days on which the program was started: see `noteDay`. */
  earlierDays: readonly number[];
  /** Milliseconds since 1970; given in tests. */
  now?: () => number;
}

const day = 86_400_000;

/**
 * Deletes recordings by their age, where a person has chosen so. Nothing goes that was not told of before in the same run,
 * and it goes when the program closes: until then it can be pinned, or the setting taken back. A program that is killed
 * deletes nothing and tells again. A recording is old where the clocks of this start and of two earlier days say so: it is
 * kept for a day or two longer than was chosen, and one session with a wrong clock takes none.
 */
export class Retention {
  readonly #options: RetentionOptions;
  readonly #told = new Set<string>();

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** Recordings older than so many days that are not pinned, the oldest last; those imported or opened never grow old. */
  older(days: KeepDays): string[] {
    const { earlierDays, library } = this.#options;
    if (days === null || earlierDays.length < daysNeeded) return [];
    // No clock is believed alone: the one that makes recordings youngest counts.
    const now = Math.min(this.#options.now?.() ?? Date.now(), ...earlierDays);
    return library
      .list()
      .filter(({ origin, pinned }) => origin === 'recording' && pinned !== true)
      .filter(({ addedAt }) => now - Date.parse(addedAt) > days * day)
      .map(({ id }) => id);
  }

  /** What will go when the program closes. Calling it says that a person is being told. */
  tell(): string[] {
    const due = this.older(this.#options.keepDays());
    for (const id of due) this.#told.add(id);
    return due;
  }

  /** What was told of is forgotten: the setting has changed. */
  takeBack(): void {
    this.#told.clear();
  }

  /** Deletes for good what was told of and is still too old. */
  async deleteTold(): Promise<void> {
    const { library, keepDays, log } = this.#options;
    const due = this.older(keepDays()).filter((id) => this.#told.has(id));
    if (due.length === 0) return;
    await library
      .deleteForGood(due)
      .then((gone) => log('data', `${gone} recordings were kept for ${keepDays()} days and are deleted`))
      .catch((thrown: unknown) => log('data', 'a recording could not be deleted', thrown));
  }
}
