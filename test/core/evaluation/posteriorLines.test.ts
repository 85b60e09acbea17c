import { expect, it } from 'vitest';
import { calibrateFolds } from '../../../src/core/evaluation/calibrateFolds';
import { posteriorLines } from '../../../src/core/evaluation/posteriorLines';
import type { ClipAnswer, FoldResult } from '../../../src/core/evaluation/runFold';
import { readPosteriors } from '../../../src/core/fusion/posteriors';

const answer = (name: string, share: number, draw?: number): ClipAnswer => ({
  ...{ name, voice: 'RAVDESS 01', emotion: 'happy' },
  probabilities: [share, 1 - share],
  ...(draw !== undefined && { draw }),
});

it('writes what fuse reads: test and validation clips at the calibrated temperature, draws told apart', () => {
  const fold: FoldResult = {
    ...{ model: 'mlp', protocol: 'classic-a', fold: 'actors 01', seed: 2, emotions: ['happy', 'sad'] },
    clips: { training: 2, validation: 1, test: 3 },
    ...{ temperature: 1, validationUar: 0, seconds: 1 },
    // Three of four right at 0.9: too sure.
    watched: [0.9, 0.9, 0.9, 0.1].map((share, take) => answer(`A/w${take}.wav`, share)),
    answers: [answer('A/03-01.wav', 0.9, 1), answer('A/03-01.wav', 0.8, 2)],
  };
  const read = readPosteriors(posteriorLines(calibrateFolds([fold])), 'posteriors.jsonl');
  expect(read.map(({ id, part }) => [id, part])).toEqual([
    ['03-01#1', 'test'],
    ['03-01#2', 'test'],
    ...[0, 1, 2, 3].map((take) => [`w${take}`, 'validation']),
  ]);
  expect(read[0]).toMatchObject({ label: 'happy', voice: 'RAVDESS 01', fold: 'seed 2, actors 01' });
  expect(read[0].probabilities[2]).toBeCloseTo(0.75, 2);
  expect(read[2].probabilities[2]).toBeCloseTo(0.75, 2);
});
