/** Answers in a row that come too late before something changes. */
const lateInARow = 3;
/** Time after which the better model is tried again, ms; doubled each time it fails again. */
const firstRest = 60_000;
const longestRest = 15 * 60_000;

/**
 * Decides between the better model and the faster one. Falls back when three answers in a row came late, so that one
 * hiccup changes nothing, and tries again after a minute, then two, four …, so that a slow machine does not go to and
 * fro.
 */
export class KeepUp {
  /** True while the faster model has to do. */
  slow = false;
  #late = 0;
  #rest = firstRest;
  #since = 0;

  /**
   * Hears how an answer came.
   *
   * @param late it took longer than there is time for
   * @param now clock, ms
   */
  answered(late: boolean, now: number): void {
    this.#late = late ? this.#late + 1 : 0;
    if (!this.slow && this.#late >= lateInARow) this.#change(true, now);
    else if (this.slow && !late && now - this.#since >= this.#rest) {
      this.#rest = Math.min(longestRest, 2 * this.#rest);
      this.#change(false, now);
    }
  }

  #change(slow: boolean, now: number): void {
    this.slow = slow;
    this.#since = now;
    this.#late = 0;
  }
}
