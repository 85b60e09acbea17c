/** The last seconds of a live spectrogram: a ring of columns that the picture is painted from. */
import type { LiveColumns } from '../../../shared/live';

export const columnsPerSecond = 100;
/** A little more than what is shown. */
const capacity = 1100;

export class LiveSpectrum {
  readonly capacity = capacity;
  bands = 0;
  /** Levels that the bytes span, dB. */
  rangeDb = 0;
  /** Columns that ever came. */
  total = 0;
  #levels = new Uint8Array(0);

  hear({ bands, levels, rangeDb }: LiveColumns): void {
    if (bands !== this.bands) {
      this.bands = bands;
      this.rangeDb = rangeDb;
      this.#levels = new Uint8Array(capacity * bands);
    }
    const count = levels.length / bands;
    for (let column = 0; column < count; column++) {
      const at = (this.total + column) % capacity;
      this.#levels.set(levels.subarray(column * bands, (column + 1) * bands), at * bands);
    }
    this.total += count;
  }

  /** Levels of a column, lowest band first; of one of the last `capacity`. */
  column(index: number): Uint8Array {
    const at = (index % capacity) * this.bands;
    return this.#levels.subarray(at, at + this.bands);
  }
}
