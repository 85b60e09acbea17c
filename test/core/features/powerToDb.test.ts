import fc from 'fast-check';
import { expect, test } from 'vitest';
import { powerToDb } from '../../../src/core/features/powerToDb';

const matrix = (...values: number[]) => ({ frames: 1, width: values.length, data: new Float32Array(values) });

test('ten times the power is ten decibels more', () => {
  expect([...powerToDb(matrix(0.1, 1, 10, 100)).data]).toEqual([-10, 0, 10, 20]);
});

test('nothing lies more than 80 dB below the loudest of all', () => {
  expect([...powerToDb(matrix(1e-9, 1e-3, 10)).data]).toEqual([-70, expect.closeTo(-30, 5), 10]);
});

test('without that floor the lowest is -100 dB', () => {
  expect([...powerToDb(matrix(0, 1e-12, 1e-9, 10), null).data]).toEqual([-100, -100, -90, 10]);
});

test('is the logarithm for every power, however many there are', () => {
  fc.assert(
    fc.property(
      fc.float32Array({ min: 0, max: Math.fround(1e12), noNaN: true, minLength: 1, maxLength: 50 }),
      fc.constantFrom(1, 400),
      (some, times) => {
        const power = Float32Array.from({ length: some.length * times }, (_, i) => some[i % some.length]);
        const { data } = powerToDb({ frames: 1, width: power.length, data: power }, null);
        expect(data).toHaveLength(power.length);
        for (const [i, db] of data.entries()) {
          expect(Math.abs(db - 10 * Math.log10(Math.max(1e-10, power[i])))).toBeLessThan(2e-5);
        }
      },
    ),
    { numRuns: 40 },
  );
});
