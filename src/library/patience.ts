/** Waits for answers of a server, but for each of them no longer than a limit; then everything is aborted. */
export class Patience {
  /** Aborted when patience is over or the caller cancels. */
  readonly signal: AbortSignal;
  readonly #limit: number;
  readonly #end = new AbortController();

  /** @param limit longest single wait, milliseconds */
  constructor(limit: number, cancel?: AbortSignal) {
    this.#limit = limit;
    this.signal = AbortSignal.any(cancel === undefined ? [this.#end.signal] : [this.#end.signal, cancel]);
  }

  get isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** @param answer something that rejects when `signal` is aborted */
  async wait<Value>(answer: Promise<Value>): Promise<Value> {
    const timer = setTimeout(() => this.#end.abort(), this.#limit);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }
}
