import { expect, test } from 'vitest';
import { KeepUp } from '../../../src/main/live/keepUp';

const minute = 60_000;

/** Hears so many answers, one a second, from `now` on; answers when they end. */
function answers(keepUp: KeepUp, late: boolean, count: number, now: number): number {
  for (let i = 0; i < count; i++) keepUp.answered(late, now + i * 1000);
  return now + count * 1000;
}

test('one slow answer, or two, change nothing', () => {
  const keepUp = new KeepUp();
  for (let i = 0; i < 20; i++) {
    answers(keepUp, true, 2, i * 10_000);
    answers(keepUp, false, 1, i * 10_000 + 2000);
  }
  expect(keepUp.slow).toBe(false);
});

test('three in a row do, for a minute; then for two', () => {
  const keepUp = new KeepUp();
  let now = answers(keepUp, true, 3, 0);
  expect(keepUp.slow).toBe(true);
  now = answers(keepUp, false, 55, now);
  expect(keepUp.slow).toBe(true);
  now = answers(keepUp, false, 10, now);
  expect(keepUp.slow).toBe(false);

  now = answers(keepUp, true, 3, now);
  expect(keepUp.slow).toBe(true);
  now = answers(keepUp, false, 110, now);
  expect(keepUp.slow).toBe(true);
  answers(keepUp, false, 15, now);
  expect(keepUp.slow).toBe(false);
});

test('where even the faster one is late, the better one is not tried', () => {
  const keepUp = new KeepUp();
  answers(keepUp, true, 3, 0);
  answers(keepUp, true, 300, minute);
  expect(keepUp.slow).toBe(true);
});
