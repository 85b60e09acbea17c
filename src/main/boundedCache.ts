/**
 * The most recently used values whose sizes together stay within a budget. The newest value stays even when
 * it alone is over the budget: whoever put it there is about to use it.
 */
export class BoundedCache<Value> {
  readonly #budget: number;
  readonly #sizeOf: (value: Value) => number;
  /** Oldest first: a `Map` keeps the order of insertion. */
  readonly #values = new Map<string, Value>();
  #size = 0;

  /** @param budget in the unit of `sizeOf` */
  constructor(budget: number, sizeOf: (value: Value) => number) {
    this.#budget = budget;
    this.#sizeOf = sizeOf;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.delete(key);
    this.#values.set(key, value);
    this.#size += this.#sizeOf(value);
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#budget || this.#values.size === 1) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#size -= this.#sizeOf(value);
    this.#values.delete(key);
  }

  get count(): number {
    return this.#values.size;
  }
}
