import { cropSide } from './faceCrop';

/** Least deviation a picture is scaled by, in grey levels: noise in a nearly black one shall not become a face. */
const leastDeviation = 8;

/**
 * A grey crop of a face on its own mean and deviation, so that light and contrast do not matter.
 *
 * @param grey 48 x 48 levels of grey 0..255, row by row
 */
export function standardisedFace(grey: ArrayLike<number>): Float32Array {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < grey.length; i++) {
    sum += grey[i];
    squares += grey[i] * grey[i];
  }
  const mean = sum / grey.length;
  const deviation = Math.max(leastDeviation, Math.sqrt(Math.max(0, squares / grey.length - mean * mean)));
  return Float32Array.from(grey, (value) => (value - mean) / deviation);
}

/**
 * The middle of a crop.
 *
 * @param face 48 x 48 values
 * @param size of what is cut out, pixels
 */
export function middleOf(face: Float32Array, size: number): Float32Array {
  const margin = (cropSide - size) / 2;
  const middle = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    const from = (row + margin) * cropSide + margin;
    middle.set(face.subarray(from, from + size), row * size);
  }
  return middle;
}
