/** The voices the app is calibrated to, and the sheet where they are made, renamed and deleted. */
import type { Bridge } from '../../../shared/contract';
import type { Job, Problem, ProfileSummary } from '../../../shared/types';
import { ask, problemOf } from '../bridge';
import { text } from '../text';
import { Reading, type ReadingOptions } from './reading.svelte';
import type { Step, Undo } from './undo.svelte';

export interface VoicesOptions extends Omit<ReadingOptions, 'onProblem'> {
  /** Id of the profile that is used. */
  selected: () => string | null;
  select: (id: string | null) => Promise<void>;
  onJob: (job: Job) => void;
  undo: Undo;
}

/** What the sheet shows. */
export type VoiceStep = 'list' | 'read' | 'choose';

export class Voices {
  list = $state.raw<ProfileSummary[]>([]);
  step = $state<VoiceStep>('list');
  /** Id of the job that makes a profile. */
  making = $state<string | null>(null);
  /** Shown in the sheet: a message at the foot of the window would lie behind it. */
  problem = $state.raw<Problem | null>(null);
  /** The profile deleted last, which can be brought back. */
  removed = $state.raw<{ profile: ProfileSummary; step: Step } | null>(null);
  readonly reading: Reading;
  readonly selected = $derived.by(() => this.list.find(({ id }) => id === this.#options.selected()) ?? null);

  #options: VoicesOptions;
  #bridge: Bridge;

  constructor(options: VoicesOptions) {
    this.#options = options;
    this.#bridge = options.bridge;
    this.reading = new Reading({ ...options, onProblem: (problem) => (this.problem = problem) });
  }

  /** Reads the list. */
  async read(): Promise<void> {
    this.list = await ask(this.#bridge, 'profiles.list');
  }

  /** Chooses the voice clips are heard with; `null` for none. */
  async select(id: string | null): Promise<void> {
    if (id !== this.#options.selected()) await this.#options.select(id);
  }

  show(step: VoiceStep): void {
    this.problem = null;
    this.removed = null;
    this.step = step;
  }

  /** Makes a profile of clips of the library or of sentences read aloud. */
  async make(name: string, ids: string[]): Promise<void> {
    await this.#attempt(async () => {
      const job = await ask(this.#bridge, 'profiles.create', name, ids);
      this.making = job.id;
      this.#options.onJob(job);
    });
  }

  async cancelMaking(): Promise<void> {
    const { making } = this;
    if (making !== null) await this.#attempt(() => ask(this.#bridge, 'jobs.cancel', making));
  }

  /** Main has made a profile: it is used at once. */
  async made(profile: ProfileSummary): Promise<void> {
    await this.reading.forget();
    await this.select(profile.id);
  }

  /**
   * The job has ended, however it ended.
   *
   * @returns true when the sheet that asked for it tells about it
   */
  ended(job: Job): boolean {
    if (job.id !== this.making) return false;
    this.making = null;
    if (job.state === 'done') this.show('list');
    else if (job.state === 'failed') this.problem = job.problem;
    return true;
  }

  async rename(id: string, name: string): Promise<void> {
    const trimmed = name.trim();
    const before = this.list.find((one) => one.id === id)?.name;
    if (trimmed === '' || trimmed === before || before === undefined) return;
    const call = async (wanted: string): Promise<void> => {
      await ask(this.#bridge, 'profiles.rename', id, wanted);
    };
    await this.#attempt(async () => {
      await call(trimmed);
      const words = text.undo.renamed(before, trimmed);
      this.#options.undo.add({ words, undo: () => call(before), redo: () => call(trimmed) });
    });
  }

  async remove(profile: ProfileSummary): Promise<void> {
    const selected = profile.id === this.#options.selected();
    const remove = async (): Promise<void> => {
      await ask(this.#bridge, 'profiles.remove', profile.id);
      if (profile.id === this.#options.selected()) await this.select(null);
    };
    const step: Step = {
      words: text.voices.removed(profile.name),
      undo: () => this.#bringBack(profile, selected),
      redo: remove,
    };
    await this.#attempt(async () => {
      await remove();
      this.#options.undo.add(step);
      this.removed = { profile, step };
    });
  }

  /** Brings the profile deleted last back, and uses it again where it was used. */
  async restore(): Promise<void> {
    if (this.removed !== null) await this.#options.undo.takeBack(this.removed.step);
  }

  async #bringBack({ id }: ProfileSummary, selected: boolean): Promise<void> {
    await ask(this.#bridge, 'profiles.restore', id);
    if (this.removed?.profile.id === id) this.removed = null;
    if (selected) await this.select(id);
  }

  /** The sheet is closed: nothing that was read is kept, unless a profile is being made of it. */
  async close(): Promise<void> {
    if (this.making === null) await this.reading.forget();
    else await this.reading.cancel();
    this.making = null;
    this.show('list');
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await action();
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }
}
