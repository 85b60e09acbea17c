/** The stretch of the sound that a person has selected, on all lanes alike. */
import type { Stretch } from '../../../shared/types';

/** Nobody means less than this; a press that slips is no selection. Seconds. */
const shortest = 0.02;
/** Two times this near are the same place: the playhead stands on an edge. */
const near = 1e-3;

export class Selection {
  range = $state.raw<Stretch | null>(null);
  readonly seconds = $derived(this.range === null ? 0 : this.range.end - this.range.start);

  #total = 0;
  /** The end that stays while the other is dragged. */
  #anchor = 0;
  #onChange: (range: Stretch | null) => void;

  /** @param onChange hears of every change, also of the end of a selection */
  constructor(onChange: (range: Stretch | null) => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** Another sound, of so many seconds: nothing of it is selected. */
  reset(total: number): void {
    this.#total = total;
    this.clear();
  }

  /** A drag begins here. */
  begin(time: number): void {
    this.#anchor = time;
  }

  /** A drag takes one of the ends. */
  grab(end: 'start' | 'end'): void {
    if (this.range !== null) this.#anchor = end === 'start' ? this.range.end : this.range.start;
  }

  /** The drag has come to here. */
  drag(time: number): void {
    this.#set(this.#anchor, time);
  }

  /** The playhead moved with Shift held: the end it stood on goes with it, or a selection begins. */
  extend(from: number, to: number): void {
    const { range } = this;
    if (range !== null && Math.abs(range.end - from) < near) this.#anchor = range.start;
    else if (range !== null && Math.abs(range.start - from) < near) this.#anchor = range.end;
    else this.#anchor = from;
    this.#set(this.#anchor, to);
  }

  /** Begins at `time`; ends where it did, or with the sound. */
  markStart(time: number): void {
    const end = this.range !== null && this.range.end > time ? this.range.end : this.#total;
    this.#set(time, end);
  }

  /** Ends at `time`; begins where it did, or with the sound. */
  markEnd(time: number): void {
    const start = this.range !== null && this.range.start < time ? this.range.start : 0;
    this.#set(start, time);
  }

  clear(): void {
    this.#change(null);
  }

  #set(one: number, other: number): void {
    const start = Math.max(0, Math.min(one, other));
    const end = Math.min(this.#total, Math.max(one, other));
    this.#change(end - start < shortest ? null : { start, end });
  }

  #change(range: Stretch | null): void {
    if (range === null && this.range === null) return;
    this.range = range;
    this.#onChange(range);
  }
}
