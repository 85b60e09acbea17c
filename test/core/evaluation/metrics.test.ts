import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/core/evaluation/metrics';

/** Puts `confidence` on one class and shares the rest among the others. */
function sure(of: number, confidence: number, classCount = 3): number[] {
  const rest = (1 - confidence) / (classCount - 1);
  return Array.from({ length: classCount }, (_, index) => (index === of ? confidence : rest));
}

describe('evaluate', () => {
  // By hand: 6 clips of class 0, 3 of class 1, 1 of class 2.
  const truth = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2];
  const predicted = [0, 0, 0, 0, 1, 2, 1, 1, 0, 0];
  const result = evaluate(
    truth,
    predicted.map((index) => sure(index, 0.8)),
    3,
  );

  it('counts the confusion matrix with the truth in rows', () => {
    expect(result.confusion).toEqual([
      [4, 1, 1],
      [1, 2, 0],
      [1, 0, 0],
    ]);
  });

  it('computes accuracy, UAR and macro F1', () => {
    expect(result.accuracy).toBeCloseTo(6 / 10, 12);
    expect(result.uar).toBeCloseTo((4 / 6 + 2 / 3 + 0) / 3, 12);
    // F1 = 2 right / (support + named): 8/12, 4/6, 0/2.
    expect(result.macroF1).toBeCloseTo((8 / 12 + 4 / 6 + 0) / 3, 12);
  });

  it('scores each class', () => {
    expect(result.classes[0]).toEqual({ support: 6, recall: 4 / 6, precision: 4 / 6, f1: 8 / 12 });
    expect(result.classes[1]).toEqual({ support: 3, recall: 2 / 3, precision: 2 / 3, f1: 4 / 6 });
    expect(result.classes[2]).toEqual({ support: 1, recall: 0, precision: 0, f1: 0 });
  });

  it('computes the calibration error over 15 bins', () => {
    // All ten in one bin: confidence 0.8, accuracy 0.6.
    expect(result.ece).toBeCloseTo(0.2, 12);
    // Two bins: at 0.9 one of two right (gap 0.4), at 0.5 two of two right (gap 0.5).
    const mixed = evaluate([0, 0, 1, 1], [sure(0, 0.9), sure(1, 0.9), sure(1, 0.5), sure(1, 0.5)], 3);
    expect(mixed.ece).toBeCloseTo((2 * 0.4 + 2 * 0.5) / 4, 12);
    expect(evaluate([0, 1], [sure(0, 1), sure(1, 1)], 3).ece).toBe(0);
  });

  it('leaves classes that do not occur out of the averages', () => {
    const absent = evaluate([0, 0, 1], [sure(0, 0.7), sure(0, 0.7), sure(2, 0.7)], 3);
    expect(absent.uar).toBeCloseTo((1 + 0) / 2, 12);
    expect(absent.macroF1).toBeCloseTo((1 + 0) / 2, 12);
    expect(absent.classes[2]).toEqual({ support: 0, recall: 0, precision: 0, f1: 0 });
  });

  it('takes the first of equal probabilities', () => {
    expect(evaluate([1], [[0.4, 0.4, 0.2]], 3).confusion[1]).toEqual([1, 0, 0]);
  });

  it('answers zeros for no clips and refuses a class that does not exist', () => {
    expect(evaluate([], [], 2)).toMatchObject({ accuracy: 0, uar: 0, macroF1: 0, ece: 0 });
    expect(() => evaluate([3], [sure(0, 0.5)], 3)).toThrow(RangeError);
    expect(() => evaluate([0, 1], [sure(0, 0.5)], 3)).toThrow(RangeError);
  });
});
