import { expect, test } from 'vitest';
import { powerToDb } from '../../../src/core/features/powerToDb';

const matrix = (...values: number[]) => ({ frames: 1, width: values.length, data: new Float32Array(values) });

test('ten times the power is ten decibels more', () => {
  expect([...powerToDb(matrix(0.1, 1, 10, 100)).data]).toEqual([-10, 0, 10, 20]);
});

test('nothing lies more than 80 dB below the loudest of all', () => {
  expect([...powerToDb(matrix(1e-9, 1e-3, 10)).data]).toEqual([-70, -30, 10]);
});

test('without that floor the lowest is -100 dB', () => {
  expect([...powerToDb(matrix(0, 1e-12, 1e-9, 10), null).data]).toEqual([-100, -100, -90, 10]);
});
