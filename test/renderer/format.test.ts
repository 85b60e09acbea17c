import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDecibels,
  formatHertz,
  formatLength,
  formatMilliseconds,
  formatPercent,
  formatSeconds,
  formatTime,
  formatWhen,
} from '../../src/renderer/src/lib/format';

const thin = '\u202f';

test('times have hundredths and never show sixty seconds', () => {
  expect(formatTime(1.42)).toBe('0:01.42');
  expect(formatTime(0)).toBe('0:00.00');
  expect(formatTime(-0.2)).toBe('0:00.00');
  expect(formatTime(59.999)).toBe('1:00.00');
  expect(formatTime(83.4217)).toBe('1:23.42');
  expect(formatTime(3725.5)).toBe('1:02:05.50');
});

test('lengths are whole seconds, at least one, and empty where unknown', () => {
  expect(formatLength(3.44)).toBe('0:03');
  expect(formatLength(0.2)).toBe('0:01');
  expect(formatLength(119.7)).toBe('2:00');
  expect(formatLength(null)).toBe('');
  expect(formatSeconds(3.44)).toBe(`3.4${thin}s`);
  expect(formatSeconds(83)).toBe('1:23');
});

test('units follow a thin space', () => {
  expect(formatPercent(0.864)).toBe(`86${thin}%`);
  expect(formatPercent(0.994)).toBe(`99${thin}%`);
  expect(formatPercent(0.9999)).toBe(`>${thin}99${thin}%`);
  expect(formatPercent(1)).toBe(`100${thin}%`);
  expect(formatHertz(380)).toBe(`380${thin}Hz`);
  expect(formatHertz(999.7)).toBe(`1${thin}kHz`);
  expect(formatHertz(2840)).toBe(`2.8${thin}kHz`);
  expect(formatDecibels(-34.4)).toBe(`\u221234${thin}dB`);
  expect(formatDecibels(0)).toBe(`0${thin}dB`);
  expect(formatDecibels(-0.2)).toBe(`0${thin}dB`);
  expect(formatDecibels(-Infinity)).toBe(`\u2212\u221e${thin}dB`);
  expect(formatMilliseconds(0.3)).toBe(`1${thin}ms`);
  expect(formatMilliseconds(1234.4)).toBe(`1,234${thin}ms`);
  expect(formatCount(2548)).toBe('2,548');
  expect(formatBytes(612_400)).toBe(`612${thin}kB`);
  expect(formatBytes(1_540_000)).toBe(`1.5${thin}MB`);
  expect(formatBytes(208_468_073)).toBe(`208${thin}MB`);
});

test('days are told as people tell them', () => {
  const now = new Date(2026, 10, 20, 15, 0);
  expect(formatWhen(new Date(2026, 10, 20, 14, 2).toISOString(), now)).toBe('today 14:02');
  expect(formatWhen(new Date(2026, 10, 19, 23, 59).toISOString(), now)).toBe('yesterday 23:59');
  expect(formatWhen(new Date(2026, 10, 12, 9, 5).toISOString(), now)).toBe('12 Nov 09:05');
  expect(formatWhen(new Date(2025, 0, 3).toISOString(), now)).toBe('3 Jan 2025');
  expect(formatWhen('not a date', now)).toBe('');
});
