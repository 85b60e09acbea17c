/** The probabilities of a session window by window, as numbers in a row: an hour of them takes a quarter of a megabyte. */
import { emotions } from '../../../shared/emotions';
import type { LiveHeard } from '../../../shared/live';

/** End of the window, 1 where somebody spoke, and the probability of each emotion. */
const width = 2 + emotions.length;

export class LiveTrace {
  length = 0;
  #values = new Float32Array(256 * width);

  add({ end, answer }: Pick<LiveHeard, 'end' | 'answer'>): void {
    if ((this.length + 1) * width > this.#values.length) {
      const larger = new Float32Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    const row = this.length * width;
    this.#values[row] = end;
    this.#values[row + 1] = answer === null ? 0 : 1;
    emotions.forEach(
      (emotion, index) => (this.#values[row + 2 + index] = answer?.probabilities[emotion] ?? 0),
    );
    this.length++;
  }

  /** Seconds at which window `index` ended. */
  end(index: number): number {
    return this.#values[index * width];
  }

  spoken(index: number): boolean {
    return this.#values[index * width + 1] === 1;
  }

  /** Probability of emotion number `emotion` of the fixed order. */
  probability(index: number, emotion: number): number {
    return this.#values[index * width + 2 + emotion];
  }
}
