/** What can be taken back, the last first, and what was taken back, until something else is done. */
import { text } from '../text';
import type { Notices } from './notices.svelte';

export interface Step {
  /** What was done, as a sentence. */
  words: string;
  /** Both refuse by throwing; the step is forgotten then. */
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

export interface UndoOptions {
  notices: Notices;
  /** Runs something that main may refuse; a refusal becomes a message. */
  attempt: (action: () => Promise<void>) => Promise<void>;
}

/** Steps remembered. */
const most = 100;

export class Undo {
  done = $state.raw<readonly Step[]>([]);
  undone = $state.raw<readonly Step[]>([]);
  readonly #options: UndoOptions;
  /** Messages that offer to take a step back. */
  readonly #offers = new WeakMap<Step, number>();
  #turning: Promise<void> = Promise.resolve();

  constructor(options: UndoOptions) {
    this.#options = options;
  }

  /** Something was done that can be taken back; what was taken back before cannot be done again then. */
  add(step: Step): void {
    this.done = [...this.done, step].slice(-most);
    this.undone = [];
  }

  /** The same, for what would be missed: told, with a button that takes it back. */
  offer(step: Step): void {
    this.add(step);
    const action = { words: text.notices.undo, run: () => void this.takeBack(step) };
    this.#offers.set(step, this.#options.notices.tell(step.words, action));
  }

  /** What was done can no longer be taken back. */
  clear(): void {
    for (const step of this.done) {
      const offer = this.#offers.get(step);
      if (offer !== undefined) this.#options.notices.dismiss(offer);
    }
    this.done = [];
    this.undone = [];
  }

  /** Takes back the last step. */
  undo(): Promise<void> {
    return this.#turn(async () => {
      const step = this.done.at(-1);
      if (step === undefined) return;
      await this.#takeBack(step);
      this.#options.notices.tell(text.undo.undone(step.words));
    });
  }

  /** Takes back one step, by its own button; nothing when it is taken back already. */
  takeBack(step: Step): Promise<void> {
    return this.#turn(async () => {
      if (this.done.includes(step)) await this.#takeBack(step);
    });
  }

  /** Does again what was taken back last. */
  redo(): Promise<void> {
    return this.#turn(async () => {
      const step = this.undone.at(-1);
      if (step === undefined) return;
      this.undone = this.undone.slice(0, -1);
      await step.redo();
      this.done = [...this.done, step];
      this.#options.notices.tell(text.undo.redone(step.words));
    });
  }

  async #takeBack(step: Step): Promise<void> {
    this.done = this.done.filter((one) => one !== step);
    const offer = this.#offers.get(step);
    if (offer !== undefined) this.#options.notices.dismiss(offer);
    await step.undo();
    this.undone = [...this.undone, step];
  }

  /** One after the other, so that keys pressed in a row take back one step each. */
  #turn(action: () => Promise<void>): Promise<void> {
    this.#turning = this.#turning.then(() => this.#options.attempt(action));
    return this.#turning;
  }
}
