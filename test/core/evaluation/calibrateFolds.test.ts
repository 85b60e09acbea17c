import { describe, expect, it } from 'vitest';
import { calibrateFolds, calibrationOfAll, callingOf } from '../../../src/core/evaluation/calibrateFolds';
import type { ClipAnswer, FoldResult } from '../../../src/core/evaluation/runFold';
import { soften } from '../../../src/core/models/soften';

/** Clips of a voice, each answered “happy” at one confidence and right so often. */
function answers(voice: string, confidence: number, rightOfTen: number, temperature = 1): ClipAnswer[] {
  return Array.from({ length: 40 }, (_, index) => ({
    name: `${voice}-${index}`,
    voice,
    emotion: index % 10 < rightOfTen ? 'happy' : 'sad',
    probabilities: Array.from(soften([confidence, 1 - confidence], temperature)),
  }));
}

function fold(number: number, watched: ClipAnswer[], tested: ClipAnswer[], temperature = 1): FoldResult {
  return {
    model: 'm',
    protocol: 'p',
    fold: `fold ${number}`,
    seed: 1,
    emotions: ['happy', 'sad'],
    clips: { training: 1, validation: watched.length, test: tested.length },
    temperature,
    validationUar: 0.5,
    seconds: 1,
    watched,
    answers: tested,
  };
}

describe('calibrateFolds', () => {
  // Voice A is easy, B is not; each is tested in one fold and watched in the other.
  const results = [
    fold(1, answers('A', 0.9, 10, 0.5), answers('C', 0.8, 7, 0.5), 0.5),
    fold(2, answers('B', 0.9, 7), answers('D', 0.8, 7)),
  ];

  it('calibrates every fold by the validation clips of all, undoing the temperature of each', () => {
    const [first, second] = calibrateFolds(results);
    // Ten of ten and seven of ten right: 0.9 is too sure by 5 points.
    expect(soften([0.9, 0.1], first.temperature)[0]).toBeCloseTo(0.85, 2);
    expect(second.temperature).toBe(first.temperature);
    expect(first.answers[0].probabilities).toEqual(Array.from(soften([0.8, 0.2], first.temperature)));
    expect(second.answers[0].probabilities[0]).toBeCloseTo(first.answers[0].probabilities[0], 6);
  });

  it('lets no clip of a tested voice decide, whichever fold it is watched in', () => {
    const tested = [fold(1, answers('A', 0.9, 10), answers('B', 0.8, 7)), results[1]];
    const changed = [tested[0], fold(2, answers('B', 0.9, 1), answers('D', 0.8, 7))];
    const [before] = calibrateFolds(tested);
    const [after, other] = calibrateFolds(changed);
    expect(after).toEqual(before);
    expect(other.temperature).not.toBeCloseTo(calibrateFolds(tested)[1].temperature, 1);
  });

  it('does not look at test answers, nor at other seeds', () => {
    const [, second] = calibrateFolds(results);
    const others = [results[0], { ...results[1], answers: answers('D', 0.8, 0) }];
    const [, again] = calibrateFolds([...others, { ...results[0], seed: 2, watched: answers('E', 0.9, 2) }]);
    expect([again.temperature, again.threshold]).toEqual([second.temperature, second.threshold]);
  });

  it('gives a model that is trained on everybody the calibration of all', () => {
    const { temperature, threshold } = calibrationOfAll(results);
    expect(soften([0.9, 0.1], temperature)[0]).toBeCloseTo(0.85, 2);
    expect(threshold).toBe(1);
  });
});

describe('callingOf', () => {
  it('keeps each fold to its own threshold', () => {
    const [first, second] = [
      fold(1, [], answers('A', 0.9, 10)),
      fold(2, [], [...answers('B', 0.9, 0), ...answers('B', 0.6, 0)]),
    ];
    const folds = [
      { ...first, threshold: 0.5 },
      { ...second, threshold: 0.8 },
    ];
    expect(callingOf(folds)).toEqual({ called: 80 / 120, right: 0.5 });
  });
});
