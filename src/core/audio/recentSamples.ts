/** The last samples of a stream that may go on for hours: a ring, so its memory does not grow. */
export class RecentSamples {
  readonly #ring: Float32Array;
  #total = 0;

  /** @param capacity samples remembered */
  constructor(capacity: number) {
    this.#ring = new Float32Array(capacity);
  }

  /** Samples that ever came. */
  get total(): number {
    return this.#total;
  }

  push(samples: Float32Array): void {
    const kept = samples.subarray(Math.max(0, samples.length - this.#ring.length));
    const at = (this.#total + samples.length - kept.length) % this.#ring.length;
    const fits = Math.min(kept.length, this.#ring.length - at);
    this.#ring.set(kept.subarray(0, fits), at);
    this.#ring.set(kept.subarray(fits), 0);
    this.#total += samples.length;
  }

  /** A copy of the last `count` samples; fewer where fewer came or are remembered. */
  latest(count: number): Float32Array<ArrayBuffer> {
    const length = Math.min(count, this.#total, this.#ring.length);
    const out = new Float32Array(length);
    const from = (this.#total - length) % this.#ring.length;
    const fits = Math.min(length, this.#ring.length - from);
    out.set(this.#ring.subarray(from, from + fits));
    out.set(this.#ring.subarray(0, length - fits), fits);
    return out;
  }
}
