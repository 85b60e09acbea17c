import { expect, test } from 'vitest';
import { Zoom } from '../../src/renderer/src/state/zoom.svelte';

function wholeOf(seconds: number): Zoom {
  const zoom = new Zoom();
  zoom.reset(seconds);
  return zoom;
}

test('zooming keeps the time under the pointer where it is', () => {
  const zoom = wholeOf(10);
  zoom.by(2, 3);
  expect(zoom.length).toBe(5);
  expect(zoom.share(3)).toBeCloseTo(0.3);
  zoom.by(4, 3);
  expect(zoom.share(3)).toBeCloseTo(0.3);
  expect(zoom.whole).toBe(false);
});

test('the view stays inside the sound, and never shows less than a fiftieth of a second', () => {
  const zoom = wholeOf(4);
  for (let press = 0; press < 50; press++) zoom.in(3.99);
  expect(zoom.length).toBeCloseTo(0.02);
  zoom.scrollTo(99);
  expect(zoom.end).toBeCloseTo(4);
  zoom.scrollTo(-1);
  expect(zoom.start).toBe(0);
  for (let press = 0; press < 50; press++) zoom.out(0);
  expect([zoom.start, zoom.length, zoom.whole]).toEqual([0, 4, true]);
});

test('a clip shorter than the shortest stretch is shown whole', () => {
  const zoom = wholeOf(0.015);
  zoom.in(0.01);
  expect(zoom.length).toBe(0.015);
  expect(zoom.time(2)).toBe(0.015);
});

test('the page turns when the playhead leaves the view, and only then', () => {
  const zoom = wholeOf(10);
  zoom.by(5, 0);
  zoom.follow(1.5);
  expect(zoom.start).toBe(0);
  zoom.follow(2.1);
  expect(zoom.start).toBeCloseTo(2);
  expect(zoom.share(2.1)).toBeGreaterThan(0);
});

test('zooming around a time that is out of view keeps the middle', () => {
  const zoom = wholeOf(10);
  zoom.by(5, 0);
  zoom.in(9);
  expect((zoom.start + zoom.end) / 2).toBeCloseTo(1);
});

test('one end can be moved while the other stays, down to the shortest stretch', () => {
  const zoom = wholeOf(10);
  zoom.show(2, 6);
  expect([zoom.start, zoom.end]).toEqual([2, 6]);
  zoom.show(2, -3, 'start');
  expect(zoom.start).toBe(2);
  expect(zoom.length).toBeCloseTo(0.02);
  zoom.show(8, 4, 'end');
  expect(zoom.end).toBeCloseTo(4);
  expect(zoom.length).toBeCloseTo(0.02);
  zoom.show(-5, 20);
  expect(zoom.whole).toBe(true);
  zoom.show(10, 10);
  expect(zoom.end).toBeLessThanOrEqual(10);
});

test('turning a page leaves a tenth of the last one in view', () => {
  const zoom = wholeOf(10);
  zoom.show(2, 4);
  zoom.page(1);
  expect(zoom.start).toBeCloseTo(3.8);
  zoom.page(-1);
  expect(zoom.start).toBeCloseTo(2);
  zoom.page(-5);
  expect(zoom.start).toBe(0);
});
