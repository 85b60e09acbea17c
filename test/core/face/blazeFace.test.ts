import { describe, expect, it } from 'vitest';
import { facesOf, type DetectorOutputs } from '../../../src/core/face/blazeFace';

/** What the network answers where it sees nothing. */
function nothing(): DetectorOutputs {
  return {
    scores: [new Float32Array(512).fill(-20), new Float32Array(384).fill(-20)],
    boxes: [new Float32Array(512 * 16), new Float32Array(384 * 16)],
  };
}

/** Puts a face at an anchor: offset of the centre, side, score before the logistic function. */
function put(to: DetectorOutputs, grid: 0 | 1, anchor: number, offset: number, side: number, score: number) {
  to.scores[grid][anchor] = score;
  to.boxes[grid].set([offset, offset, side, side, -10, -5, 10, -5], anchor * 16);
}

describe('facesOf', () => {
  it('finds nothing where there is nothing', () => {
    expect(facesOf(nothing(), 0.5, 10)).toEqual([]);
  });

  it('reads boxes and eyes from the middle of their cell', () => {
    const answered = nothing();
    // Finer grid, two anchors a cell of 16 pixels: anchor 2 * (3 * 16 + 5) lies at (88, 56).
    put(answered, 0, 2 * (3 * 16 + 5), 2, 40, 3);
    // Coarser grid, six a cell of 32 pixels: anchor 6 * (6 * 8 + 7) lies at (240, 208).
    put(answered, 1, 6 * (6 * 8 + 7), 0, 30, 1);
    const [one, other] = facesOf(answered, 0.5, 10);
    expect(one.box).toEqual({ left: 70, top: 38, width: 40, height: 40 });
    expect(one.eyes).toEqual([
      [78, 51],
      [98, 51],
    ]);
    expect(one.score).toBeCloseTo(1 / (1 + Math.exp(-3)));
    expect(other.box).toEqual({ left: 225, top: 193, width: 30, height: 30 });
  });

  it('keeps the likeliest of several boxes over one face, leaves unlikely ones out, and stops at the most', () => {
    const answered = nothing();
    put(answered, 0, 100, 0, 60, 2);
    put(answered, 0, 101, 3, 60, 4);
    put(answered, 0, 400, 0, 20, -1);
    put(answered, 1, 300, 0, 20, 1);
    const faces = facesOf(answered, 0.5, 10);
    expect(faces.map(({ score }) => score > 0.95)).toEqual([true, false]);
    expect(facesOf(answered, 0.5, 1)).toHaveLength(1);
  });
});
