import { faceFrame, type FacePoint } from './faceFrame';

/** Action units (Ekman & Friesen 1978) that landmarks can say something of, by their number in the coding system. */
export const faceUnits = {
  AU01: 'inner brow raised',
  AU02: 'outer brow raised',
  AU04: 'brow lowered',
  AU05: 'upper lid raised',
  AU06: 'cheek raised',
  AU07: 'lid tightened',
  AU09: 'nose wrinkled',
  AU10: 'upper lip raised',
  AU12: 'lip corner pulled',
  AU15: 'lip corner lowered',
  AU17: 'chin raised',
  AU20: 'lips stretched',
  AU23: 'lips tightened',
  AU25: 'lips parted',
  AU26: 'jaw dropped',
  AU45: 'eyes closed',
} as const;
export type FaceUnit = keyof typeof faceUnits;
export type FaceUnits = Record<FaceUnit, number>;
export const faceUnitNames = Object.keys(faceUnits) as FaceUnit[];

/** Landmarks of MediaPipe's mesh: the person's right side, then the left. */
const points = {
  innerBrow: [55, 285],
  middleBrow: [52, 282],
  outerBrow: [46, 276],
  innerCorner: [133, 362],
  outerCorner: [33, 263],
  upperLid: [159, 386],
  lowerLid: [145, 374],
  cheek: [205, 425],
  nostril: [98, 327],
  mouthCorner: [61, 291],
} as const;
const middle = { noseBase: 2, lipTop: 0, lipUpper: 13, lipLower: 14, lipBottom: 17, chin: 152 } as const;

/**
 * How far each part of a face is from where the eyes would have it, in distances between the eyes; more is more of the unit.
 * Faces differ in this at rest already, so only differences mean anything: to the same face at rest, or to many faces.
 *
 * @param landmarks x, y and z of 468 landmarks, from `FaceMesh`
 */
export function measureUnits(landmarks: Float32Array): FaceUnits {
  const at = faceFrame(landmarks);
  const down = (index: number) => at(index)[1];
  /** Mean over both sides. */
  const both = (pair: readonly [number, number], of: (point: FacePoint) => number) =>
    (of(at(pair[0])) + of(at(pair[1]))) / 2;
  const low = (pair: readonly [number, number]) => both(pair, ([, y]) => y);
  const apart = ([right, left]: readonly [number, number]) => at(left)[0] - at(right)[0];
  const corners = (low(points.innerCorner) + low(points.outerCorner)) / 2;
  const width = apart(points.mouthCorner);
  const lips = (down(middle.lipUpper) + down(middle.lipLower)) / 2;
  const thickness =
    down(middle.lipUpper) - down(middle.lipTop) + down(middle.lipBottom) - down(middle.lipLower);
  return {
    AU01: low(points.innerCorner) - low(points.innerBrow),
    AU02: low(points.outerCorner) - low(points.outerBrow),
    AU04: low(points.middleBrow) - corners - apart(points.innerBrow),
    AU05: corners - low(points.upperLid),
    AU06: low(points.lowerLid) - low(points.cheek),
    AU07: corners - low(points.lowerLid),
    AU09: low(points.innerCorner) - low(points.nostril),
    AU10: down(middle.noseBase) - down(middle.lipTop),
    AU12: width / 2 + lips - low(points.mouthCorner),
    AU15: low(points.mouthCorner) - lips,
    AU17: down(middle.lipBottom) - down(middle.chin),
    AU20: width,
    AU23: -thickness,
    AU25: down(middle.lipLower) - down(middle.lipUpper),
    AU26: down(middle.chin) - down(middle.noseBase),
    AU45: low(points.upperLid) - low(points.lowerLid),
  };
}
