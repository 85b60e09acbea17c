import { faceCorners, landmark } from './faceMesh';
import type { Picture } from './picture';
import { cutSquare, type Point, type Square } from './square';

/** Side of the grey crops that expression networks see, pixels: that of FER2013. */
export const cropSide = 48;

/**
 * Where a face lies in a picture of FER2013, shares of its side: the medians over 278 of its test pictures, found with the
 * detector and the mesh (docs/face.md).
 */
const usual = {
  eyesAcross: 0.5,
  eyesDown: 0.385,
  /** From eye to eye, and from the middle of the eyes to the middle of the mouth. */
  eyeDistance: 0.378,
  mouthDistance: 0.378,
} as const;

/**
 * The square of the picture that FER2013 would show of a face: eyes level and where they usually are. Of a face that is
 * turned away the eyes come close together, and of one that nods the mouth comes close to them: the longer of both
 * distances says how large the face is.
 *
 * @param landmarks of `FaceMesh`
 */
export function cropSquare(landmarks: Float32Array): Square {
  const middle = ([one, other]: readonly [number, number]): Point =>
    between(landmark(landmarks, one), landmark(landmarks, other));
  const [right, left, mouth] = [faceCorners.rightEye, faceCorners.leftEye, faceCorners.mouth].map(middle);
  const eyes = between(right, left);
  const size = Math.max(
    distance(right, left) / usual.eyeDistance,
    distance(eyes, mouth) / usual.mouthDistance,
  );
  const angle = Math.atan2(left[1] - right[1], left[0] - right[0]);
  const [across, down] = [(0.5 - usual.eyesAcross) * size, (0.5 - usual.eyesDown) * size];
  return {
    x: eyes[0] + across * Math.cos(angle) - down * Math.sin(angle),
    y: eyes[1] + across * Math.sin(angle) + down * Math.cos(angle),
    size,
    angle,
  };
}

/** The face as a grey picture of 48 x 48, 0 to 255, as FER2013 shows faces. */
export function faceCrop(picture: Picture, landmarks: Float32Array): Float32Array {
  return cutSquare(picture, cropSquare(landmarks), cropSide, 1);
}

function between([x0, y0]: Point, [x1, y1]: Point): Point {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

function distance([x0, y0]: Point, [x1, y1]: Point): number {
  return Math.hypot(x1 - x0, y1 - y0);
}
