import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spectrogramImage, type SpectrogramImage } from '../../../src/core/features/spectrogramImage';

function sine(hz: number, seconds: number, sampleRate: number, amplitude = 1) {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hz * n) / sampleRate),
  );
}

function loudestBand({ levels, bands }: SpectrogramImage, frame: number): number {
  const column = levels.subarray(frame * bands, (frame + 1) * bands);
  return column.indexOf(Math.max(...column));
}

describe('spectrogram for drawing', () => {
  test.each([
    [16_000, 200],
    [22_050, 1000],
    [44_100, 3000],
    [48_000, 6500],
  ])('at %i Hz a tone of %i Hz stands in its own band, near 0 dB', (sampleRate, hz) => {
    const image = spectrogramImage({ samples: sine(hz, 1, sampleRate), sampleRate });
    const band = loudestBand(image, Math.floor(image.frames / 2));
    // Bands are 23 Hz apart at the bottom and widen above 1 kHz.
    expect(Math.abs(image.frequencies[band] - hz)).toBeLessThan(Math.max(24, 0.03 * hz));
    expect(image.maxDb).toBeGreaterThan(-8);
    expect(image.maxDb).toBeLessThanOrEqual(0.5);
  });

  test('half as loud is 6 dB lower, and the picture stays the same', () => {
    const loud = spectrogramImage({ samples: sine(500, 1, 16_000), sampleRate: 16_000 });
    const soft = spectrogramImage({ samples: sine(500, 1, 16_000, 0.5), sampleRate: 16_000 });
    expect(loud.maxDb - soft.maxDb).toBeCloseTo(6.02, 2);
    expect(loud.levels.every((level, i) => Math.abs(level - soft.levels[i]) <= 1)).toBe(true);
  });

  test('a click stands in its own column', () => {
    const samples = new Float32Array(16_000);
    samples[8000] = 1;
    const image = spectrogramImage({ samples, sampleRate: 16_000 });
    const energy = Array.from({ length: image.frames }, (_, frame) =>
      image.levels.subarray(frame * image.bands, (frame + 1) * image.bands).reduce((a, b) => a + b, 0),
    );
    const column = energy.indexOf(Math.max(...energy));
    expect(Math.abs((column + 0.5) * image.hopSeconds - 0.5)).toBeLessThanOrEqual(image.hopSeconds);
  });

  test('one byte is a 255th of the range', () => {
    const samples = sine(1000, 1, 16_000);
    const narrow = spectrogramImage({ samples, sampleRate: 16_000 }, { rangeDb: 30, bands: 40 });
    expect(narrow).toMatchObject({ rangeDb: 30, bands: 40 });
    expect(narrow.frequencies).toHaveLength(40);
    expect(Math.max(...narrow.levels)).toBe(255);
    expect(Math.min(...narrow.levels)).toBe(0);
  });

  test('silence is dark', () => {
    const image = spectrogramImage({ samples: new Float32Array(16_000), sampleRate: 16_000 });
    expect(image.levels.every((level) => level === 0)).toBe(true);
  });

  test('twenty minutes fit into the columns asked for, and a short tone in them is still seen', () => {
    const sampleRate = 8000;
    const samples = new Float32Array(1200 * sampleRate);
    samples.set(sine(1000, 0.2, sampleRate, 0.5), 700.3 * sampleRate);
    const image = spectrogramImage({ samples, sampleRate });
    expect(image.frames).toBe(2000);
    expect(image.levels).toHaveLength(2000 * image.bands);
    const column = Math.floor(700.4 / image.hopSeconds);
    expect(image.levels[column * image.bands + loudestBand(image, column)]).toBeGreaterThan(200);
  });

  test('any length and rate fit: shape right, bands rising, columns covering the clip', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 4000, max: 192_000 }),
        fc.integer({ min: 1, max: 128 }),
        fc.integer({ min: 1, max: 50 }),
        (length, sampleRate, bands, maxFrames) => {
          const samples = new Float32Array(length).fill(0.1);
          const image = spectrogramImage({ samples, sampleRate }, { bands, maxFrames });
          expect(image.frames).toBeGreaterThanOrEqual(1);
          expect(image.frames).toBeLessThanOrEqual(maxFrames);
          expect(image.levels).toHaveLength(image.frames * bands);
          expect(image.frames * image.hopSeconds).toBeGreaterThanOrEqual(length / sampleRate - 1e-9);
          image.frequencies.forEach((hz, i) => {
            expect(hz).toBeGreaterThan(i === 0 ? 0 : image.frequencies[i - 1]);
            expect(hz).toBeLessThan(Math.min(8000, sampleRate / 2));
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
