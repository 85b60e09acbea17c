import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/core/face/picture';
import { cutSquare, fromSquare } from '../../../src/core/face/square';

/** Red rises with x, green with y, blue is constant. */
function ramp(side: number): Picture {
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) data.set([4 * x, 4 * y, 77, 255], (y * side + x) * 4);
  }
  return { width: side, height: side, data };
}

describe('fromSquare', () => {
  it('turns clockwise about the centre', () => {
    const [x, y] = fromSquare({ x: 10, y: 20, size: 8, angle: Math.PI / 2 }, 1, 0.5);
    expect(x).toBeCloseTo(10);
    expect(y).toBeCloseTo(24);
  });

  it('keeps distances, whatever the turn', () => {
    fc.assert(
      fc.property(fc.float({ min: -4, max: 4, noNaN: true }), (angle) => {
        const square = { x: 3, y: -2, size: 10, angle };
        const [ax, ay] = fromSquare(square, 0, 0);
        const [bx, by] = fromSquare(square, 1, 1);
        expect(Math.hypot(bx - ax, by - ay)).toBeCloseTo(10 * Math.SQRT2, 6);
      }),
    );
  });
});

describe('cutSquare', () => {
  it('of its own size gives the pixels themselves', () => {
    const picture = ramp(16);
    const cut = cutSquare(picture, { x: 8, y: 8, size: 16, angle: 0 }, 16, 3);
    expect([...cut.slice(3 * (5 * 16 + 9), 3 * (5 * 16 + 9) + 3)]).toEqual([36, 20, 77]);
  });

  it('turned by a quarter swaps the axes', () => {
    const cut = cutSquare(ramp(16), { x: 8, y: 8, size: 16, angle: Math.PI / 2 }, 16, 3);
    // Its row r runs down the picture's column 15 - r.
    expect(cut[3 * (2 * 16 + 5)]).toBeCloseTo(4 * 13);
    expect(cut[3 * (2 * 16 + 5) + 1]).toBeCloseTo(4 * 5);
  });

  it('reduced gives means, enlarged what lies between', () => {
    const reduced = cutSquare(ramp(16), { x: 8, y: 8, size: 16, angle: 0 }, 4, 3);
    expect(reduced[0]).toBeCloseTo(4 * 1.5);
    expect(reduced[3]).toBeCloseTo(4 * 5.5);
    const enlarged = cutSquare(ramp(16), { x: 8, y: 8, size: 4, angle: 0 }, 8, 3);
    expect(enlarged[0]).toBeCloseTo(4 * 5.75);
    expect(enlarged[3]).toBeCloseTo(4 * 6.25);
  });

  it('is black outside the picture, and grey by luma', () => {
    const outside = cutSquare(ramp(16), { x: 100, y: 8, size: 16, angle: 0 }, 8, 3);
    expect(Math.max(...outside)).toBe(0);
    const [grey] = cutSquare(ramp(16), { x: 8, y: 8, size: 16, angle: 0 }, 16, 1);
    expect(grey).toBeCloseTo(0.114 * 77, 4);
  });
});
