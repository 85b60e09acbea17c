import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frequencyScales } from '../../../src/core/features/frequencyBank';
import { soundStretch, wholeSpectrogram } from '../../../src/core/features/soundStretch';
import type { SpectrogramImage } from '../../../src/core/features/spectrogramImage';

const sampleRate = 16_000;
/** A click every 10 ms: a voice of 100 Hz and nothing else. */
const pulses = {
  sampleRate,
  samples: Float32Array.from({ length: 10 * sampleRate }, (_, n) => (n % 160 === 80 ? 0.5 : 0)),
};
const whole = wholeSpectrogram(pulses, 'mel');

function energies({ frames, bands, levels }: SpectrogramImage): number[] {
  return Array.from({ length: frames }, (_, frame) =>
    levels.subarray(frame * bands, (frame + 1) * bands).reduce((sum, level) => sum + level, 0),
  );
}

test('of a few milliseconds it holds the samples themselves', () => {
  const stretch = soundStretch(pulses, { start: 5, end: 5.05 }, 600, whole);
  expect(stretch.wave.kind).toBe('samples');
  expect(stretch.wave.values).toEqual(pulses.samples.slice(5 * sampleRate, 5.05 * sampleRate));
  expect([stretch.start, stretch.end]).toEqual([5, 5.05]);
});

test('of more than the pixels can show it holds the extremes, two to a pixel', () => {
  const stretch = soundStretch(pulses, { start: 1, end: 9 }, 600, whole);
  expect(stretch.wave.kind).toBe('peaks');
  expect(stretch.wave.values).toHaveLength(2 * 2 * 600);
  expect(Math.max(...stretch.wave.values)).toBe(0.5);
});

test('single periods stand apart in its spectrogram, which those of the whole do not', () => {
  const { spectrogram } = soundStretch(pulses, { start: 5, end: 5.06 }, 600, whole);
  const column = (seconds: number) =>
    Math.floor((seconds - spectrogram.startSeconds) / spectrogram.hopSeconds);
  const loud = energies(spectrogram);
  for (let period = 1; period < 5; period++) {
    const pulse = loud[column(5.005 + 0.01 * period)];
    expect(pulse).toBeGreaterThan(2 * loud[column(5.01 + 0.01 * period)]);
  }
  const coarse = energies(whole).slice(400, 420);
  expect(Math.max(...coarse)).toBeLessThan(1.2 * Math.min(...coarse));
});

test('a second of it looks as it does in the whole: the same scale and the same loudest level', () => {
  const voice = {
    sampleRate,
    samples: pulses.samples.map((_, n) => 0.3 * Math.sin((2 * Math.PI * 440 * n) / sampleRate)),
  };
  for (const scale of frequencyScales) {
    const all = wholeSpectrogram(voice, scale);
    const { spectrogram } = soundStretch(voice, { start: 4, end: 5 }, 1000, all);
    expect(spectrogram).toMatchObject({ scale, bands: all.bands, maxDb: all.maxDb, rangeDb: all.rangeDb });
    expect(spectrogram.frequencies).toEqual(all.frequencies);
    const middle = (image: SpectrogramImage, seconds: number) => {
      const frame = Math.floor((seconds - image.startSeconds) / image.hopSeconds);
      return image.levels.subarray(frame * image.bands, (frame + 1) * image.bands);
    };
    const [fine, coarse] = [middle(spectrogram, 4.5), middle(all, 4.5)];
    // Far below the tone the sidelobes of the window depend on where it begins.
    fine.forEach((level, band) => {
      if (level > 100) expect(Math.abs(level - coarse[band])).toBeLessThanOrEqual(3);
    });
    expect(fine.filter((level) => level > 100).length).toBeGreaterThan(3);
  }
});

test('whatever is asked for is held inside the clip and bounded by the pixels', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 86_400, noNaN: true }),
      fc.double({ min: 0, max: 86_400, noNaN: true }),
      fc.integer({ min: 1, max: 500 }),
      (start, end, width) => {
        const stretch = soundStretch(pulses, { start, end }, width, whole);
        expect(stretch.start).toBeGreaterThanOrEqual(0);
        expect(stretch.end).toBeGreaterThan(stretch.start);
        expect(stretch.end).toBeLessThanOrEqual(10);
        expect(stretch.wave.values.length).toBeGreaterThan(0);
        expect(stretch.wave.values.length).toBeLessThanOrEqual(4 * width);
        expect(stretch.spectrogram.frames).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 40 },
  );
});
