/** The Evaluate view: what is chosen, what runs, what was found, and the mistake that plays. */
import type { Bridge } from '../../../shared/contract';
import type { EvaluationSummary, EvaluationView, HeardMistake } from '../../../shared/evaluation';
import type { ChosenFolder } from '../../../shared/training';
import type { OpenReport } from '../../../shared/types';
import { ask } from '../bridge';
import { text } from '../text';
import type { Notices } from './notices.svelte';
import type { Player } from './playback.svelte';
import type { Undo } from './undo.svelte';

export interface EvaluatingOptions {
  bridge: Bridge;
  /** Plays single mistakes; not the one of the Listen view, which keeps its clip. */
  player: Player;
  notices: Notices;
  undo: Undo;
  /** Runs something that main may refuse; a refusal becomes a message. */
  attempt: (action: () => Promise<void>) => Promise<void>;
  /** Shows opened clips in the Listen view. */
  opened: (report: OpenReport) => void;
}

export class Evaluating {
  /** The labelled folder chosen for the next evaluation. */
  folder = $state.raw<ChosenFolder | null>(null);
  choosing = $state(false);
  /** Models of the next evaluation; `null` until somebody has chosen. */
  chosen = $state.raw<string[] | null>(null);
  list = $state.raw<EvaluationSummary[]>([]);
  /** What is on screen. */
  view = $state.raw<EvaluationView | null>(null);
  /** The model of it that is shown. */
  model = $state<string | null>(null);
  /** The mistake that plays. */
  playing = $state<string | null>(null);

  readonly running = $derived(this.list.find(({ state }) => state === 'running') ?? null);
  readonly result = $derived(
    this.view?.models.find(({ id }) => id === this.model) ?? this.view?.models[0] ?? null,
  );

  readonly #options: EvaluatingOptions;
  /** The evaluation that is to be shown once it is done. */
  #awaited: string | null = null;

  constructor(options: EvaluatingOptions) {
    this.#options = options;
    options.player.addEventListener('ended', () => (this.playing = null));
    options.player.addEventListener('error', () => this.#cannotPlay());
  }

  /** Takes the list main sent; shows what has just been finished. */
  changed(list: EvaluationSummary[]): void {
    this.list = list;
    const awaited = list.find(({ id }) => id === this.#awaited);
    if (awaited === undefined || awaited.state === 'running') return;
    this.#awaited = null;
    if (awaited.state === 'done') void this.show(awaited.id);
  }

  async choose(): Promise<void> {
    await this.#look(() => ask(this.#options.bridge, 'folder.choose'));
  }

  async chooseSamples(): Promise<void> {
    await this.#look(() => ask(this.#options.bridge, 'evaluation.samples'));
  }

  /** A folder was dropped on the window. */
  async dropped(folder: File): Promise<void> {
    const { bridge, notices } = this.#options;
    await this.#look(async () => {
      const answer = await bridge.folderDropped(folder);
      if (answer.ok) return answer.value;
      notices.warn(answer.problem);
      return null;
    });
  }

  async start(models: string[]): Promise<void> {
    const { folder } = this;
    if (folder === null) return;
    await this.#begin(() => ask(this.#options.bridge, 'evaluation.start', folder.id, models));
  }

  async resume(id: string): Promise<void> {
    await this.#begin(() => ask(this.#options.bridge, 'evaluation.resume', id));
  }

  async cancel(): Promise<void> {
    const job = this.running?.job;
    if (job) await this.#options.attempt(() => ask(this.#options.bridge, 'jobs.cancel', job));
  }

  async show(id: string): Promise<void> {
    const { attempt, bridge } = this.#options;
    await attempt(async () => {
      const view = await ask(bridge, 'evaluation.view', id);
      this.stopPlaying();
      this.view = view;
      this.model = view.models[0]?.id ?? null;
    });
  }

  /** Back to the empty view, to choose another folder. */
  close(): void {
    this.stopPlaying();
    this.view = null;
  }

  async remove(summary: EvaluationSummary): Promise<void> {
    const { attempt, bridge, undo } = this.#options;
    const shown = this.view?.summary.id === summary.id;
    const remove = async (): Promise<void> => {
      await ask(bridge, 'evaluation.remove', summary.id);
      if (this.view?.summary.id === summary.id) this.close();
    };
    await attempt(async () => {
      await remove();
      undo.offer({
        words: text.evaluate.removed(summary.name),
        undo: () => this.#restore(summary.id, shown),
        redo: remove,
      });
    });
  }

  /** Plays a mistake, or stops it. */
  async toggle({ clip }: HeardMistake): Promise<void> {
    const { attempt, bridge, player } = this.#options;
    const again = this.playing === clip;
    this.stopPlaying();
    if (again) return;
    await attempt(async () => {
      const { playbackUrl } = await ask(bridge, 'evaluation.hear', clip);
      player.src = playbackUrl;
      this.playing = clip;
      // A failed start is told by the player's own error event; another clip's start is no failure.
      await player.play().catch(() => undefined);
    });
  }

  stopPlaying(): void {
    this.playing = null;
    this.#options.player.pause();
  }

  async openInListen({ clip }: HeardMistake): Promise<void> {
    const { attempt, bridge, opened } = this.#options;
    await attempt(async () => {
      const report = await ask(bridge, 'evaluation.openClip', clip);
      this.stopPlaying();
      opened(report);
    });
  }

  /** Saves answers or report of the model that is shown. */
  async export(as: 'csv' | 'json'): Promise<void> {
    const { attempt, bridge, notices } = this.#options;
    const { view, result } = this;
    if (view === null || result === null) return;
    await attempt(async () => {
      const { id } = view.summary;
      const file = await ask(bridge, 'evaluation.export', id, result.id, as);
      if (file !== null) notices.tell(text.evaluate.saved(file));
    });
  }

  dispose(): void {
    this.stopPlaying();
  }

  async #look(ask: () => Promise<ChosenFolder | null>): Promise<void> {
    this.choosing = true;
    await this.#options.attempt(async () => {
      const folder = await ask();
      if (folder === null) return;
      this.folder = folder;
      this.close();
    });
    this.choosing = false;
  }

  async #begin(begin: () => Promise<EvaluationSummary>): Promise<void> {
    await this.#options.attempt(async () => {
      const summary = await begin();
      this.close();
      this.#awaited = summary.id;
      // Events of a short run may have overtaken the answer.
      this.changed(await ask(this.#options.bridge, 'evaluation.list'));
    });
  }

  async #restore(id: string, show: boolean): Promise<void> {
    await ask(this.#options.bridge, 'evaluation.restore', id);
    if (show) await this.show(id);
  }

  #cannotPlay(): void {
    if (this.playing === null) return;
    this.playing = null;
    this.#options.notices.warn({ code: 'not-readable', message: text.evaluate.cannotPlay });
  }
}
