import { expect, test } from 'vitest';
import { markOf, rowDetails, titleDetails } from '../../src/renderer/src/lib/entryWords';
import { anEntry, labelled } from './entries';
import { aPrediction } from './predictions';

const now = new Date('2026-11-20T15:00:00');

test('a labelled clip is told by what its file name says', () => {
  const clip = labelled('a', { emotion: 'angry', actor: '07', gender: 'female', intensity: 'strong' });
  expect(rowDetails(clip, undefined, now)).toBe('angry · actor 7, female · strong');
  expect(titleDetails(clip, 3.44)).toBe('RAVDESS · actor 7, female · strong intensity · 3.4\u202fs');
  expect(rowDetails(labelled('b', { emotion: 'sad', channel: 'song' }), undefined, now)).toBe(
    'sad song · actor 1, male · normal',
  );
});

test('fields the name does not give are left out, unknown words are kept', () => {
  const clip = labelled('a', {
    corpus: 'EMO-DB',
    emotion: null,
    originalEmotion: 'boredom',
    actor: '03',
    intensity: null,
  });
  expect(rowDetails(clip, undefined, now)).toBe('boredom · actor 3, male');
  expect(markOf(clip, aPrediction('m', { sad: 1 }))).toBeNull();
});

test('a recording is told by its time and by what was heard', () => {
  const take = anEntry('t', { origin: 'recording', addedAt: new Date('2026-11-20T14:02:00').toISOString() });
  expect(rowDetails(take, undefined, now)).toBe('today 14:02');
  const happy = aPrediction('m', { happy: 0.71 });
  expect(rowDetails(take, happy, now)).toBe('today 14:02 · happy 71\u202f%');
  expect(markOf(take, happy)).toBe('happy');
  expect(titleDetails(take, null)).toBe('recording');
});

test('where no emotion was named, no colour marks the row', () => {
  const take = anEntry('t', { origin: 'recording', addedAt: new Date('2026-11-20T14:02:00').toISOString() });
  const unsure = aPrediction('m', { sad: 0.4, calm: 0.3 }, 9, { kind: 'unsure', likeliest: ['sad', 'calm'] });
  const nobody = aPrediction('m', { sad: 0.9 }, 9, { kind: 'no speech' });
  expect(rowDetails(take, unsure, now)).toBe('today 14:02 · sad?');
  expect(rowDetails(take, nobody, now)).toBe('today 14:02 · no speech');
  expect([markOf(take, unsure), markOf(take, nobody)]).toEqual([null, null]);
});

test('a label outweighs what was heard, and a synthetic voice claims nothing', () => {
  expect(markOf(labelled('a', { emotion: 'calm' }), aPrediction('m', { angry: 1 }))).toBe('calm');
  const voice = anEntry('v', { origin: 'bundled', synthetic: true });
  expect(rowDetails(voice, undefined, now)).toBe('synthetic voice');
  expect(markOf(voice, undefined)).toBeNull();
});
