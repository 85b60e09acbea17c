import { describe, expect, it } from 'vitest';
import { cutStretch } from '../../../src/core/audio/cutStretch';

const clip = { samples: Float32Array.from({ length: 1000 }, (_, i) => i), sampleRate: 100 };

describe('cutStretch', () => {
  it('is the samples from start to end', () => {
    const cut = cutStretch(clip, { start: 2, end: 3.5 });
    expect([cut.sampleRate, cut.samples.length, cut.samples[0], cut.samples.at(-1)]).toEqual([
      100, 150, 200, 349,
    ]);
  });

  it('ends with the clip', () => {
    expect(cutStretch(clip, { start: 9, end: 99 }).samples).toHaveLength(100);
  });

  it.each([
    { start: 10, end: 12 },
    { start: 3, end: 3 },
    { start: 4, end: 3 },
    { start: NaN, end: 3 },
  ])('refuses what holds no sound: %o', (stretch) => {
    expect(() => cutStretch(clip, stretch)).toThrow(expect.objectContaining({ code: 'refused' }) as Error);
  });
});
