import { describe, expect, it } from 'vitest';
import { readableReport } from '../../../src/core/evaluation/readableReport';
import { makeReport, type ScoredFold } from '../../../src/core/evaluation/report';

function result(seed: number, fold: string, voice: string, called: ('happy' | 'sad')[]): ScoredFold {
  return {
    model: 'mlp',
    protocol: 'ravdess-emobox',
    fold,
    seed,
    emotions: ['happy', 'sad'],
    clips: { training: 10, validation: 2, test: called.length },
    temperature: 1.2,
    // The answers are all 0.8 sure.
    threshold: fold === 'one' ? 0.8 : 0.9,
    seconds: 2,
    answers: called.map((emotion, index) => ({
      name: `${voice}-${index}.wav`,
      voice,
      // The first half of the clips is happy.
      emotion: index < called.length / 2 ? 'happy' : 'sad',
      probabilities: emotion === 'happy' ? [0.8, 0.2] : [0.2, 0.8],
    })),
  };
}

const results = [
  result(1, 'one', 'RAVDESS 01', ['happy', 'happy', 'sad', 'sad']),
  result(1, 'two', 'RAVDESS 02', ['happy', 'sad', 'sad', 'happy']),
  result(2, 'one', 'RAVDESS 01', ['happy', 'happy', 'happy', 'happy']),
  result(2, 'two', 'RAVDESS 02', ['sad', 'sad', 'sad', 'happy']),
];
const report = makeReport('Some title.', results);

describe('makeReport', () => {
  it('pools the folds of a seed and spreads over the seeds', () => {
    expect(report.pooled.map(({ accuracy }) => accuracy)).toEqual([6 / 8, 3 / 8]);
    expect(report.accuracy.mean).toBeCloseTo(4.5 / 8, 12);
    expect(report.accuracy.deviation).toBeCloseTo(Math.sqrt(2 * (1.5 / 8) ** 2), 12);
    expect(report.pooled[1].uar).toBeCloseTo((2 / 4 + 1 / 4) / 2, 12);
  });

  it('tells how much was named, and how much of that was right', () => {
    expect(report.folds.map(({ called, right }) => [called, right])).toEqual([
      [1, 1],
      [0, 0],
      [1, 0.5],
      [0, 0],
    ]);
    expect(report.pooled.map(({ called, right }) => [called, right])).toEqual([
      [0.5, 1],
      [0.5, 0.5],
    ]);
    expect(report.called).toEqual({ mean: 0.5, deviation: 0 });
    expect(report.right.mean).toBe(0.75);
  });

  it('scores every fold and every actor', () => {
    expect(report.folds.map(({ accuracy }) => accuracy)).toEqual([1, 0.5, 0.5, 0.25]);
    expect(report.voices).toEqual([
      { voice: 'RAVDESS 01', clips: 8, accuracy: 6 / 8 },
      { voice: 'RAVDESS 02', clips: 8, accuracy: 3 / 8 },
    ]);
    expect(report.together.confusion).toEqual([
      [5, 3],
      [4, 4],
    ]);
    expect(report.seconds).toBe(8);
  });

  it('says first, and in figures, how much of the test was heard in training', () => {
    const overlap = { clips: 4, twins: 3, copies: 0 };
    const known = makeReport(
      'Some title.',
      results.map((one) => ({ ...one, overlap })),
    );
    expect(known.overlap).toEqual({ clips: 16, twins: 12, copies: 0 });
    expect(known.folds[1]).toMatchObject({ overlap, clips: { training: 10, validation: 2, test: 4 } });
    expect(readableReport(known).split('\n')[0]).toMatch(
      /^Some title\. The same actors are on both sides: 12 of 16 test clips \(75 %\) have their twin/,
    );
    expect(report.overlap).toBeUndefined();
  });

  it('has no deviation over one seed', () => {
    expect(makeReport('', results.slice(0, 2)).accuracy).toEqual({ mean: 6 / 8, deviation: 0 });
  });
});

describe('readableReport', () => {
  const text = readableReport(report);

  it('says in its first line what the protocol is', () => {
    expect(text.split('\n')[0]).toBe('Some title.');
  });

  it('holds figures, folds, emotions, confusion, reliability and actors', () => {
    expect(text).toContain('| WA | 56.3 % | 26.5 % |');
    expect(text).toContain('| right of those named | 75.0 % |');
    expect(text).toContain('| one | 2 | 50.0 % | 50.0 % | 1.20 | 0.80 | 100.0 % | 50.0 % | 2 |');
    expect(text).toContain('| happy | 8 | 62.5 % | 55.6 % | 58.8 % |');
    expect(text).toContain('| sad | 4 | 4 |');
    expect(text).toContain('| 73.3 % to 80.0 % | 16 | 80.0 % | 56.3 % |');
    expect(text).toContain('| RAVDESS 02 | 8 | 37.5 % |');
  });
});
