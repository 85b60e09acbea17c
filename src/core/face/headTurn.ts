import { landmark } from './faceMesh';

/** Tip of the nose, and the edges of the face beside it, in MediaPipe's mesh. */
const nose = 1;
const edges = [234, 454] as const;

/**
 * How far a head is turned aside: 0 where the nose lies midway between the edges of the face, 1 where it covers one of
 * them, as in profile. About the sine of the angle.
 */
export function headTurn(landmarks: Float32Array): number {
  const [x, y] = landmark(landmarks, nose);
  const [one, other] = edges.map((edge) => {
    const [edgeX, edgeY] = landmark(landmarks, edge);
    return Math.hypot(x - edgeX, y - edgeY);
  });
  const both = one + other;
  return both === 0 ? 0 : Math.min(1, Math.abs(one - other) / both);
}
