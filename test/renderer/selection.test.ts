import { expect, test } from 'vitest';
import { Selection } from '../../src/renderer/src/state/selection.svelte';
import type { Stretch } from '../../src/shared/types';

function of(total: number) {
  const heard: (Stretch | null)[] = [];
  const selection = new Selection((range) => heard.push(range));
  selection.reset(total);
  return { selection, heard };
}

test('a drag selects between where it began and where it is, in either direction', () => {
  const { selection } = of(10);
  selection.begin(4);
  selection.drag(6);
  expect(selection.range).toEqual({ start: 4, end: 6 });
  selection.drag(1);
  expect(selection.range).toEqual({ start: 1, end: 4 });
  expect(selection.seconds).toBe(3);
});

test('a drag beyond the sound ends with it, and one that goes nowhere selects nothing', () => {
  const { selection } = of(10);
  selection.begin(8);
  selection.drag(99);
  expect(selection.range).toEqual({ start: 8, end: 10 });
  selection.drag(8.01);
  expect(selection.range).toBeNull();
});

test('a handle moves its end and leaves the other', () => {
  const { selection } = of(10);
  selection.begin(2);
  selection.drag(4);
  selection.grab('end');
  selection.drag(7);
  expect(selection.range).toEqual({ start: 2, end: 7 });
  selection.grab('start');
  selection.drag(3);
  expect(selection.range).toEqual({ start: 3, end: 7 });
});

test('Shift and an arrow take along the end the playhead stood on', () => {
  const { selection } = of(10);
  selection.extend(5, 5.5);
  selection.extend(5.5, 6);
  expect(selection.range).toEqual({ start: 5, end: 6 });
  selection.extend(6, 5.2);
  expect(selection.range).toEqual({ start: 5, end: 5.2 });
  selection.extend(5, 4);
  expect(selection.range).toEqual({ start: 4, end: 5.2 });
  selection.extend(8, 9);
  expect(selection.range).toEqual({ start: 8, end: 9 });
});

test('brackets mark start and end, with the sound’s own where none is marked', () => {
  const { selection } = of(10);
  selection.markStart(3);
  expect(selection.range).toEqual({ start: 3, end: 10 });
  selection.markEnd(5);
  expect(selection.range).toEqual({ start: 3, end: 5 });
  selection.markStart(7);
  expect(selection.range).toEqual({ start: 7, end: 10 });
  selection.markEnd(2);
  expect(selection.range).toEqual({ start: 0, end: 2 });
});

test('who listens hears of every change, and once of the end', () => {
  const { selection, heard } = of(10);
  selection.markEnd(2);
  selection.clear();
  selection.clear();
  expect(heard).toEqual([{ start: 0, end: 2 }, null]);
});
