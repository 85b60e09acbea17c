import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clipId, clipPath, parseClipId } from '../../src/main/evaluations/evaluatedClips';

describe('ids of evaluated clips', () => {
  it('say where the clip is found', () => {
    const place = { evaluation: '20261120T0818-3f9a01bc', model: 2, answer: 1439 };
    expect(parseClipId(clipId(place))).toEqual(place);
  });

  it.each(['', 'a', 'a_1', 'a_1_2_3', 'a_-1_2', '../a_1_2', 'a_1_2.wav', 'a_1_99999999'])(
    'are not what looks like %j',
    (id) => {
      expect(() => parseClipId(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    },
  );
});

describe('clipPath', () => {
  const folder = resolve('/labelled');

  it('is a file of the folder', () => {
    expect(clipPath(folder, { name: 'Actor_01/a.wav' })).toBe(join(folder, 'Actor_01', 'a.wav'));
  });

  it.each(['../secret.wav', 'Actor_01/../../secret.wav', '..'])('is never outside: %s', (name) => {
    expect(() => clipPath(folder, { name })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('is not there for an answer that is not', () => {
    expect(() => clipPath(folder, undefined)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
