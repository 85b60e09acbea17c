/** What of the person lies in the data folder; deleted for good only after they were told what and how much. */
import type { Bridge } from '../../../shared/contract';
import type { DataKind, DataShare, DueRecordings, KeepDays, OwnData as Found } from '../../../shared/ownData';
import type { LibraryEntry, Settings } from '../../../shared/types';
import { ask, problemOf } from '../bridge';
import { formatBytes, formatCount } from '../lib/format';
import { text } from '../text';
import { sentence, type Notices } from './notices.svelte';
import type { Undo } from './undo.svelte';

export interface OwnDataOptions {
  bridge: Bridge;
  notices: Notices;
  undo: Undo;
  settings: () => Settings;
  changeSettings: (change: Partial<Settings>) => Promise<void>;
  entry: (id: string) => LibraryEntry | null;
  /** Shows what lies there. */
  show: () => void;
}

/** What is about to be deleted: everything of a kind, or one recording. */
export type Asked = { kind: DataKind } | { recording: string };

const nothing: DueRecordings = { ids: [], bytes: 0 };

export class OwnData {
  found = $state.raw<Found | null>(null);
  /** What the person is being asked about. */
  asked = $state.raw<Asked | null>(null);
  /** What happened last, in words. */
  said = $state('');
  working = $state(false);
  /** Goes when the app closes. */
  due = $state.raw<DueRecordings>(nothing);
  /** A shorter time that was chosen and would delete something: applied only when confirmed. */
  wanted = $state.raw<{ days: KeepDays; older: DueRecordings } | null>(null);
  readonly #options: OwnDataOptions;
  #turn = 0;

  constructor(options: OwnDataOptions) {
    this.#options = options;
  }

  /** Counts anew. */
  async read(): Promise<void> {
    const { bridge } = this.#options;
    await this.#work(async () => {
      this.found = await ask(bridge, 'data.list');
      this.due = await ask(bridge, 'data.tell');
    });
  }

  share(kind: DataKind): DataShare | null {
    return this.found?.shares.find((share) => share.kind === kind) ?? null;
  }

  bytesOf(recording: string): number {
    return this.found?.recordings.find(({ id }) => id === recording)?.bytes ?? 0;
  }

  /** At start: what will go when the app closes is told, with its names. */
  async tell(): Promise<void> {
    const { bridge, notices, settings, entry, show } = this.#options;
    const days = settings().keepDays;
    if (days === null) return;
    this.due = await ask(bridge, 'data.tell');
    const { ids, bytes } = this.due;
    if (ids.length === 0) return;
    notices.warnAll(
      text.data.notice(formatCount(ids.length), formatBytes(bytes), text.data.keep.term(days)),
      ids.map((id) => entry(id)?.title ?? id),
      text.notices.more,
      { words: text.data.show, run: show },
    );
  }

  ask(asked: Asked): void {
    this.said = '';
    this.asked = asked;
  }

  cancel(): void {
    this.asked = null;
  }

  /** Deletes what was asked about. */
  async confirm(): Promise<void> {
    const { asked } = this;
    if (asked === null) return;
    await this.#work(async () => {
      if ('kind' in asked) await this.#deleteKind(asked.kind);
      else await this.#deleteRecording(asked.recording);
      this.asked = null;
      // Steps would bring back what is no longer there.
      this.#options.undo.clear();
      this.due = await ask(this.#options.bridge, 'data.tell');
    });
  }

  /** Takes a time to keep recordings for; where that would delete some, it first says which. */
  async choose(days: KeepDays): Promise<void> {
    this.wanted = null;
    const turn = ++this.#turn;
    await this.#work(async () => {
      const older = await ask(this.#options.bridge, 'data.older', days);
      if (turn !== this.#turn) return;
      if (older.ids.length > 0) this.wanted = { days, older };
      else await this.#keepFor(days);
    });
  }

  async applyWanted(): Promise<void> {
    const { wanted } = this;
    this.wanted = null;
    if (wanted !== null) await this.#work(() => this.#keepFor(wanted.days));
  }

  async pin(ids: readonly string[], pinned: boolean): Promise<void> {
    await this.#work(async () => {
      for (const id of ids) await ask(this.#options.bridge, 'library.pin', id, pinned);
      this.due = await ask(this.#options.bridge, 'data.tell');
    });
  }

  async openFolder(): Promise<void> {
    await this.#work(() => ask(this.#options.bridge, 'data.openFolder'));
  }

  /** The sheet is closed: what was not confirmed is forgotten. */
  leave(): void {
    this.#turn += 1;
    this.asked = null;
    this.wanted = null;
    this.said = '';
  }

  async #deleteKind(kind: DataKind): Promise<void> {
    const share = this.share(kind);
    if (share === null) return;
    const { count, bytes } = share;
    this.found = await ask(this.#options.bridge, 'data.delete', kind, { count, bytes });
    this.said = text.data.deleted(kind, formatCount(count), formatBytes(bytes));
    if (kind === 'profiles') await this.#options.changeSettings({ profile: null });
  }

  async #deleteRecording(id: string): Promise<void> {
    const title = this.#options.entry(id)?.title ?? '';
    const bytes = this.bytesOf(id);
    this.found = await ask(this.#options.bridge, 'data.deleteRecording', id);
    this.said = text.data.deletedOne(title, formatBytes(bytes));
  }

  async #keepFor(days: KeepDays): Promise<void> {
    await this.#options.changeSettings({ keepDays: days });
    this.due = await ask(this.#options.bridge, 'data.tell');
  }

  /** A refusal is said in the sheet, which covers the messages; what is there is counted anew. */
  async #work(action: () => Promise<void>): Promise<void> {
    this.working = true;
    try {
      await action();
    } catch (thrown) {
      this.asked = null;
      this.said = sentence(problemOf(thrown));
      const found = await ask(this.#options.bridge, 'data.list').catch(() => null);
      if (found !== null) this.found = found;
    } finally {
      this.working = false;
    }
  }
}
