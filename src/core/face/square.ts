import { luma, type Picture } from './picture';

/** A point of a picture, pixels from its top left corner. */
export type Point = readonly [x: number, y: number];

/** A square of a picture, turned about its centre. */
export interface Square {
  /** Centre, pixels. */
  x: number;
  y: number;
  /** Length of a side, pixels. */
  size: number;
  /** Clockwise turn, radians. */
  angle: number;
}

/** Where a point of the square lies in the picture; `u` and `v` run from 0 to 1 along its sides. */
export function fromSquare({ x, y, size, angle }: Square, u: number, v: number): Point {
  const [dx, dy] = [(u - 0.5) * size, (v - 0.5) * size];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
}

/**
 * A square of the picture as `side` x `side` pixels, 0 to 255, rows from the top; what lies outside the picture is black.
 * Enlarged it is interpolated between four pixels; reduced, each value is the mean of several pixels, so that fine detail
 * does not turn into noise.
 *
 * @param channels 3 for red, green and blue, 1 for grey
 */
export function cutSquare(picture: Picture, square: Square, side: number, channels: 1 | 3): Float32Array {
  const values = new Float32Array(side * side * channels);
  const perPixel = square.size / side;
  const samples = Math.min(mostSamples, Math.max(1, Math.ceil(perPixel - 0.25)));
  const take = samples === 1 ? addBetween : addNearest;
  const [cos, sin] = [Math.cos(square.angle) * perPixel, Math.sin(square.angle) * perPixel];
  const colour = new Float64Array(3);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      colour.fill(0);
      for (let i = 0; i < samples; i++) {
        for (let j = 0; j < samples; j++) {
          const u = column + (j + 0.5) / samples - side / 2;
          const v = row + (i + 0.5) / samples - side / 2;
          take(colour, picture, square.x + u * cos - v * sin, square.y + u * sin + v * cos);
        }
      }
      write(values, (row * side + column) * channels, channels, colour, samples * samples);
    }
  }
  return values;
}

/** Samples along one side of a pixel: beyond it detail is lost anyway, and time counts. */
const mostSamples = 4;

function write(values: Float32Array, at: number, channels: 1 | 3, [r, g, b]: Float64Array, count: number) {
  if (channels === 1) values[at] = luma(r, g, b) / count;
  else {
    values[at] = r / count;
    values[at + 1] = g / count;
    values[at + 2] = b / count;
  }
}

/** Adds the pixel a point lies in. */
function addNearest(colour: Float64Array, { width, height, data }: Picture, x: number, y: number): void {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return;
  const at = (row * width + column) * 4;
  colour[0] += data[at];
  colour[1] += data[at + 1];
  colour[2] += data[at + 2];
}

/** Adds what lies between the centres of the four pixels around a point. */
function addBetween(colour: Float64Array, { width, height, data }: Picture, x: number, y: number): void {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [right, down] = [x - 0.5 - left, y - 0.5 - top];
  for (let corner = 0; corner < 4; corner++) {
    const column = left + (corner & 1);
    const row = top + (corner >> 1);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const weight = (corner & 1 ? right : 1 - right) * (corner >> 1 ? down : 1 - down);
    const at = (row * width + column) * 4;
    colour[0] += weight * data[at];
    colour[1] += weight * data[at + 1];
    colour[2] += weight * data[at + 2];
  }
}
