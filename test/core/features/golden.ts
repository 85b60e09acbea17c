import { expect } from 'vitest';
import values from '../../golden/librosa.json';

export const golden = values;

/** No number may differ by more than this share of itself. */
export const tolerance = 1e-3;

/**
 * Numbers in the golden file are rounded to so many decimals, which for the small ones (a mel power of
 * 0.000002) is much more than a thousandth. A number is therefore right when it lies within the tolerance
 * of *some* value that rounds to the golden one: half a step is taken off the difference first.
 */
export const decimals = { mfcc: 4, mfccMean: 5, mel: 6, chroma: 5, ratio: 6, hertz: 3, logMel: 4 } as const;

/** Largest relative error of `actual`, element by element, beyond what rounding explains. */
export function relativeError(
  actual: ArrayLike<number>,
  expected: readonly number[],
  places: number,
): number {
  // The small excess is for halves that round either way in binary.
  const halfStep = 0.5 * 10 ** -places * (1 + 1e-6);
  let worst = 0;
  expected.forEach((value, i) => {
    const excess = Math.max(0, Math.abs(actual[i] - value) - halfStep);
    worst = Math.max(worst, excess === 0 ? 0 : excess / Math.abs(value));
  });
  return worst;
}

/** Expects as many numbers as the golden file has, each within the tolerance. */
export function expectEqual(actual: ArrayLike<number>, expected: readonly number[], places: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of Array.from(actual).entries()) {
    expect(value, `value ${i}`).not.toBeNaN();
  }
  expect(relativeError(actual, expected, places)).toBeLessThanOrEqual(tolerance);
}

/** Expects the rows of the frames listed in the golden file. */
export function expectFrames(
  { data, width }: { data: Float32Array; width: number },
  expected: Readonly<Record<string, readonly number[]>>,
  places: number,
): void {
  for (const [frame, values] of Object.entries(expected)) {
    const start = Number(frame) * width;
    expectEqual(data.subarray(start, start + width), values, places);
  }
}
