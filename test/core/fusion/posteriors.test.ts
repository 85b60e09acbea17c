import { describe, expect, it } from 'vitest';
import { joinPosteriors } from '../../../src/core/fusion/join';
import { readPosteriors } from '../../../src/core/fusion/posteriors';

const line = (value: object) => `${JSON.stringify(value)}\n`;
const one = { id: 'a', probabilities: { happy: 0.9, sad: 0.1 }, label: 'happy' };

describe('readPosteriors', () => {
  it('reads lines in the order of the emotions; what is not named is 0', () => {
    expect(readPosteriors(line(one) + '\n' + line({ ...one, id: 'b', label: null }), 'a.jsonl')).toEqual([
      { id: 'a', probabilities: [0, 0, 0.9, 0.1, 0, 0, 0, 0], label: 'happy' },
      { id: 'b', probabilities: [0, 0, 0.9, 0.1, 0, 0, 0, 0] },
    ]);
  });

  it('reads what classify --json prints, files that could not be read left out', () => {
    const printed =
      line({ file: 'x.wav', model: 'affectron', probabilities: { happy: 1 }, top: 'happy', seconds: 1 }) +
      line({ file: 'y.wav', error: { code: 'damaged', message: 'No.' } });
    expect(readPosteriors(printed, 'a.jsonl').map(({ id }) => id)).toEqual(['x.wav']);
  });

  it('has the same clip once for each fold and part', () => {
    const parts = [{ fold: '1', part: 'test' }, { fold: '2', part: 'validation' }, {}];
    expect(readPosteriors(parts.map((part) => line({ ...one, ...part })).join(''), 'a')).toHaveLength(3);
  });

  it.each([
    ['no JSON', 'holla', /line 1: this is no JSON/],
    ['a list', line([1]), /an object with id and probabilities is needed/],
    ['no id', line({ probabilities: { happy: 1 } }), /the clip has no id/],
    [
      'NaN, which JSON writes as null',
      line({ id: 'a', probabilities: { happy: NaN } }),
      /numbers by emotion/,
    ],
    ['another label set', line({ id: 'a', probabilities: { bored: 1 } }), /“bored” is none of the emotions/],
    ['another label', line({ ...one, label: 'bored' }), /“bored” is none of the emotions/],
    [
      'less than 0',
      line({ id: 'a', probabilities: { happy: 1.1, sad: -0.1 } }),
      /probability of happy is 1.1/,
    ],
    ['another sum', line({ id: 'a', probabilities: { happy: 0.9 } }), /sum to 0.9000, not to 1/],
    ['a clip twice', line(one) + line(one), /line 2: “a” is there a second time/],
    ['nothing', '\n\n', /holds no probabilities/],
  ])('refuses %s', (_, text, message) => {
    expect(() => readPosteriors(text, 'voice.jsonl')).toThrow(
      expect.objectContaining({ code: 'bad-posteriors', message: expect.stringMatching(message) as string }),
    );
  });
});

describe('joinPosteriors', () => {
  const named = (...ids: string[]) =>
    readPosteriors(ids.map((id) => line({ ...one, id })).join(''), 'x.jsonl');

  it('joins by id and names what one file lacks', () => {
    const { pairs, missing } = joinPosteriors(named('a', 'b'), named('b', 'c', 'd'));
    expect(pairs.map(({ id }) => id)).toEqual(['b']);
    expect(missing).toEqual({ voice: ['c', 'd'], face: ['a'] });
  });

  it('takes the label of whoever has one, and refuses two that differ', () => {
    const unlabelled = readPosteriors(line({ ...one, label: null }), 'x');
    expect(joinPosteriors(unlabelled, named('a')).pairs[0].label).toBe('happy');
    const other = readPosteriors(line({ ...one, label: 'sad' }), 'x');
    expect(() => joinPosteriors(other, named('a'))).toThrow(/labelled sad in one file and happy/);
  });

  it('refuses files with nothing in common', () => {
    expect(() => joinPosteriors(named('a'), named('b'))).toThrow(/no clip in common/);
  });
});
