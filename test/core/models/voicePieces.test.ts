import { describe, expect, it } from 'vitest';
import { cutPieces } from '../../../src/core/models/voicePieces';

const seconds = (value: number) => Float32Array.from({ length: 16_000 * value }, (_, n) => n);

describe('cutPieces', () => {
  it('leaves up to 5 s in one piece', () => {
    expect(cutPieces(seconds(5)).map((piece) => piece.length)).toEqual([80_000]);
  });

  it('cuts longer sound into equal pieces that follow on one another', () => {
    const pieces = cutPieces(seconds(12));
    expect(pieces.map((piece) => piece.length)).toEqual([64_000, 64_000, 64_000]);
    expect(pieces.map((piece) => piece[0])).toEqual([0, 64_000, 128_000]);
  });

  it('hears six pieces of a long recording, spread over it', () => {
    const pieces = cutPieces(seconds(120));
    expect(pieces).toHaveLength(6);
    expect(pieces.every((piece) => piece.length === 80_000)).toBe(true);
    expect(pieces.map((piece) => piece[0] / 16_000)).toEqual([10, 30, 50, 70, 90, 110]);
  });
});
