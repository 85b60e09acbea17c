import { expect, test } from 'vitest';
import { columnBands, MelColumns } from '../../../src/core/features/melColumns';
import { spectrogramImage } from '../../../src/core/features/spectrogramImage';

const glide = Float32Array.from({ length: 16_000 }, (_, i) => 0.05 * Math.sin(i * (0.05 + i / 1e5)));

function columnsOf(samples: Float32Array, block: number): number[] {
  const columns = new MelColumns();
  const levels: number[] = [];
  for (let at = 0; at < samples.length; at += block)
    levels.push(...columns.push(samples.subarray(at, at + block)));
  return levels;
}

test('a column comes every 10 ms, however the sound is cut into blocks', () => {
  const whole = columnsOf(glide, glide.length);
  expect(whole).toHaveLength(98 * columnBands);
  expect(columnsOf(glide, 640)).toEqual(whole);
  expect(columnsOf(glide, 7)).toEqual(whole);
});

test('they show what the picture of a whole clip shows', () => {
  const image = spectrogramImage({ samples: glide, sampleRate: 16_000 });
  const levels = columnsOf(glide, 800);
  const loudest = (from: number, all: ArrayLike<number>) => {
    const column = Array.from({ length: columnBands }, (_, band) => all[from * columnBands + band]);
    return column.indexOf(Math.max(...column));
  };
  // Column c is centred on c * 10 + 12.5 ms; those of the picture stand every 5 ms, centred on 2.5 ms later.
  for (let column = 0; column < 96; column += 5) {
    expect(loudest(column, levels)).toBe(loudest(2 * column + 2, image.levels));
  }
});

test.each(['linear', 'log'] as const)('a %s axis is that of the picture of a whole clip', (scale) => {
  const tone = Float32Array.from({ length: 3200 }, (_, i) => Math.sin((2 * Math.PI * 1500 * i) / 16_000));
  const column = new MelColumns(scale).push(tone).subarray(10 * columnBands, 11 * columnBands);
  const { frequencies } = spectrogramImage({ samples: tone, sampleRate: 16_000 }, { scale });
  const nearest = frequencies.reduce(
    (best, hertz, band) => (Math.abs(hertz - 1500) < Math.abs(frequencies[best] - 1500) ? band : best),
    0,
  );
  expect(Math.abs(column.indexOf(Math.max(...column)) - nearest)).toBeLessThanOrEqual(1);
});

test('full scale is brightest, silence is dark', () => {
  const sine = Float32Array.from({ length: 1600 }, (_, i) => Math.sin((2 * Math.PI * 1000 * i) / 16_000));
  expect(Math.max(...columnsOf(sine, 400))).toBe(255);
  expect(Math.max(...columnsOf(new Float32Array(1600), 400))).toBe(0);
  expect(
    Math.max(
      ...columnsOf(
        sine.map((sample) => sample / 100),
        400,
      ),
    ),
  ).toBeGreaterThan(100);
});
