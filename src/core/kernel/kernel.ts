import { kernelBytes } from './bytes';

/** Addresses and sizes; the functions are told of in `src/kernel`. */
interface Kernel {
  memory: KernelMemory;
  transform(data: number, size: number, twiddles: number): void;
  gatherBlocks(sound: number, step: number, size: number, to: number): void;
  applyResponse(spectrum: number, places: number, response: number, size: number, to: number): void;
  partBlocks(from: number, places: number, step: number, to: number): void;
  readBetween(
    sound: number,
    part: number,
    down: number,
    up: number,
    bank: number,
    phases: number,
    taps: number,
    out: number,
    count: number,
  ): void;
  windowFrames(sound: number, hop: number, window: number, size: number, to: number): void;
  powersOf(spectrum: number, places: number, turns: number, half: number, to: number): void;
  bandsOf(powers: number, first: number, start: number, weights: number, bands: number, to: number): void;
  lanesToRows(from: number, width: number, to: number): void;
  evenOut(
    powers: number,
    lowest: number,
    highest: number,
    share: number,
    size: number,
    even: number,
    sums: number,
  ): void;
  aroundStrongest(
    powers: number,
    even: number,
    lowest: number,
    highest: number,
    width: number,
    near: number,
  ): void;
  realParts(spectrum: number, places: number, turns: number, half: number, count: number, to: number): void;
  highestPeak(correlation: number, shortest: number, longest: number, peak: number): void;
  samplesOfInt16(from: number, count: number, to: number): void;
  meansOfInt16(from: number, count: number, to: number): void;
  energiesOf(sound: number, hop: number, length: number, frames: number, to: number): void;
  multiply(values: number, count: number, by: number): void;
  shiftRows(
    rows: number,
    count: number,
    width: number,
    below: number,
    above: number,
    share: number,
    to: number,
  ): void;
  blendRows(a: number, b: number, share: number, width: number, to: number): void;
  toDecibels(values: number, count: number, least: number): void;
  timesTable(matrix: number, rows: number, width: number, table: number, columns: number, to: number): void;
}

interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** By pages of 64 KiB. */
  grow(pages: number): number;
}

// Everything that runs JavaScript today has these, but they are no part of the language.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};
declare function atob(base64: string): string;

let made: Kernel | null = null;

/** Each thread has one of its own, made when it is first asked for, and at once: the module is a few kilobytes. */
export function kernel(): Kernel {
  if (made === null) {
    const bytes = Uint8Array.from(atob(kernelBytes), (letter) => letter.charCodeAt(0));
    made = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernel;
  }
  return made;
}
