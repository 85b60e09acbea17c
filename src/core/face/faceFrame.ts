import { faceCorners } from './faceMesh';

/** Right, down, towards the back of the head; in distances between the eyes, from the point midway between them. */
export type FacePoint = readonly [number, number, number];

/**
 * The axes of a face itself, however the head is turned or tilted, as far as the depth of the landmarks is right: along the
 * eyes, and from the eyes to the mouth.
 *
 * @param landmarks x, y and z of 468 landmarks, from `FaceMesh`
 * @returns where a landmark lies on these axes
 */
export function faceFrame(landmarks: Float32Array): (index: number) => FacePoint {
  const raw = (index: number): FacePoint => [
    landmarks[3 * index],
    landmarks[3 * index + 1],
    landmarks[3 * index + 2],
  ];
  const midway = (one: FacePoint, other: FacePoint) => scaled(plus(one, other), 0.5);
  const [right, left, mouth] = [faceCorners.rightEye, faceCorners.leftEye, faceCorners.mouth].map(
    ([one, other]) => midway(raw(one), raw(other)),
  );
  const origin = midway(right, left);
  const across = minus(left, right);
  const distance = Math.hypot(...across);
  const x = unit(across);
  const towardsMouth = minus(mouth, origin);
  const y = unit(minus(towardsMouth, scaled(x, dot(towardsMouth, x))));
  const z = cross(x, y);
  return (index) => {
    const point = scaled(minus(raw(index), origin), 1 / distance);
    return [dot(point, x), dot(point, y), dot(point, z)];
  };
}

function plus([a, b, c]: FacePoint, [d, e, f]: FacePoint): FacePoint {
  return [a + d, b + e, c + f];
}

function minus([a, b, c]: FacePoint, [d, e, f]: FacePoint): FacePoint {
  return [a - d, b - e, c - f];
}

function scaled([a, b, c]: FacePoint, by: number): FacePoint {
  return [a * by, b * by, c * by];
}

function dot([a, b, c]: FacePoint, [d, e, f]: FacePoint): number {
  return a * d + b * e + c * f;
}

function cross([a, b, c]: FacePoint, [d, e, f]: FacePoint): FacePoint {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

function unit(vector: FacePoint): FacePoint {
  return scaled(vector, 1 / Math.hypot(...vector));
}
