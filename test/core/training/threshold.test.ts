import { describe, expect, it } from 'vitest';
import { callingAt, fitThreshold, type JudgedAnswer } from '../../../src/core/training/threshold';

/** Answers of some voices at confidences spread over 0..1; whether one is right is decided by `isRight`. */
function answersOf(
  voices: number,
  clips: number,
  isRight: (confidence: number, voice: number, index: number) => boolean,
): JudgedAnswer[] {
  return Array.from({ length: voices }, (_, voice) =>
    Array.from({ length: clips }, (_, index) => {
      const confidence = (index + 0.5) / clips;
      return { voice: `voice ${voice}`, confidence, right: isRight(confidence, voice, index) };
    }),
  ).flat();
}

describe('fitThreshold', () => {
  it('lets everything be named where almost everything is right', () => {
    const answers = answersOf(8, 60, (_, __, index) => index % 20 !== 0);
    expect(fitThreshold(answers)).toBe(0);
  });

  it('takes the lowest confidence from which on enough is right, with some caution', () => {
    // Everything below 0.5 is wrong, everything above right: 80 % right is reached at 0.375.
    const threshold = fitThreshold(answersOf(8, 200, (confidence) => confidence > 0.5));
    expect(threshold).toBeGreaterThan(0.375);
    expect(threshold).toBeLessThan(0.45);
  });

  it('is the more careful the more voices differ', () => {
    const alike = answersOf(8, 100, (_, voice, index) => (index + voice) % 10 !== 0);
    // As many right answers, but two voices are hardly understood unless the model is sure.
    const unlike = answersOf(8, 100, (confidence, voice) => voice > 0 || confidence > 0.8);
    expect(alike.filter(({ right }) => right)).toHaveLength(720);
    expect(unlike.filter(({ right }) => right)).toHaveLength(720);
    expect(fitThreshold(alike)).toBe(0);
    expect(fitThreshold(unlike)).toBeGreaterThan(0.1);
  });

  it('names nothing where nothing helps, and everything where there is nothing to go by', () => {
    expect(fitThreshold(answersOf(8, 60, (_, __, index) => index % 2 === 0))).toBe(1);
    expect(fitThreshold([])).toBe(0);
  });

  it('is not convinced by a few lucky answers at the top', () => {
    const answers = answersOf(4, 50, (confidence, _, index) => confidence > 0.97 || index % 2 === 0);
    expect(fitThreshold(answers)).toBe(1);
  });
});

describe('callingAt', () => {
  it('counts what is named, and what of it is right', () => {
    const answers = answersOf(1, 4, (confidence) => confidence > 0.8);
    expect(callingAt(0.5, answers)).toEqual({ called: 0.5, right: 0.5 });
    expect(callingAt(0, answers)).toEqual({ called: 1, right: 0.25 });
    expect(callingAt(1, answers)).toEqual({ called: 0, right: 0 });
    expect(callingAt(0, [])).toEqual({ called: 0, right: 0 });
  });
});
