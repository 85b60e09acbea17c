import { expect, test } from 'vitest';
import { bandPosition, frequencyTicks, tickWords, timeTicks } from '../../src/renderer/src/lib/axes';

test('time ticks stand at round times inside the stretch, not more than asked for', () => {
  expect(timeTicks(0, 3.44, 8)).toEqual({ step: 0.5, ticks: [0, 0.5, 1, 1.5, 2, 2.5, 3] });
  const { step, ticks } = timeTicks(1.03, 1.27, 5);
  expect(step).toBeCloseTo(0.05);
  expect(ticks[0]).toBeCloseTo(1.05);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(tickWords(1.05, 0.05)).toBe('1.05');
  expect(tickWords(2, 0.5)).toBe('2.0');
  expect(timeTicks(0, 382, 9).step).toBe(60);
  expect(tickWords(80, 20)).toBe('1:20');
});

test('frequencies stand where their band is', () => {
  const bands = Float32Array.from({ length: 128 }, (_, band) => 100 * 1.035 ** band);
  expect(bandPosition(bands, bands[64])).toBeCloseTo(64.5 / 128);
  expect(bandPosition(bands, 50)).toBeCloseTo(0.5 / 128);
  expect(bandPosition(bands, 1e6)).toBe(1);
  expect(frequencyTicks(bands)).toEqual([8000, 4000, 2000, 1000, 500, 250, 125]);
  expect(frequencyTicks(bands.subarray(0, 100))).toEqual([2000, 1000, 500, 250, 125]);
});

test('frequency ticks that would touch are left out', () => {
  const linear = Float32Array.from({ length: 64 }, (_, band) => 62 + band * 125);
  expect(frequencyTicks(linear)).toEqual([8000, 4000, 2000, 1000]);
});

test('each frequency scale has marks that stand evenly on it', () => {
  const linear = Float32Array.from({ length: 256 }, (_, band) => 31 * (band + 1));
  expect(frequencyTicks(linear, { scale: 'linear' })).toEqual([
    8000, 7000, 6000, 5000, 4000, 3000, 2000, 1000,
  ]);
  const log = Float32Array.from({ length: 192 }, (_, band) => 51 * 1.0266 ** band);
  expect(frequencyTicks(log, { scale: 'log' })).toEqual([8000, 4000, 2000, 1000, 500, 250, 125, 63]);
});
