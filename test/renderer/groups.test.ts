import { expect, test } from 'vitest';
import {
  groupEntries,
  groupHeaderHeight,
  inSight,
  listHeight,
  rowHeight,
  rowInSight,
  rowTop,
  scrollAfterChange,
} from '../../src/renderer/src/lib/groups';
import { anEntry, labelled } from './entries';

test('one’s own sound comes first, newest at the top; sample voices come last', () => {
  const groups = groupEntries([
    anEntry('voice', { origin: 'bundled', synthetic: true }),
    labelled('savee', { corpus: 'SAVEE' }),
    labelled('ravdess'),
    anEntry('old', { origin: 'recording', addedAt: '2026-11-01T00:00:00Z' }),
    anEntry('new', { origin: 'recording', addedAt: '2026-11-02T00:00:00Z' }),
    anEntry('file', { origin: 'opened' }),
  ]);
  expect(groups.map(({ title, entries }) => [title, entries.map(({ id }) => id)])).toEqual([
    ['Recordings', ['new', 'old']],
    ['Opened files', ['file']],
    ['RAVDESS', ['ravdess']],
    ['SAVEE', ['savee']],
    ['Sample voices', ['voice']],
  ]);
});

test('of five thousand rows only those near the view are drawn, at the right places', () => {
  const entries = Array.from({ length: 5000 }, (_, index) => labelled(`r${index}`));
  const groups = groupEntries([anEntry('take', { origin: 'recording' }), ...entries]);
  expect(listHeight(groups)).toBe(2 * groupHeaderHeight + 5001 * rowHeight);

  const scrollTop = 100_000;
  const [seen, ...others] = inSight(groups, scrollTop, 600, 300);
  expect(others).toEqual([]);
  expect(seen.top).toBe(groupHeaderHeight + rowHeight);
  expect(seen.last - seen.first).toBeLessThan(30);
  const firstTop = seen.top + groupHeaderHeight + seen.first * rowHeight;
  expect(firstTop).toBeLessThanOrEqual(scrollTop - 300);
  expect(firstTop + (seen.last - seen.first) * rowHeight).toBeGreaterThanOrEqual(scrollTop + 900);
  expect(rowTop(groups, seen.group.entries[seen.first].id)).toBe(firstTop);
  expect(rowTop(groups, 'elsewhere')).toBeNull();
});

test('every row can be reached by scrolling', () => {
  const groups = groupEntries(Array.from({ length: 40 }, (_, index) => labelled(`r${index}`)));
  const seen = new Set<string>();
  for (let top = 0; top <= listHeight(groups); top += 100) {
    for (const { group, first, last } of inSight(groups, top, 100, 0)) {
      for (const { id } of group.entries.slice(first, last)) seen.add(id);
    }
  }
  expect(seen.size).toBe(40);
});

test('clips that come or go do not pull the list away from the person', () => {
  const view = 400;
  // At the very top the new ones are to be seen.
  expect(scrollAfterChange(34, 2000, 0, view)).toBe(0);
  // Scrolled, with the selected row in sight: it stays where it was.
  expect(scrollAfterChange(600, 900, 500, view)).toBe(800);
  expect(scrollAfterChange(600, 50, 500, view)).toBe(0);
  // Scrolled away from the selected row: nothing moves.
  expect(scrollAfterChange(34, 2000, 500, view)).toBe(500);
  expect(scrollAfterChange(null, 2000, 500, view)).toBe(500);
  expect(scrollAfterChange(600, null, 500, view)).toBe(500);
});

test('a row is in sight between the heading that sticks and the end of the list', () => {
  expect(rowInSight(100, 100, 400)).toBe(true);
  expect(rowInSight(100, 100 + rowHeight - groupHeaderHeight, 400)).toBe(false);
  expect(rowInSight(500, 100, 400)).toBe(false);
  expect(rowInSight(499, 100, 400)).toBe(true);
});
