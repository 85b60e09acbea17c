import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { landmarkCount, squareOfFound } from '../../../src/core/face/faceMesh';
import { faceUnitNames, measureUnits, type FaceUnit, type FaceUnits } from '../../../src/core/face/faceUnits';
import { loadFaceParts } from '../../../src/workers/loadFaceParts';
import { drawFaces } from '../../faces/drawnFace';
import { hasFaceNetworks, modelsFolder } from './faceNetworks';

type Turn = (point: readonly [number, number, number]) => readonly [number, number, number];

function turned(landmarks: Float32Array, turn: Turn): Float32Array {
  const result = new Float32Array(landmarks.length);
  for (let at = 0; at < landmarks.length; at += 3)
    result.set(turn([landmarks[at], landmarks[at + 1], landmarks[at + 2]]), at);
  return result;
}

/** In the plane of the picture, to the side, nodding. */
const turns: Record<string, (angle: number) => Turn> = {
  tilted: (angle) => around(0, 1, angle),
  'turned aside': (angle) => around(0, 2, angle),
  nodding: (angle) => around(1, 2, angle),
};

function around(one: number, other: number, angle: number): Turn {
  return (point) => {
    const result: [number, number, number] = [...point];
    result[one] = point[one] * Math.cos(angle) - point[other] * Math.sin(angle);
    result[other] = point[one] * Math.sin(angle) + point[other] * Math.cos(angle);
    return result;
  };
}

/** Which units become more or less when some landmarks move down by a tenth of the distance between the eyes. */
function changedBy(base: Float32Array, indices: readonly number[], down: number): Partial<FaceUnits> {
  const moved = base.slice();
  for (const index of indices) moved[3 * index + 1] += down;
  const [before, after] = [measureUnits(base), measureUnits(moved)];
  return Object.fromEntries(
    faceUnitNames
      .map((name): [FaceUnit, number] => [name, after[name] - before[name]])
      .filter(([, change]) => Math.abs(change) > 1e-4),
  );
}

describe.skipIf(!hasFaceNetworks)('measureUnits', () => {
  let face: Float32Array;
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    const { detector, mesh } = await loadFaceParts({ modelsFolder });
    const picture = drawFaces(640, 480, [{ x: 320, y: 230, size: 260 }]);
    const [found] = await detector.detect(picture);
    face = (await mesh.look(picture, squareOfFound(found))).landmarks;
  });

  it.each(Object.entries(turns))('says the same of a face that is %s', (_, turn) => {
    const plain = measureUnits(face);
    for (const angle of [-0.5, 0.2, 0.7]) {
      const units = measureUnits(turned(face, turn(angle)));
      for (const name of faceUnitNames) expect(units[name]).toBeCloseTo(plain[name], 4);
    }
  });

  it('says the same of a face that is larger and elsewhere', () => {
    const plain = measureUnits(face);
    const units = measureUnits(turned(face, ([x, y, z]) => [3 * x + 90, 3 * y - 40, 3 * z]));
    for (const name of faceUnitNames) expect(units[name]).toBeCloseTo(plain[name], 4);
  });

  it.each<[string, FaceUnit[], number[], number]>([
    ['inner brows up', ['AU01'], [55, 285], -8],
    ['outer brows up', ['AU02'], [46, 276], -8],
    ['middle of the brows down', ['AU04'], [52, 282], 8],
    ['eyes closed', ['AU45'], [159, 386], 8],
    ['corners of the mouth down', ['AU15'], [61, 291], 4],
    ['lips apart', ['AU25'], [14], 8],
    ['jaw dropped', ['AU26'], [152], 8],
    ['nostrils up', ['AU09'], [98, 327], -8],
  ])('%s', (_, more, landmarks, down) => {
    const changed = changedBy(face, landmarks, down);
    for (const name of more) expect(changed[name]).toBeGreaterThan(0.01);
  });

  it('moves nothing else with the brows', () => {
    expect(Object.keys(changedBy(face, [46, 276], -8))).toEqual(['AU02']);
  });
});

describe('measureUnits of no face', () => {
  it('gives no numbers rather than wrong ones', () => {
    const units = measureUnits(new Float32Array(landmarkCount * 3));
    expect(Object.values(units).every(Number.isNaN)).toBe(true);
  });
});
