/** Peaks of a running take in slices of 10 ms, and when they were heard, for a waveform that glides. */

const sliceLength = 160;

export const slicesPerSecond = 100;

/** Slices remembered at least: more than any picture shows, so that hours of sound take no more room than these. */
const remembered = 20 * slicesPerSecond;

export class LiveWave {
  /** Largest absolute sample of each slice, 0..1, and how many slices before them are forgotten. */
  readonly peaks: number[] = [];
  forgotten = 0;
  /** Seconds of sound so far, and the clock time at which the last of it came. */
  seconds = 0;
  heardAt = 0;

  #rest = 0;
  #restCount = 0;

  /** @param now clock time in milliseconds (`performance.now()`) */
  hear(samples: Float32Array, now: number): void {
    for (let i = 0; i < samples.length; i++) {
      this.#rest = Math.max(this.#rest, Math.abs(samples[i]));
      if (++this.#restCount === sliceLength) {
        this.peaks.push(this.#rest);
        this.#rest = 0;
        this.#restCount = 0;
      }
    }
    if (this.peaks.length >= 2 * remembered) {
      this.forgotten += this.peaks.splice(0, this.peaks.length - remembered).length;
    }
    this.seconds = (this.forgotten + this.peaks.length) / slicesPerSecond;
    this.heardAt = now;
  }

  /** No more sound will come. */
  rest(): void {
    this.heardAt = -Infinity;
  }

  /** Where the right edge of the picture stands at `now`: it glides on between two blocks. */
  edge(now: number): number {
    if (this.heardAt === -Infinity) return this.seconds;
    return this.seconds + Math.min(0.25, Math.max(0, (now - this.heardAt) / 1000));
  }
}
