import { describe, expect, it, test } from 'vitest';
import { voicing, voicingBands, voicingRate } from '../../../src/core/features/voicing';
import { Random } from '../../../src/core/training/random';

const second = (at: (seconds: number) => number) =>
  Float32Array.from({ length: voicingRate }, (_, n) => at(n / voicingRate));

/** The frames that do not reach past either end. */
const inside = (values: Float32Array) => [...values].slice(4, -4);

const sine = (hertz: number) => (seconds: number) => Math.sin(2 * Math.PI * hertz * seconds);

describe.each([90, 141.7, 220, 333])('a voice-like sound at %d Hz', (hertz) => {
  const partials = Array.from({ length: Math.floor(3500 / hertz) }, (_, n) => sine(hertz * (n + 1)));
  const { frames, periodicity, pitchHz, evenTonality } = voicing(
    second((seconds) => partials.reduce((sum, partial, n) => sum + partial(seconds) / (n + 1), 0)),
  );

  it('has that pitch in every frame of 10 ms', () => {
    expect(frames).toBe(100);
    for (const pitch of inside(pitchHz)) expect(Math.abs(pitch / hertz - 1)).toBeLessThan(0.01);
    expect(Math.min(...inside(periodicity))).toBeGreaterThan(0.3);
  });

  it('has its power in more than two partials', () => {
    expect(Math.max(...inside(evenTonality))).toBeLessThan(0.6);
  });
});

test('a tone is all in two partials, and its power in the one band that holds it', () => {
  const { tonality, bands } = voicing(second((seconds) => 0.5 * sine(880)(seconds)));
  expect(Math.min(...inside(tonality))).toBeGreaterThan(0.999);
  const row = [...bands.data.subarray(50 * voicingBands, 51 * voicingBands)];
  expect(row.indexOf(Math.max(...row))).toBe(3);
});

test('noise is hardly periodic', () => {
  const random = new Random(1);
  const { periodicity } = voicing(second(() => 0.1 * random.normal()));
  expect(Math.max(...inside(periodicity))).toBeLessThan(0.1);
});

test('nothing is nothing, beside a sound as well', () => {
  const { periodicity, pitchHz, tonality, evenTonality } = voicing(
    second((seconds) => (seconds < 0.5 ? 0 : sine(300)(seconds))),
  );
  for (const values of [periodicity, pitchHz, tonality, evenTonality]) {
    expect([...values.subarray(0, 46)].every((value) => value === 0)).toBe(true);
    expect(values[80]).toBeGreaterThan(0);
  }
});
