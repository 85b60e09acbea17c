/** What is to be trained, and the one training that main runs or has just ended. */
import type { Bridge } from '../../../shared/contract';
import type { ChosenFolder, RecipeSummary, TrainingPlan, TrainingState } from '../../../shared/training';
import type { Problem } from '../../../shared/types';
import { ask, problemOf, Refused } from '../bridge';

export const defaultSeed = 1;

export class Training {
  recipes = $state.raw<RecipeSummary[]>([]);
  /** `null` while nothing trains, was interrupted or has just ended. */
  run = $state.raw<TrainingState | null>(null);
  /** `performance.now()` when `run` arrived: its times go on from there. */
  heardAt = $state(0);

  recipe = $state<string | null>(null);
  folder = $state.raw<ChosenFolder | null>(null);
  folderProblem = $state.raw<Problem | null>(null);
  /** What the chosen recipe would do with the chosen folder. */
  plan = $state.raw<TrainingPlan | null>(null);
  planProblem = $state.raw<Problem | null>(null);
  /** What main refused when it was asked to start. */
  startProblem = $state.raw<Problem | null>(null);
  title = $state('');
  seed = $state(defaultSeed);
  /** True while main looks into a folder or begins. */
  busy = $state(false);

  readonly chosen = $derived(this.recipes.find(({ name }) => name === this.recipe) ?? null);
  /** Main reads or trains right now. */
  readonly running = $derived(
    this.run !== null && ['reading', 'training', 'testing'].includes(this.run.phase),
  );
  readonly ready = $derived(
    this.plan !== null &&
      this.chosen?.problem === null &&
      this.title.trim() !== '' &&
      Number.isInteger(this.seed) &&
      this.seed >= 0 &&
      this.seed <= 0xffffffff,
  );

  readonly #bridge: Bridge;
  #turn = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** @throws {Refused} */
  async read(): Promise<void> {
    this.changed(await ask(this.#bridge, 'training.state'));
    this.recipes = await ask(this.#bridge, 'training.recipes');
    if (this.recipe === null) this.choose(this.recipes.find(({ problem }) => problem === null)?.name ?? null);
  }

  changed(run: TrainingState | null): void {
    this.run = run;
    this.heardAt = performance.now();
  }

  /** Another recipe; a name that nobody typed follows it. */
  choose(name: string | null): void {
    const typed = this.title !== '' && this.title !== this.chosen?.title;
    this.recipe = name;
    if (!typed) this.title = this.chosen?.title ?? '';
    void this.#replan();
  }

  /** By main's dialog. */
  async chooseFolder(): Promise<void> {
    await this.#take(() => ask(this.#bridge, 'folder.choose'));
  }

  /** By a drop on the window. */
  async dropped(folder: File): Promise<void> {
    await this.#take(async () => {
      const answer = await this.#bridge.folderDropped(folder);
      if (!answer.ok) throw new Refused(answer.problem);
      return answer.value;
    });
  }

  async start(): Promise<void> {
    const { recipe, folder, title, seed } = this;
    if (!this.ready || recipe === null || folder === null) return;
    await this.#begin(() => ask(this.#bridge, 'training.start', recipe, folder.id, title.trim(), seed));
  }

  async resume(): Promise<void> {
    await this.#begin(() => ask(this.#bridge, 'training.resume'));
  }

  /** Ends with the best pass so far. */
  stop(): Promise<void> {
    return ask(this.#bridge, 'training.stop');
  }

  /** Throws away what runs or waits, or forgets what has ended. */
  discard(): Promise<void> {
    this.startProblem = null;
    return ask(this.#bridge, 'training.discard');
  }

  async #begin(action: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.startProblem = null;
    try {
      await action();
    } catch (thrown) {
      this.startProblem = problemOf(thrown);
    } finally {
      this.busy = false;
    }
  }

  async #take(find: () => Promise<ChosenFolder | null>): Promise<void> {
    this.busy = true;
    this.startProblem = null;
    try {
      const folder = await find();
      if (folder === null) return;
      this.folder = folder;
      this.folderProblem = null;
    } catch (thrown) {
      this.folder = null;
      this.folderProblem = problemOf(thrown);
    } finally {
      this.busy = false;
    }
    await this.#replan();
  }

  async #replan(): Promise<void> {
    const turn = ++this.#turn;
    const { recipe, folder } = this;
    this.plan = null;
    this.planProblem = null;
    if (recipe === null || folder === null) return;
    try {
      const plan = await ask(this.#bridge, 'training.plan', recipe, folder.id);
      if (turn === this.#turn) this.plan = plan;
    } catch (thrown) {
      if (turn === this.#turn) this.planProblem = problemOf(thrown);
    }
  }
}
