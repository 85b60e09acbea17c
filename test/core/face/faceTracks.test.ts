import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, overlap, type Box } from '../../../src/core/face/box';
import { FaceTracks } from '../../../src/core/face/faceTracks';

const at = (left: number, top = 0, side = 100): Box => ({ left, top, width: side, height: side });

describe('overlap', () => {
  it('is common area over covered area', () => {
    expect(overlap(at(0), at(0))).toBe(1);
    expect(overlap(at(0), at(50))).toBeCloseTo(1 / 3);
    expect(overlap(at(0), at(100))).toBe(0);
    expect(overlap(at(0), at(25, 25, 50))).toBeCloseTo(1 / 4);
  });

  it('is the same both ways and never above 1', () => {
    const box = fc.record({
      left: fc.integer({ min: -50, max: 50 }),
      top: fc.integer({ min: -50, max: 50 }),
      width: fc.integer({ min: 1, max: 80 }),
      height: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(box, box, (one, other) => {
        expect(overlap(one, other)).toBe(overlap(other, one));
        expect(overlap(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('boxes points', () => {
    expect(boxAround([1, 2, 0, 5, -1, 9], 3)).toEqual({ left: 1, top: -1, width: 4, height: 3 });
  });
});

describe('FaceTracks', () => {
  it('keeps the id of a face that moves, also where the order changes', () => {
    const tracks = new FaceTracks();
    expect(tracks.follow([at(0), at(300)], 0)).toEqual([1, 2]);
    expect(tracks.follow([at(320), at(15)], 0.1)).toEqual([2, 1]);
  });

  it('gives neither of two faces close together the id of the other', () => {
    const tracks = new FaceTracks();
    tracks.follow([at(0), at(60)], 0);
    expect(tracks.follow([at(20), at(65)], 0.1)).toEqual([1, 2]);
  });

  it('knows a face again that was away for a moment, and not one that was away for long', () => {
    const tracks = new FaceTracks();
    tracks.follow([at(0)], 0);
    tracks.follow([], 0.4);
    expect(tracks.follow([at(5)], 0.7)).toEqual([1]);
    tracks.follow([], 1);
    expect(tracks.ids).toEqual([1]);
    tracks.follow([], 2);
    expect(tracks.ids).toEqual([]);
    expect(tracks.follow([at(5)], 2.1)).toEqual([2]);
  });

  it('keeps ids where a slow computer sees a picture every few seconds', () => {
    const tracks = new FaceTracks();
    tracks.follow([at(0)], 0);
    expect(tracks.follow([at(10)], 3)).toEqual([1]);
    expect(tracks.follow([at(20)], 6)).toEqual([1]);
  });

  it('never gives an id twice in a picture', () => {
    const boxes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 8 }), (pictures) => {
        const tracks = new FaceTracks();
        pictures.forEach((lefts, index) => {
          const ids = tracks.follow(
            lefts.map((left) => at(left)),
            index * 0.1,
          );
          expect(new Set(ids).size).toBe(lefts.length);
        });
      }),
    );
  });
});
