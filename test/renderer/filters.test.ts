import { expect, test } from 'vitest';
import {
  facetOptions,
  facetValue,
  matchesChosen,
  matchesSearch,
  searchText,
} from '../../src/renderer/src/lib/filters';
import { anEntry, labelled } from './entries';

test('a search finds every word at the start of a word, in any order', () => {
  const text = searchText(labelled('a', { emotion: 'angry', actor: '07', gender: 'female' }));
  expect(matchesSearch(text, 'ACTOR 7 ang')).toBe(true);
  expect(matchesSearch(text, 'female kids')).toBe(true);
  expect(matchesSearch(text, 'male')).toBe(false);
  expect(matchesSearch(text, 'gry')).toBe(false);
});

test('a search finds file names and synthetic voices', () => {
  expect(matchesSearch(searchText(anEntry('a', { title: 'x', fileName: 'DC_a01.wav' })), 'dc_a01')).toBe(
    true,
  );
  expect(matchesSearch(searchText(anEntry('a', { synthetic: true })), 'synth')).toBe(true);
});

test('filters match what the label says; clips without a label match no filter', () => {
  const clip = labelled('a', { emotion: 'sad', actor: '02' });
  expect(matchesChosen(clip, { emotion: 'sad', actor: 'RAVDESS/02' })).toBe(true);
  expect(matchesChosen(clip, { emotion: 'sad', actor: 'SAVEE/02' })).toBe(false);
  expect(matchesChosen(anEntry('b'), {})).toBe(true);
  expect(matchesChosen(anEntry('b'), { gender: 'male' })).toBe(false);
  expect(facetValue(labelled('c', { emotion: null, originalEmotion: 'boredom' }), 'emotion')).toBeNull();
});

test('counts say what a choice would leave, given the other filters', () => {
  const entries = [
    labelled('a', { emotion: 'happy', actor: '10' }),
    labelled('b', { emotion: 'happy', actor: '2' }),
    labelled('c', { emotion: 'neutral', actor: '2' }),
    anEntry('d'),
  ];
  const emotions = facetOptions(entries, { actor: 'RAVDESS/2', emotion: 'happy' }, 'emotion');
  expect(emotions.map(({ value, count }) => [value, count])).toEqual([
    ['neutral', 1],
    ['happy', 1],
  ]);
  const actors = facetOptions(entries, {}, 'actor');
  expect(actors.map(({ words, count }) => [words, count])).toEqual([
    ['RAVDESS actor 2', 2],
    ['RAVDESS actor 10', 1],
  ]);
});

test('a choice that leaves nothing stays in its list', () => {
  const options = facetOptions([labelled('a', { emotion: 'sad' })], { emotion: 'angry' }, 'emotion');
  expect(options.map(({ value, count }) => [value, count])).toEqual([
    ['sad', 1],
    ['angry', 0],
  ]);
});
