import { expect, test } from 'vitest';
import { memoised } from '../../src/core/memoised';

test('builds once per set of parameters', () => {
  const built: string[] = [];
  const build = memoised((a: number, b: string) => {
    built.push(`${a}${b}`);
    return { a, b };
  });
  expect(build(1, 'x')).toBe(build(1, 'x'));
  expect(build(1, 'y')).not.toBe(build(1, 'x'));
  expect(built).toEqual(['1x', '1y']);
});

test('keeps no more than its limit, the newest', () => {
  const built: number[] = [];
  const build = memoised((n: number) => {
    built.push(n);
    return { n };
  }, 2);
  [1, 2, 3, 2, 1].forEach((n) => build(n));
  expect(built).toEqual([1, 2, 3, 1]);
});
