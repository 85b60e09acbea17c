import { expect, test } from 'vitest';
import {
  confidenceSentence,
  labelNote,
  shownModel,
  shownPrediction,
  totalMilliseconds,
  unsureMargin,
  verdictOf,
} from '../../src/renderer/src/lib/verdict';
import { emotions } from '../../src/shared/emotions';
import { anEntry, labelled } from './entries';
import { aCard, aPrediction, available } from './predictions';

test('a clear answer names one emotion, a close one names both', () => {
  expect(verdictOf(aPrediction('m', { angry: 0.7, happy: 0.3 }))).toEqual({
    top: 'angry',
    second: null,
    confidence: 0.7,
  });
  expect(verdictOf(aPrediction('m', { angry: 0.41, happy: 0.41 - unsureMargin / 2, sad: 0.2 })).second).toBe(
    'happy',
  );
  expect(verdictOf(aPrediction('m', { angry: 0.5, happy: 0.5 - unsureMargin - 0.01 }))).toMatchObject({
    second: null,
  });
});

test('the sentence says how often the model was right, and how few emotions it knows', () => {
  const verdict = verdictOf(aPrediction('m', { angry: 0.41, happy: 0.1 }));
  expect(confidenceSentence(verdict, aCard('m', [...emotions], 0.521))).toBe(
    '41\u202f% sure. On voices it had never heard, this model was right 52\u202f% of the time.',
  );
  expect(confidenceSentence(verdict, aCard('m', ['calm', 'happy', 'fearful', 'disgust'], 0.7))).toMatch(
    /knows 4 emotions only.*70/,
  );
  expect(confidenceSentence(verdict, null)).toBe('41\u202f% sure.');
});

test('the file’s label is marked right or wrong only where the model can know it', () => {
  const angry = aPrediction('m', { angry: 0.7, calm: 0.3 });
  expect(labelNote(labelled('a', { emotion: 'angry' }), angry)).toMatchObject({ mark: 'right' });
  expect(labelNote(labelled('a', { emotion: 'calm' }), angry)).toMatchObject({ mark: 'wrong' });
  expect(labelNote(labelled('a', { emotion: 'sad' }), angry)).toMatchObject({ mark: 'not-known' });
  expect(labelNote(labelled('a', { emotion: null, originalEmotion: 'boredom' }), angry)).toEqual({
    mark: 'other-word',
    words: 'label: boredom',
  });
  expect(labelNote(anEntry('a', { synthetic: true }), angry)).toEqual({
    mark: 'synthetic',
    words: 'synthetic voice: no true label',
  });
  expect(labelNote(anEntry('a'), angry)).toBeNull();
});

test('the large verdict is the chosen model’s, else the best of those with most emotions', () => {
  const models = [
    available(aCard('mlp', ['calm', 'happy'], 0.9)),
    available(aCard('lstm', [...emotions], 0.4)),
    available(aCard('cnn', [...emotions], 0.5)),
    { id: 'broken', available: false, problem: { code: 'model-unavailable', message: 'Damaged.' } } as const,
  ];
  expect(shownModel(models, null)).toBe('cnn');
  expect(shownModel(models, 'mlp')).toBe('mlp');
  expect(shownModel(models, 'broken')).toBe('cnn');
  expect(shownModel([], 'mlp')).toBeNull();
});

test('when the wanted model fails another answers, and times add up over those that answered', () => {
  const lstm = aPrediction('lstm', { sad: 1 }, 4);
  const answers = [
    { model: 'cnn', ok: false, problem: { code: 'unexpected', message: 'No.' } } as const,
    { model: 'lstm', ok: true, prediction: lstm } as const,
    { model: 'mlp', ok: true, prediction: aPrediction('mlp', { calm: 1 }, 2) } as const,
  ];
  expect(shownPrediction(answers, 'mlp')?.model).toBe('mlp');
  expect(shownPrediction(answers, 'cnn')).toBe(lstm);
  expect(shownPrediction([], 'cnn')).toBeNull();
  expect(totalMilliseconds(answers)).toBe(6);
});
