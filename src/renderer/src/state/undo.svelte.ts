/** What can be taken back, the last first, and what was taken back, until something else is done. */

export interface Step {
  /** What was done, as a sentence. */
  words: string;
  /** Both refuse by throwing; the step is forgotten then. */
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

export interface UndoOptions {
  /** Runs something that main may refuse. */
  attempt: (action: () => Promise<void>) => Promise<void>;
  /** Tells that a step was taken back or done again. */
  onTurned: (step: Step, turned: 'undone' | 'redone') => void;
}

/** Steps remembered. */
const most = 100;

export class Undo {
  done = $state.raw<readonly Step[]>([]);
  undone = $state.raw<readonly Step[]>([]);
  #options: UndoOptions;
  #turning: Promise<void> = Promise.resolve();

  constructor(options: UndoOptions) {
    this.#options = options;
  }

  /** Something was done that can be taken back; what was taken back before cannot be done again then. */
  add(step: Step): void {
    this.done = [...this.done, step].slice(-most);
    this.undone = [];
  }

  /** Takes back a step, the last one when none is named; nothing when it is taken back already. */
  undo(step?: Step): Promise<void> {
    return this.#turn(async () => {
      const last = step ?? this.done.at(-1);
      if (last === undefined || !this.done.includes(last)) return;
      this.done = this.done.filter((one) => one !== last);
      await last.undo();
      this.undone = [...this.undone, last];
      this.#options.onTurned(last, 'undone');
    });
  }

  /** Does again what was taken back last. */
  redo(): Promise<void> {
    return this.#turn(async () => {
      const last = this.undone.at(-1);
      if (last === undefined) return;
      this.undone = this.undone.slice(0, -1);
      await last.redo();
      this.done = [...this.done, last];
      this.#options.onTurned(last, 'redone');
    });
  }

  /** One after the other, so that keys pressed in a row take back one step each. */
  #turn(action: () => Promise<void>): Promise<void> {
    this.#turning = this.#turning.then(() => this.#options.attempt(action));
    return this.#turning;
  }
}
