/** Which stretch of the sound is in view: one for waveform, spectrogram and axes, so that they stay in step. */

/** Shortest stretch shown, seconds: two periods of a low voice, five of a high one. */
const shortest = 0.02;
const factor = 1.6;

export class Zoom {
  /** Length of the whole sound, seconds. */
  total = $state(0);
  start = $state(0);
  length = $state(0);

  readonly end = $derived(this.start + this.length);
  readonly whole = $derived(this.length >= this.total - 1e-6);

  reset(total: number): void {
    this.total = total;
    this.start = 0;
    this.length = total;
  }

  showAll(): void {
    this.reset(this.total);
  }

  /** Position 0..1 of a time in the view; outside of it below 0 or above 1. */
  share(time: number): number {
    return this.length === 0 ? 0 : (time - this.start) / this.length;
  }

  /** Time at a position 0..1 of the view, held inside the sound. */
  time(share: number): number {
    return Math.min(this.total, Math.max(0, this.start + share * this.length));
  }

  /** Zooms by `by` (> 1 shows less) while `around` stays where it is. */
  by(by: number, around: number): void {
    const place = this.share(around);
    const length = Math.min(this.total, Math.max(Math.min(shortest, this.total), this.length / by));
    this.length = length;
    this.scrollTo(around - place * length);
  }

  /** Shows less, around a time if it is in view, else around the middle. */
  in(around: number): void {
    this.by(factor, this.#inView(around));
  }

  out(around: number): void {
    this.by(1 / factor, this.#inView(around));
  }

  /** Shows the time between two ends; where that would be too short, `fixed` stays where it is. */
  show(start: number, end: number, fixed: 'start' | 'end' = 'start'): void {
    const least = Math.min(shortest, this.total);
    let [from, to] = [start, end].map((time) => Math.min(this.total, Math.max(0, time)));
    if (fixed === 'start') {
      to = Math.min(this.total, Math.max(to, from + least));
      from = Math.min(from, to - least);
    } else {
      from = Math.max(0, Math.min(from, to - least));
      to = Math.max(to, from + least);
    }
    this.start = from;
    this.length = to - from;
  }

  /** Turns whole pages, a tenth of which stays in view. */
  page(pages: number): void {
    this.scrollTo(this.start + pages * 0.9 * this.length);
  }

  #inView(time: number): number {
    return time >= this.start && time <= this.end ? time : this.start + this.length / 2;
  }

  scrollTo(start: number): void {
    this.start = Math.min(Math.max(0, start), Math.max(0, this.total - this.length));
  }

  /** Turns the page when `time` left the view, so that the playhead is seen again. */
  follow(time: number): void {
    if (this.whole) return;
    const place = this.share(time);
    if (place < 0 || place > 1) this.scrollTo(time - this.length * 0.05);
  }
}
