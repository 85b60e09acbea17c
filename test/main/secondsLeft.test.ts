import { expect, test } from 'vitest';
import { secondsLeft } from '../../src/main/training/secondsLeft';

const pass = { trainingLoss: 1, trainingAccuracy: 0.5, validationLoss: 1, validationAccuracy: 0.5 };
const passes = (count: number) => Array.from({ length: count }, () => pass);

test('says how long the passes left take at the speed so far', () => {
  const state = { phase: 'training', passes: passes(4), of: 10 } as const;
  expect(secondsLeft(state, { trainingFor: 8, passesBefore: 0 })).toBe(12);
  // Two of the four were made before the program ended.
  expect(secondsLeft(state, { trainingFor: 8, passesBefore: 2 })).toBe(24);
});

test('says nothing before there is a pass to go by', () => {
  const state = { phase: 'training', passes: passes(2), of: 10 } as const;
  expect(secondsLeft(state, { trainingFor: 8, passesBefore: 2 })).toBeNull();
  expect(secondsLeft(state, { trainingFor: null, passesBefore: 0 })).toBeNull();
  expect(secondsLeft({ ...state, phase: 'testing' }, { trainingFor: 8, passesBefore: 0 })).toBeNull();
});
