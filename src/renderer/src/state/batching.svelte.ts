/** The Batch view: what is chosen, what runs, and which batch is looked at. */
import type { BatchSummary, ChosenSounds, ExportChoice, ExportForm } from '../../../shared/batch';
import { ask } from '../bridge';
import { text } from '../text';
import { BatchTable, type BatchTableOptions } from './batchTable.svelte';

export class Batching {
  /** Folders and files for the next batch. */
  chosen = $state.raw<ChosenSounds[]>([]);
  looking = $state(false);
  /** Models of the next batch; `null` until somebody has chosen. */
  models = $state.raw<string[] | null>(null);
  list = $state.raw<BatchSummary[]>([]);
  readonly table: BatchTable;

  readonly running = $derived(this.list.find(({ state }) => state === 'running') ?? null);
  /** What is on screen. */
  readonly shown = $derived.by(() => this.list.find(({ id }) => id === this.table.id) ?? null);

  readonly #options: BatchTableOptions;

  constructor(options: BatchTableOptions) {
    this.#options = options;
    this.table = new BatchTable(options);
  }

  /** The first list of a page. What runs already is shown: the page before this one has crashed or was loaded anew. */
  found(list: BatchSummary[]): void {
    this.changed(list);
    if (this.running !== null && this.table.id === null) this.show(this.running.id);
  }

  /** Takes the list main sent; the rows of what runs are asked for again. */
  changed(list: BatchSummary[]): void {
    const before = this.shown;
    this.list = list;
    const now = this.shown;
    if (before !== null && now === null) this.table.show(null);
    else if (now !== null && (now.state === 'running' || now.state !== before?.state)) {
      void this.table.refresh();
    }
  }

  async choose(what: 'folder' | 'files'): Promise<void> {
    await this.#look(() => ask(this.#options.bridge, 'batch.choose', what));
  }

  /** Folders or files were dropped on the window. */
  async dropped(dropped: File[]): Promise<void> {
    const { bridge, notices } = this.#options;
    this.close();
    await this.#look(async () => {
      const answer = await bridge.soundsDropped(dropped);
      if (answer.ok) return answer.value;
      notices.warn(answer.problem);
      return null;
    });
  }

  leaveOut(id: string): void {
    this.chosen = this.chosen.filter((sounds) => sounds.id !== id);
  }

  async start(models: string[]): Promise<void> {
    const ids = this.chosen.map(({ id }) => id);
    await this.#begin(() => ask(this.#options.bridge, 'batch.start', ids, models));
  }

  async resume(id: string): Promise<void> {
    await this.#begin(() => ask(this.#options.bridge, 'batch.resume', id));
  }

  async pause(id: string): Promise<void> {
    await this.#options.attempt(() => ask(this.#options.bridge, 'batch.pause', id));
  }

  async cancel(id: string): Promise<void> {
    await this.#options.attempt(() => ask(this.#options.bridge, 'batch.cancel', id));
  }

  show(id: string): void {
    if (this.table.id !== id) this.table.show(id);
  }

  /** Back to the empty view, to choose for another batch. */
  close(): void {
    this.table.show(null);
  }

  async remove({ id, name }: BatchSummary): Promise<void> {
    const { attempt, bridge, undo } = this.#options;
    const shown = this.table.id === id;
    const remove = async (): Promise<void> => {
      await ask(bridge, 'batch.remove', id);
      if (this.table.id === id) this.close();
    };
    await attempt(async () => {
      await remove();
      undo.offer({ words: text.batch.removed(name), undo: () => this.#restore(id, shown), redo: remove });
    });
  }

  /** Saves rows of the batch that is shown. */
  async export(form: ExportForm, choice: ExportChoice): Promise<void> {
    const { attempt, bridge, notices } = this.#options;
    const { id, query } = this.table;
    if (id === null) return;
    await attempt(async () => {
      const file = await ask(bridge, 'batch.export', id, form, choice, query);
      if (file !== null) notices.tell(text.batch.saved(file));
    });
  }

  dispose(): void {
    this.table.stopPlaying();
  }

  async #look(choose: () => Promise<ChosenSounds | null>): Promise<void> {
    this.looking = true;
    await this.#options.attempt(async () => {
      const sounds = await choose();
      if (sounds !== null) this.chosen = [...this.chosen, sounds];
    });
    this.looking = false;
  }

  async #begin(begin: () => Promise<BatchSummary>): Promise<void> {
    await this.#options.attempt(async () => {
      const { id } = await begin();
      // Events of a short run may have overtaken the answer.
      this.changed(await ask(this.#options.bridge, 'batch.list'));
      this.chosen = [];
      this.show(id);
    });
  }

  async #restore(id: string, show: boolean): Promise<void> {
    await ask(this.#options.bridge, 'batch.restore', id);
    if (show) this.show(id);
  }
}
