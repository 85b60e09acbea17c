import { AffectronError } from '../errors';

/** A picture as a canvas gives it: rows from the top, four bytes (red, green, blue, opacity) a pixel. */
export interface Picture {
  width: number;
  height: number;
  /** `width * height * 4` bytes. */
  data: Uint8Array<ArrayBuffer>;
}

/** Longest side of a picture that is looked at: more shows no smaller faces, since detection sees 256 pixels. */
export const longestSide = 1280;

/** @throws AffectronError `damaged` when the bytes do not make the picture they are said to make */
export function checkPicture({ width, height, data }: Picture): void {
  const sides = [width, height];
  const right =
    sides.every((side) => Number.isInteger(side) && side >= 1 && side <= longestSide) &&
    data.length === width * height * 4;
  if (!right) throw new AffectronError('damaged', 'This is not a picture that can be looked at.');
}

/** Mean brightness, 0 to 255 (ITU-R BT.601 luma), from every `step`th pixel of every `step`th row. */
export function brightness({ width, height, data }: Picture, step = 8): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4;
      sum += luma(data[at], data[at + 1], data[at + 2]);
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Grey value of a colour, ITU-R BT.601. */
export function luma(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
