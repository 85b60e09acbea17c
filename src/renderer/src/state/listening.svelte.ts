/**
 * The clip being looked at: its picture and what the models say of it. Answers that arrive after another
 * clip was chosen are dropped; waiting is shown only when it takes longer than a glance.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../../shared/contract';
import type { ModelPrediction, Problem, SoundView } from '../../../shared/types';
import { ask, problemOf } from '../bridge';
import { longRecording } from '../lib/longRecording';

/** Before this many milliseconds nothing flickers. */
const patience = 150;
/** Choices faster than this (a held arrow key) wait until the person rests. */
const settle = 110;

export class Listening {
  id = $state<string | null>(null);
  view = $state.raw<SoundView | null>(null);
  viewProblem = $state.raw<Problem | null>(null);
  predictions = $state.raw<ModelPrediction[] | null>(null);
  predictionProblem = $state.raw<Problem | null>(null);
  /** True when the picture (or the verdict) has been awaited for longer than `patience`. */
  viewWaits = $state(false);
  verdictWaits = $state(false);
  /** Answers of this session by entry id, for list rows and the backend chip. */
  readonly answers = new SvelteMap<string, ModelPrediction[]>();

  #bridge: Bridge;
  #secondsOf: (id: string) => number | null;
  #turn = 0;
  #lastShown = -Infinity;
  #viewPending = false;
  #verdictPending = false;

  /** @param secondsOf length of an entry, where it is known; long ones get no verdict on all of them */
  constructor(bridge: Bridge, secondsOf: (id: string) => number | null = () => null) {
    this.#bridge = bridge;
    this.#secondsOf = secondsOf;
  }

  /** Shows another entry (or none); resolves when its answers are in, or when it was overtaken. */
  async show(id: string | null): Promise<void> {
    if (id === this.id) return;
    this.id = id;
    await this.reload();
  }

  /** Asks again for the same entry, e.g. after a fault. */
  async reload(): Promise<void> {
    const turn = ++this.#turn;
    const { id } = this;
    this.viewWaits = false;
    this.verdictWaits = false;
    if (id === null) {
      this.#forgetView();
      this.#forgetVerdict();
      return;
    }
    this.#viewPending = true;
    this.#verdictPending = true;
    setTimeout(() => this.#showWaiting(turn), patience);

    const now = performance.now();
    const hurried = now - this.#lastShown < settle;
    this.#lastShown = now;
    if (hurried) await new Promise((resolve) => setTimeout(resolve, settle));
    if (turn !== this.#turn) return;
    const long = (this.#secondsOf(id) ?? 0) > longRecording;
    await Promise.all([this.#loadView(id, turn), long ? this.#passOver() : this.#classify(id, turn)]);
  }

  /** The models would answer otherwise now: what they said is forgotten, and the clip in view asked about again. */
  async hearAgain(): Promise<void> {
    this.answers.clear();
    await this.reload();
  }

  /** The picture would be another now: asked for again, while the verdict stands. */
  async lookAgain(): Promise<void> {
    if (this.id !== null) await this.#loadView(this.id, this.#turn);
  }

  /** Drops whatever is still under way. */
  dispose(): void {
    this.#turn++;
  }

  /** Instead of leaving the last clip's picture under the new clip's name. */
  #showWaiting(turn: number): void {
    if (turn !== this.#turn) return;
    if (this.#viewPending) {
      this.#forgetView();
      this.viewWaits = true;
    }
    if (this.#verdictPending) {
      this.#forgetVerdict();
      this.verdictWaits = true;
    }
  }

  async #loadView(id: string, turn: number): Promise<void> {
    try {
      const view = await ask(this.#bridge, 'clip.view', id);
      if (turn !== this.#turn) return;
      this.view = view;
      this.viewProblem = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.view = null;
      this.viewProblem = problemOf(thrown);
    }
    this.#viewPending = false;
    this.viewWaits = false;
  }

  async #classify(id: string, turn: number): Promise<void> {
    try {
      const predictions = await ask(this.#bridge, 'clip.classify', id);
      this.answers.set(id, predictions);
      if (turn !== this.#turn) return;
      this.predictions = predictions;
      this.predictionProblem = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.predictions = null;
      this.predictionProblem = problemOf(thrown);
    }
    this.#verdictPending = false;
    this.verdictWaits = false;
  }

  /** No question, and no answer of the clip before. */
  #passOver(): void {
    this.#verdictPending = false;
    this.verdictWaits = false;
    this.#forgetVerdict();
  }

  #forgetView(): void {
    this.view = null;
    this.viewProblem = null;
  }

  #forgetVerdict(): void {
    this.predictions = null;
    this.predictionProblem = null;
  }
}
