import { expect, it } from 'vitest';
import { verdictOn } from '../../../src/core/models/verdict';

const probabilities = { calm: 0.2, happy: 0.5, angry: 0.3 };

it('names an emotion from the threshold on, and else the two likeliest', () => {
  expect(verdictOn(probabilities, 0.5)).toEqual({ kind: 'emotion', emotion: 'happy' });
  expect(verdictOn(probabilities, 0.51)).toEqual({ kind: 'unsure', likeliest: ['happy', 'angry'] });
});

it('always names an emotion without a threshold', () => {
  expect(verdictOn({ calm: 0.26, sad: 0.25 })).toEqual({ kind: 'emotion', emotion: 'calm' });
});
