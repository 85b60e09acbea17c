import { expect, it } from 'vitest';
import { emotions } from '../../../src/core/emotions';
import { averageOf, fused, productOf, type Probabilities } from '../../../src/core/fusion/fused';

/** So much for one emotion, the rest shared out. */
function sure(emotion: string, share: number): Probabilities {
  return Object.fromEntries(
    emotions.map((one) => [one, one === emotion ? share : (1 - share) / 7]),
  ) as Probabilities;
}

it('multiplies what voice and face say', () => {
  const both = fused({ voice: sure('happy', 0.6), face: sure('happy', 0.6) });
  // 0.36 against seven times (0.4 / 7)².
  expect(both?.happy).toBeCloseTo(0.36 / (0.36 + 7 * (0.4 / 7) ** 2), 9);
  expect(emotions.reduce((sum, emotion) => sum + (both?.[emotion] ?? 0), 0)).toBeCloseTo(1, 9);
});

it('leaves out what is missing, whatever the other weighs', () => {
  const voice = sure('sad', 0.7);
  expect(fused({ voice, face: null })).toEqual(voice);
  expect(fused({ face: voice }, { voice: 1, face: 0.3 })).toEqual(voice);
  expect(fused({})).toBeNull();
});

it('lets the heavier one win', () => {
  const opinions = { voice: sure('sad', 0.5), face: sure('angry', 0.6) };
  const top = (answer: Probabilities | null) =>
    emotions.reduce((best, one) => ((answer?.[one] ?? 0) > (answer?.[best] ?? 0) ? one : best));
  expect(top(fused(opinions))).toBe('angry');
  expect(top(fused(opinions, { voice: 2, face: 1 }))).toBe('sad');
});

it('stays finite where one is certain and the other rules that out', () => {
  const product = productOf([
    [1, 0],
    [0, 1],
  ]);
  expect(product[0]).toBeCloseTo(0.5, 9);
  expect(product[1]).toBeCloseTo(0.5, 9);
  expect(
    averageOf([
      [1, 0],
      [0.5, 0.5],
    ]),
  ).toEqual([0.75, 0.25]);
});
