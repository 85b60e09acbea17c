import { describe, expect, it } from 'vitest';
import { cropSquare } from '../../../src/core/face/faceCrop';
import { landmarkCount } from '../../../src/core/face/faceMesh';
import { headTurn } from '../../../src/core/face/headTurn';

/** A mesh of which only the named landmarks are set. */
function mesh(points: Record<number, readonly [number, number]>): Float32Array {
  const landmarks = new Float32Array(landmarkCount * 3);
  for (const [index, [x, y]] of Object.entries(points)) landmarks.set([x, y, 0], Number(index) * 3);
  return landmarks;
}

/** A face whose eyes are `apart` from each other, its mouth `below` them. */
function face(apart: number, below: number, turn = 0) {
  const place = (x: number, y: number) =>
    [300 + x * Math.cos(turn) - y * Math.sin(turn), 200 + x * Math.sin(turn) + y * Math.cos(turn)] as const;
  return mesh({
    33: place(-apart / 2 - 10, 0),
    133: place(-apart / 2 + 10, 0),
    362: place(apart / 2 - 10, 0),
    263: place(apart / 2 + 10, 0),
    61: place(-20, below),
    291: place(20, below),
    1: place(0, below / 2),
    234: place(-60, 10),
    454: place(60, 10),
  });
}

describe('cropSquare', () => {
  it('puts the eyes where FER2013 has them', () => {
    const square = cropSquare(face(75.6, 75.6));
    expect(square.size).toBeCloseTo(200, 4);
    // 18.5 of 48 pixels from the top, and midway from side to side.
    expect((200 - (square.y - square.size / 2)) / square.size).toBeCloseTo(18.5 / 48, 2);
    expect(square.x).toBeCloseTo(300, 4);
  });

  it('turns with the head', () => {
    const upright = cropSquare(face(75.6, 75.6));
    const tilted = cropSquare(face(75.6, 75.6, 0.4));
    expect(tilted.angle).toBeCloseTo(0.4, 5);
    expect(tilted.size).toBeCloseTo(upright.size, 3);
    expect(Math.hypot(tilted.x - 300, tilted.y - 200)).toBeCloseTo(
      Math.hypot(upright.x - 300, upright.y - 200),
      3,
    );
  });

  it('keeps its size where the face is turned aside or nods', () => {
    expect(cropSquare(face(30, 75.6)).size).toBeCloseTo(200, 4);
    expect(cropSquare(face(75.6, 40)).size).toBeCloseTo(200, 4);
  });
});

describe('headTurn', () => {
  it('is 0 straight on and 1 where the nose covers an edge', () => {
    expect(headTurn(face(70, 70))).toBeCloseTo(0);
    expect(headTurn(mesh({ 1: [60, 10], 234: [-60, 10], 454: [60, 10] }))).toBe(1);
    expect(headTurn(mesh({}))).toBe(0);
  });
});
