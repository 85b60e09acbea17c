import { describe, expect, test } from 'vitest';
import { partOf, protocols } from '../../../src/core/corpora/folds';

const everyActor = Array.from({ length: 24 }, (_, i) => String(i + 1).padStart(2, '0'));

describe.each(Object.entries(protocols))('%s', (_, { folds }) => {
  test('tests every actor exactly once', () => {
    expect(folds.flatMap((fold) => [...fold.test]).sort()).toEqual(everyActor);
  });

  test('no actor plays two parts in a fold', () => {
    for (const fold of folds) {
      const parts = everyActor.map((actor) => partOf(fold, actor));
      expect(parts.filter((part) => part === 'test')).toHaveLength(fold.test.length);
      expect(parts.filter((part) => part === 'validation')).toHaveLength(fold.validation.length);
    }
  });
});

test('ravdess-unseen-actors is as published', () => {
  const [first, , , fourth, last] = protocols['ravdess-unseen-actors'].folds;
  expect(first).toEqual({ test: ['02', '05', '14', '15', '16'], validation: ['03', '06'] });
  expect(fourth).toEqual({ test: ['08', '17', '21', '23', '24'], validation: ['01', '14'] });
  expect(last).toEqual({ test: ['01', '04', '09', '22'], validation: ['02', '05'] });
});

test('ravdess-emobox has six folds of four', () => {
  const { folds } = protocols['ravdess-emobox'];
  expect(folds.map((fold) => fold.test.length)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(partOf(folds[2], '19')).toBe('test');
  expect(partOf(folds[2], '20')).toBe('training');
});
