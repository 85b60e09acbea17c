import { expect, test } from 'vitest';
import { extremes, peakOf } from '../../src/renderer/src/lib/drawWaveform';
import { cellAt, palette } from '../../src/renderer/src/lib/spectrogramPicture';
import type { SpectrogramImage } from '../../src/shared/types';

const peaks = new Float32Array([-0.1, 0.1, -0.5, 0.2, -0.2, 0.8, 0, 0]);

test('a column that covers several slices shows their extremes', () => {
  const [low, high] = extremes(peaks, 0, 3);
  expect(low).toBeCloseTo(-0.5);
  expect(high).toBeCloseTo(0.8);
  expect(peakOf(peaks)).toBeCloseTo(0.8);
});

test('zoomed further than the slices, columns pass smoothly from one to the next', () => {
  const at = (place: number) => extremes(peaks, place, place + 0.1)[1];
  expect(at(1.45)).toBeCloseTo(0.2);
  expect(at(1.95)).toBeCloseTo(0.5);
  expect(at(2.45)).toBeCloseTo(0.8);
});

test('outside of the sound there is silence, not NaN', () => {
  expect(extremes(peaks, 7, 9)).toEqual([0, 0]);
  expect(extremes(peaks, -0.3, -0.2).every(Number.isFinite)).toBe(true);
});

test('the read-out names the cell under a time and a height', () => {
  const image: SpectrogramImage = {
    bands: 4,
    frames: 3,
    levels: Uint8Array.from([0, 1, 2, 3, 10, 11, 12, 255, 20, 21, 22, 0]),
    rangeDb: 72,
    maxDb: -10,
    startSeconds: 0,
    scale: 'mel',
    hopSeconds: 0.01,
    frequencies: Float32Array.from([100, 200, 400, 800]),
  };
  expect(cellAt(image, 0.011, 0.99)).toEqual({ hertz: 800, decibels: -10 });
  expect(cellAt(image, 9, 1)).toEqual({ hertz: 800, decibels: -82 });
  expect(cellAt(image, -1, 0).hertz).toBe(100);
  expect(cellAt({ ...image, startSeconds: 5 }, 5.011, 0.99).decibels).toBe(-10);
});

test('the colours span the range that was chosen, whatever more the image holds', () => {
  const narrow = palette({ map: 'grey', rangeDb: 40 }, 100);
  const wide = palette({ map: 'grey', rangeDb: 100 }, 100);
  const loudest = wide[255];
  expect(narrow[255]).toBe(loudest);
  // 40 dB below the loudest is byte 153 of 255.
  expect(narrow[153]).toBe(narrow[0]);
  expect(narrow[160]).not.toBe(narrow[0]);
  expect(wide[153]).not.toBe(wide[0]);
  expect(new Set(wide).size).toBeGreaterThan(200);
});
