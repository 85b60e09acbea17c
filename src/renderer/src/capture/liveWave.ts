/** Peaks of a running take in slices of 10 ms, and when they were heard, for a waveform that glides. */

const sliceLength = 160;

export const slicesPerSecond = 100;

export class LiveWave {
  /** Largest absolute sample of each slice, 0..1. */
  readonly peaks: number[] = [];
  /** Seconds of sound in `peaks`, and the clock time at which the last of it came. */
  seconds = 0;
  heardAt = 0;

  #rest = 0;
  #restCount = 0;

  /** @param now clock time in milliseconds (`performance.now()`) */
  hear(samples: Float32Array, now: number): void {
    for (const sample of samples) {
      this.#rest = Math.max(this.#rest, Math.abs(sample));
      if (++this.#restCount === sliceLength) {
        this.peaks.push(this.#rest);
        this.#rest = 0;
        this.#restCount = 0;
      }
    }
    this.seconds = this.peaks.length / slicesPerSecond;
    this.heardAt = now;
  }

  /** Where the right edge of the picture stands at `now`: it glides on between two blocks. */
  edge(now: number): number {
    return this.seconds + Math.min(0.25, Math.max(0, (now - this.heardAt) / 1000));
  }
}
