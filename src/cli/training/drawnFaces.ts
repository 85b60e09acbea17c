import { cropSide } from '../../core/face/faceCrop';

/**
 * Faces drawn with a few ellipses, from smiling to frowning: pictures that may be given away, for the test that holds the
 * network in TensorFlow.js to the one that was trained.
 *
 * @returns 48 x 48 levels of grey each
 */
export function drawnFaces(): Float32Array[] {
  return [-1, -0.3, 0.3, 1].map((smile, index) => drawnFace(smile, 0.02 * index));
}

function drawnFace(smile: number, shift: number): Float32Array {
  const face = new Float32Array(cropSide * cropSide);
  for (let row = 0; row < cropSide; row++) {
    for (let column = 0; column < cropSide; column++) {
      const [x, y] = [(2 * column) / cropSide - 1 + shift, (2 * row) / cropSide - 1];
      face[row * cropSide + column] = greyAt(x, y, smile);
    }
  }
  return face;
}

/** @param smile from -1, corners of the mouth down, to 1, up */
function greyAt(x: number, y: number, smile: number): number {
  const inside = (left: number, top: number, width: number, height: number) =>
    ((x - left) / width) ** 2 + ((y - top) / height) ** 2 < 1;
  const mouth = 0.55 - 0.5 * smile * x * x;
  if (inside(-0.35, -0.2, 0.12, 0.07) || inside(0.35, -0.2, 0.12, 0.07)) return 30;
  if (Math.abs(x) < 0.4 && Math.abs(y - mouth) < 0.06) return 60;
  if (Math.abs(Math.abs(x) - 0.35) < 0.16 && Math.abs(y + 0.38 + 0.1 * smile * Math.abs(x)) < 0.03) return 70;
  if (inside(0, 0.15, 0.07, 0.2)) return 150;
  return inside(0, 0, 0.75, 0.98) ? 190 - 40 * x : 90;
}
