import { describe, expect, it } from 'vitest';
import { middleOf, standardisedFace } from '../../../src/core/face/facePicture';
import { madeFaces } from './madeFaces';

const [{ grey }] = madeFaces(1);

describe('a face picture', () => {
  it('stands on its own mean and deviation, so that light and contrast do not matter', () => {
    const face = standardisedFace(grey);
    const mean = face.reduce((sum, value) => sum + value, 0) / face.length;
    const square = face.reduce((sum, value) => sum + value * value, 0) / face.length;
    expect(mean).toBeCloseTo(0, 5);
    expect(square).toBeCloseTo(1, 4);
    const darker = standardisedFace(Float32Array.from(grey, (value) => 0.4 * value + 10));
    darker.forEach((value, index) => {
      expect(value).toBeCloseTo(face[index], 4);
    });
  });

  it('of one grey is nothing, and noise in the dark stays small', () => {
    expect(standardisedFace(new Uint8Array(2304).fill(9)).every((value) => value === 0)).toBe(true);
    const noise = standardisedFace(Uint8Array.from({ length: 2304 }, (_, index) => index % 2));
    expect(Math.max(...noise)).toBeCloseTo(0.5 / 8, 5);
  });

  it('is cut to its middle', () => {
    const numbered = Float32Array.from({ length: 2304 }, (_, index) => index);
    const middle = middleOf(numbered, 44);
    expect(middle).toHaveLength(44 * 44);
    expect([middle[0], middle[43], middle[44 * 44 - 1]]).toEqual([2 * 48 + 2, 2 * 48 + 45, 45 * 48 + 45]);
  });
});
