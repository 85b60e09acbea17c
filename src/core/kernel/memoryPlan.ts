import { kernel } from './kernel';

const bytesPerValue = 4;
const bytesPerPage = 65_536;
/** Loads of four values may begin anywhere; rows of them are quicker from here. */
const alignment = 64;

type Table = Float32Array | Uint32Array;

/**
 * What a use of the kernel lays out in its memory: tables that stay as they are, and room to work in. One plan has the
 * memory at a time, and puts its tables there again when another had it in between: copying them costs microseconds, and
 * the memory never holds more than the largest plan.
 */
export class MemoryPlan {
  /** Whose tables are in the memory. */
  static #current: MemoryPlan | null = null;

  readonly #tables: { at: number; values: Table }[] = [];
  #end = alignment;

  /** @returns the address that a table will have */
  table(values: Table): number {
    const at = this.room(values.length);
    this.#tables.push({ at, values });
    return at;
  }

  /** @returns the address of room for so many values; what is in it before it is written is not defined */
  room(values: number): number {
    const at = this.#end;
    this.#end = Math.ceil((at + values * bytesPerValue) / alignment) * alignment;
    return at;
  }

  /**
   * Puts the tables into the memory, unless they are there.
   *
   * @returns the memory; to be used before the next plan is entered
   */
  enter(): Float32Array {
    if (MemoryPlan.#current !== this) {
      const missing = this.#end - kernel().memory.buffer.byteLength;
      if (missing > 0) kernel().memory.grow(Math.ceil(missing / bytesPerPage));
      for (const { at, values } of this.#tables) {
        const Values = values instanceof Float32Array ? Float32Array : Uint32Array;
        new Values(kernel().memory.buffer).set(values, at / bytesPerValue);
      }
      MemoryPlan.#current = this;
    }
    return new Float32Array(kernel().memory.buffer);
  }
}

/** Place in the memory, as `MemoryPlan.enter` gives it, of the value at an address. */
export function placeOf(address: number): number {
  return address / bytesPerValue;
}

export function addressOf(place: number): number {
  return place * bytesPerValue;
}
