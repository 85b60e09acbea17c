import type { FrameMatrix } from '../features/frames';
import type { Scaler } from './standardise';

/** Mean and standard deviation of each value over frames that come clip by clip; their order does not matter. */
export class FrameStatistics {
  #sums = new Float64Array();
  #squares = new Float64Array();
  #frames = 0;

  get frames(): number {
    return this.#frames;
  }

  /** @param pieces frames of one width, the same in every call */
  add(pieces: readonly FrameMatrix[]): void {
    for (const { frames, width, data } of pieces) {
      this.#begin(width);
      for (let row = 0; row < data.length; row += width) {
        for (let j = 0; j < width; j++) {
          const value = data[row + j];
          this.#sums[j] += value;
          this.#squares[j] += value * value;
        }
      }
      this.#frames += frames;
    }
  }

  /** Takes in what others have gathered. */
  include(other: FrameStatistics): void {
    if (other.#frames === 0) return;
    this.#begin(other.#sums.length);
    for (let j = 0; j < this.#sums.length; j++) {
      this.#sums[j] += other.#sums[j];
      this.#squares[j] += other.#squares[j];
    }
    this.#frames += other.#frames;
  }

  #begin(width: number): void {
    if (this.#frames === 0) {
      this.#sums = new Float64Array(width);
      this.#squares = new Float64Array(width);
    }
    if (width !== this.#sums.length) throw new Error('Frames of two widths have no common mean.');
  }

  /** Empty before the first frame. */
  scaler(): Scaler {
    const mean = Array.from(this.#sums, (sum) => sum / this.#frames);
    const deviation = mean.map((centre, j) =>
      Math.sqrt(Math.max(0, this.#squares[j] / this.#frames - centre ** 2)),
    );
    return { mean, deviation };
  }
}
