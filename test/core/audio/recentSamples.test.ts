import { expect, test } from 'vitest';
import { RecentSamples } from '../../../src/core/audio/recentSamples';

function counting(from: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => from + i);
}

test('the newest samples come back in order, across the ends of the ring', () => {
  const recent = new RecentSamples(10);
  expect(recent.latest(4)).toEqual(new Float32Array(0));
  for (let at = 0; at < 21; at += 3) recent.push(counting(at, 3));
  expect(recent.total).toBe(21);
  expect(recent.latest(4)).toEqual(counting(17, 4));
  expect(recent.latest(10)).toEqual(counting(11, 10));
  expect(recent.latest(99)).toEqual(counting(11, 10));
});

test('a block longer than the ring leaves its end', () => {
  const recent = new RecentSamples(10);
  recent.push(counting(0, 7));
  recent.push(counting(7, 25));
  expect(recent.total).toBe(32);
  expect(recent.latest(10)).toEqual(counting(22, 10));
  recent.push(counting(32, 1));
  expect(recent.latest(3)).toEqual(counting(30, 3));
});

test('what was handed out does not change with what comes', () => {
  const recent = new RecentSamples(4);
  recent.push(counting(0, 4));
  const before = recent.latest(4);
  recent.push(counting(4, 4));
  expect(before).toEqual(counting(0, 4));
});
