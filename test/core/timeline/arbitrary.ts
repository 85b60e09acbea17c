import fc from 'fast-check';
import { emotions } from '../../../src/core/emotions';
import type { Probabilities } from '../../../src/core/models/prediction';
import type { Span } from '../../../src/core/timeline/span';
import type { AnsweredWindow } from '../../../src/core/timeline/timelineSmoother';
import { windowGrid } from '../../../src/core/timeline/windowGrid';

export const anyProbabilities: fc.Arbitrary<Probabilities> = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: emotions.length,
    maxLength: emotions.length,
  })
  .filter((values) => values.some((value) => value > 0))
  .map((values) => {
    const sum = values.reduce((total, value) => total + value, 0);
    return Object.fromEntries(emotions.map((emotion, index) => [emotion, values[index] / sum]));
  });

/** Windows on a grid, some of them left out. */
export const anyWindows: fc.Arbitrary<AnsweredWindow[]> = fc
  .array(fc.record({ probabilities: anyProbabilities, spoken: fc.boolean() }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((answers) =>
    windowGrid(3 + (answers.length - 1) * 0.5, { windowSeconds: 3, hopSeconds: 0.5 }).flatMap(
      (window, index) =>
        answers[index].spoken || answers.length === 1
          ? [{ ...window, probabilities: answers[index].probabilities }]
          : [],
    ),
  );

/** Spans in order and apart, within 35 s. */
export const anySpans: fc.Arbitrary<Span[]> = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 5000 }), length: fc.integer({ min: 1, max: 9000 }) }), {
    maxLength: 8,
  })
  .map((parts) => {
    let at = 0;
    return parts.flatMap(({ gap, length }) => {
      const start = at + gap / 1000;
      at = start + length / 1000;
      return at < 35 ? [{ start, end: at }] : [];
    });
  });
