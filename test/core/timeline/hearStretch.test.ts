import { describe, expect, it } from 'vitest';
import { clipSeconds, type Clip } from '../../../src/core/audio/clip';
import { hearStretch, type WindowListener } from '../../../src/core/timeline/hearStretch';
import type { Span } from '../../../src/core/timeline/span';
import { noise, voiceLike } from '../models/madeSounds';

/** Remembers what it was asked. */
class Listener implements WindowListener {
  asked: Span[] = [];
  windows(_sound: Clip, windows: readonly Span[]) {
    this.asked.push(...windows);
    return Promise.resolve(windows.map(() => ({ happy: 0.4, sad: 0.6 })));
  }
}

/** Two seconds of voice, three of soft noise, two of voice. */
function recording(): Clip {
  const samples = new Float32Array(7 * 16_000);
  const voice = voiceLike({ seconds: 2 });
  samples.set(noise(1, 7, 0.001).samples);
  voice.samples.forEach((value, index) => {
    samples[index] += value;
    samples[5 * 16_000 + index] += value;
  });
  return { samples, sampleRate: 16_000 };
}

const windows = Array.from({ length: 13 }, (_, index) => ({
  start: 100 + index * 0.5,
  end: 101 + index * 0.5,
}));

describe('hearStretch', () => {
  it('finds speech first, and asks only about windows that hold some', async () => {
    const listener = new Listener();
    const sound = recording();
    const kept = { start: 100, end: 100 + clipSeconds(sound) };
    const { speech, answers } = await hearStretch([listener], { sound, start: 100, windows, kept });
    for (const { start, end } of speech) expect(end < 102.2 || start > 104.8).toBe(true);
    expect(speech.some(({ end }) => end < 102.2) && speech.some(({ start }) => start > 104.8)).toBe(true);
    const answered = windows.filter((_, index) => answers[0][index] !== null);
    expect(answered.map(({ start }) => start)).toEqual([100, 100.5, 101, 101.5, 104.5, 105, 105.5, 106]);
    expect(listener.asked.map(({ start }) => start + 100)).toEqual(answered.map(({ start }) => start));
  });

  it('keeps the speech of its own part only', async () => {
    const kept = { start: 101, end: 105.5 };
    const { speech } = await hearStretch([], { sound: recording(), start: 100, windows, kept });
    expect(Math.min(...speech.map(({ start }) => start))).toBeGreaterThanOrEqual(101);
    expect(Math.max(...speech.map(({ end }) => end))).toBeLessThanOrEqual(105.5);
  });

  it('asks nobody about noise', async () => {
    const listener = new Listener();
    const sound = noise(3, 7);
    const stretch = { sound, start: 100, windows, kept: { start: 100, end: 107 } };
    const { speech, answers } = await hearStretch([listener, listener], stretch);
    expect({ speech, asked: listener.asked }).toEqual({ speech: [], asked: [] });
    expect(answers).toEqual([windows.map(() => null), windows.map(() => null)]);
  });
});
