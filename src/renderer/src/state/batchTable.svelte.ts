/** The table of a batch: which rows are wanted, those in sight, the row that is chosen, labels, and sound. */
import { longestPage, type BatchRow, type RowLabel, type RowQuery } from '../../../shared/batch';
import type { Bridge } from '../../../shared/contract';
import type { OpenReport } from '../../../shared/types';
import { ask } from '../bridge';
import { text } from '../text';
import type { Notices } from './notices.svelte';
import type { Player } from './playback.svelte';
import type { Undo } from './undo.svelte';

export interface BatchTableOptions {
  bridge: Bridge;
  /** Plays single files; not the one of the Listen view, which keeps its clip. */
  player: Player;
  notices: Notices;
  undo: Undo;
  /** Runs something that main may refuse; a refusal becomes a message. */
  attempt: (action: () => Promise<void>) => Promise<void>;
  /** Shows opened clips in the Listen view. */
  opened: (report: OpenReport) => void;
}

export const everything: RowQuery = {
  model: 0,
  text: '',
  emotion: null,
  kind: 'any',
  sort: 'place',
  descending: false,
};

export class BatchTable {
  id = $state<string | null>(null);
  query = $state.raw<RowQuery>(everything);
  /** Models whose columns are shown beside the verdict, by their place. */
  columns = $state.raw<number[]>([]);
  /** Rows that match in all; those at hand begin at `first`. Never all of ten thousand. */
  total = $state(0);
  first = $state(0);
  rows = $state.raw<BatchRow[]>([]);
  loaded = $state(false);
  /** Place of the chosen row in the order. */
  active = $state(0);
  /** The file that plays. */
  playing = $state<number | null>(null);

  readonly narrowed = $derived(
    this.query.text !== '' || this.query.emotion !== null || this.query.kind !== 'any',
  );

  readonly #options: BatchTableOptions;
  #wanted = { first: 0, last: 0 };
  #asking = false;
  #askAgain = false;
  #saying: Promise<void> = Promise.resolve();

  constructor(options: BatchTableOptions) {
    this.#options = options;
    options.player.addEventListener('ended', () => (this.playing = null));
    options.player.addEventListener('error', () => this.#cannotPlay());
  }

  /** Shows the rows of another batch, or of none. */
  show(id: string | null): void {
    this.stopPlaying();
    this.id = id;
    this.columns = [];
    this.#reset(everything);
  }

  /** Other rows, or another order; from the top. */
  ask(change: Partial<RowQuery>): void {
    this.#reset({ ...this.query, ...change });
  }

  /** Sorts by a column; by the same again, the other way round. */
  sort(by: RowQuery['sort']): void {
    const { sort, descending } = this.query;
    // Surest and longest first: nobody looks for the least of them at once.
    const first = by === 'confidence' || by === 'seconds';
    this.ask({ sort: by, descending: sort === by ? !descending : first });
  }

  clear(): void {
    this.ask({ text: '', emotion: null, kind: 'any' });
  }

  toggleColumn(model: number): void {
    this.columns = this.columns.includes(model)
      ? this.columns.filter((other) => other !== model)
      : [...this.columns, model].sort((one, other) => one - other);
  }

  row(place: number): BatchRow | null {
    return this.rows[place - this.first] ?? null;
  }

  /** Says which rows are in sight; asks for them where they are not at hand. */
  see(first: number, last: number): void {
    this.#wanted = { first, last };
    const end = this.first + this.rows.length;
    if (!this.loaded || first < this.first || Math.min(last, this.total) > end) void this.refresh();
  }

  move(to: number): void {
    this.active = Math.max(0, Math.min(this.total - 1, to));
  }

  /** Asks for the rows in sight again; one question at a time, however fast things change. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    do {
      this.#askAgain = false;
      await this.#options.attempt(() => this.#load());
    } while (this.#askAgain);
    this.#asking = false;
  }

  /** Keeps what the person says of a file, which can be undone. */
  async say(row: BatchRow, label: RowLabel | null): Promise<void> {
    const { id } = this;
    if (id === null) return;
    const say = (wanted: RowLabel | null) => this.#say(id, row.file, wanted);
    await this.#options.attempt(async () => {
      await say(label);
      const words = text.batch.labelled(row.name);
      this.#options.undo.add({ words, undo: () => say(row.label), redo: () => say(label) });
    });
  }

  /** Marks what is said of a file verified, or not; not verified and without an emotion it is no label. */
  async verify(row: BatchRow, verified: boolean): Promise<void> {
    const emotion = row.label?.emotion ?? null;
    await this.say(row, emotion === null && !verified ? null : { emotion, verified });
  }

  /** Plays a file, or stops it. */
  async toggle({ file }: BatchRow): Promise<void> {
    const { attempt, bridge, player } = this.#options;
    const { id } = this;
    const again = this.playing === file;
    this.stopPlaying();
    if (again || id === null) return;
    await attempt(async () => {
      const { playbackUrl } = await ask(bridge, 'batch.hear', id, file);
      player.src = playbackUrl;
      this.playing = file;
      // A failed start is told by the player's own error event; another file's start is no failure.
      await player.play().catch(() => undefined);
    });
  }

  stopPlaying(): void {
    if (this.playing === null) return;
    this.playing = null;
    this.#options.player.pause();
  }

  async openInListen({ file }: BatchRow): Promise<void> {
    const { attempt, bridge, opened } = this.#options;
    const { id } = this;
    if (id === null) return;
    await attempt(async () => {
      const report = await ask(bridge, 'batch.openFile', id, file);
      this.stopPlaying();
      opened(report);
    });
  }

  #reset(query: RowQuery): void {
    this.query = query;
    this.active = 0;
    this.loaded = false;
    this.#wanted = { first: 0, last: 0 };
    if (this.id === null) {
      this.rows = [];
      this.total = 0;
    } else void this.refresh();
  }

  async #load(): Promise<void> {
    const { id, query } = this;
    if (id === null) return;
    const { first, last } = this.#wanted;
    const from = Math.max(0, Math.round((first + last - longestPage) / 2));
    const page = await ask(this.#options.bridge, 'batch.rows', id, query, from, longestPage);
    if (id !== this.id || query !== this.query) return;
    this.first = from;
    this.rows = page.rows;
    this.total = page.total;
    this.loaded = true;
    this.move(this.active);
  }

  /** One after the other: the order in which a person says things is the order in which they hold. */
  #say(batch: string, file: number, label: RowLabel | null): Promise<void> {
    const said = this.#saying.then(async () => {
      const row = await ask(this.#options.bridge, 'batch.label', batch, file, label);
      if (batch === this.id) this.rows = this.rows.map((other) => (other.file === file ? row : other));
    });
    this.#saying = said.catch(() => undefined);
    return said;
  }

  #cannotPlay(): void {
    if (this.playing === null) return;
    this.playing = null;
    this.#options.notices.warn({ code: 'not-readable', message: text.batch.cannotPlay });
  }
}
