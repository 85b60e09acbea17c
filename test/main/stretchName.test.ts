import { expect, test } from 'vitest';
import { stretchName } from '../../src/main/clips/stretchName';

test('a clip cut from another is named after it and the times', () => {
  expect(stretchName('Morning', { start: 3.2, end: 5.14 })).toBe('Morning 0:03.2–0:05.1');
  expect(stretchName('Talk', { start: 59.96, end: 3725 })).toBe('Talk 1:00.0–1:02:05.0');
});

test('a long title makes room for the times', () => {
  const name = stretchName('x'.repeat(300), { start: 0, end: 1 });
  expect(name).toHaveLength(120);
  expect(name.endsWith('x 0:00.0–0:01.0')).toBe(true);
});
