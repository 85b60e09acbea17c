import { describe, expect, it } from 'vitest';
import { emotions } from '../../../src/core/emotions';
import { fitWeights, fusionMethods } from '../../../src/core/fusion/fusers';
import { fuseAll } from '../../../src/core/fusion/fusionReport';
import type { Pair } from '../../../src/core/fusion/join';
import { softmax } from '../../../src/core/classifiers/classifier';
import { Random } from '../../../src/core/training/random';

/** Clips of six voices; the voice model hears half of what there is to know, the face model the other half. */
function made(count: number, seed: number, faceNoise = 1): Pair[] {
  const random = new Random(seed);
  const opinion = (truth: number, noise: number) =>
    softmax(emotions.map((_, place) => (place === truth ? 1.6 : 0) + noise * random.normal()));
  return Array.from({ length: count }, (_, row) => {
    const truth = row % 8;
    return {
      id: `clip-${row}`,
      voice: `RAVDESS ${row % 6}`,
      label: emotions[truth],
      heard: opinion(truth, 1),
      seen: opinion(truth, faceNoise),
    };
  });
}

const none = { voice: [], face: [] };

describe('fuseAll', () => {
  it('scores every method, and together they know more than either alone', () => {
    const { report } = fuseAll({ pairs: made(160, 1), missing: none });
    expect(Object.keys(report.methods).sort()).toEqual([...fusionMethods].sort());
    const alone = Math.max(report.alone.voice?.uar ?? 0, report.alone.face?.uar ?? 0);
    for (const method of ['product', 'weighted', 'average'] as const) {
      expect(report.methods[method]?.uar).toBeGreaterThan(alone);
    }
    // Guessing gives an eighth.
    for (const method of fusionMethods) expect(report.methods[method]?.uar).toBeGreaterThan(0.4);
    expect(report).toMatchObject({ clips: 160, labelled: 160, fitting: 'crosswise' });
  }, 120_000);

  it('tests clips of the test alone, and fits on no voice that the fold tests', () => {
    const parts = (pairs: Pair[], part: 'validation' | 'test', fold: string) =>
      pairs.map((pair) => ({ ...pair, part, fold }));
    const clips = made(240, 2);
    const [first, second] = [
      clips.filter(({ voice }) => voice < 'RAVDESS 3'),
      clips.filter(({ voice }) => voice >= 'RAVDESS 3'),
    ];
    // What the second fold watches is what the first one tests, with every label wrong: fitting on it would show.
    const wrong = first.map((pair) => ({
      ...pair,
      label: emotions[(emotions.indexOf(pair.label ?? 'sad') + 1) % 8],
    }));
    const pairs = [
      ...parts(first, 'test', '1'),
      ...parts(second, 'validation', '1'),
      ...parts(wrong, 'validation', '2'),
    ];
    const { report } = fuseAll({ pairs, missing: none });
    expect(report).toMatchObject({ clips: first.length, fitting: 'validation' });
    expect(report.methods.logistic?.uar).toBeGreaterThan(0.5);
  });

  it('fuses without labels by rule, and scores nothing', () => {
    const pairs = made(20, 3).map(({ label: _, ...pair }) => pair);
    const { report, answers } = fuseAll({ pairs, missing: none });
    expect(report).toMatchObject({ clips: 20, labelled: 0, fitting: 'none', methods: {}, alone: {} });
    expect([...answers.keys()]).toEqual(['product', 'average']);
    expect(answers.get('product')).toHaveLength(20);
  });
});

it('fitWeights trusts the better one more', () => {
  const { voice, face } = fitWeights(made(400, 4, 3));
  expect(voice).toBeGreaterThan(face);
});
