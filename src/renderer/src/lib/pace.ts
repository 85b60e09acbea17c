/** Time over which is counted, ms. */
const window = 2000;

/** How often something happens a second. */
export class Pace {
  #times: number[] = [];

  /**
   * It happened.
   *
   * @param now ms
   * @returns times a second over the last two seconds; 0 before the second time
   */
  tick(now: number): number {
    this.#times = [...this.#times.filter((time) => now - time < window), now];
    const [first = now] = this.#times;
    return now === first ? 0 : ((this.#times.length - 1) * 1000) / (now - first);
  }

  clear(): void {
    this.#times = [];
  }
}
