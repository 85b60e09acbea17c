import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labelFromName } from '../../src/core/corpora/labelFromName';
import {
  actorSentence,
  confidenceSentence,
  labelNote,
  shownModel,
  shownPrediction,
  shortVerdict,
  verdictAnnouncement,
  verdictWords,
  type LabelMark,
} from '../../src/renderer/src/lib/verdict';
import { emotions } from '../../src/shared/emotions';
import type { Corpus, ModelCard } from '../../src/shared/types';
import { anEntry, labelled } from './entries';
import { aCard, aPrediction, available } from './predictions';

const angry = aPrediction('m', { angry: 0.7, happy: 0.3 });
const unsure = aPrediction('m', { angry: 0.41, happy: 0.2, sad: 0.39 }, 9, {
  kind: 'unsure',
  likeliest: ['angry', 'sad'],
});
const nobody = aPrediction('m', { angry: 0.95 }, 9, { kind: 'no speech' });

test('the verdict names one emotion, two, or none', () => {
  expect([angry, unsure, nobody].map(({ verdict }) => verdictWords(verdict))).toEqual([
    'Angry',
    'Angry or sad',
    'No speech',
  ]);
  expect([angry, unsure, nobody].map(({ verdict }) => shortVerdict(verdict))).toEqual([
    'angry',
    'angry?',
    'no speech',
  ]);
  expect([angry, unsure, nobody].map(verdictAnnouncement)).toEqual([
    'The voice sounds angry, 70\u202f% sure.',
    'Not sure: angry or sad.',
    'No speech.',
  ]);
});

test('the sentence says how often the model was right, and how few emotions it knows', () => {
  expect(confidenceSentence(angry, aCard('m', [...emotions], 0.521))).toBe(
    '70\u202f% sure. On voices it had never heard, this model was right 52\u202f% of the time.',
  );
  expect(confidenceSentence(angry, aCard('m', ['calm', 'happy', 'fearful', 'disgust'], 0.7))).toMatch(
    /knows 4 emotions only.*70/,
  );
  expect(confidenceSentence(angry, null)).toBe('70\u202f% sure.');
});

test('figures that are not of the shipped weights are called cross-validated', () => {
  const card = aCard('m', [...emotions], 0.76);
  card.data.actors.test = [];
  expect(confidenceSentence(angry, card)).toMatch(/Cross-validated on voices it had never heard.*76/);
});

test('a model with a threshold tells how often it names an emotion, and from where on', () => {
  const card = aCard('m', [...emotions], 0.76);
  card.data.actors.test = [];
  card.verdict = { threshold: 0.55, called: 0.81, right: 0.84 };
  expect(confidenceSentence(angry, card)).toBe(
    '70\u202f% sure. Cross-validated on voices it had never heard, it named one emotion for 81\u202f% of the clips and was right about 84\u202f% of them.',
  );
  expect(confidenceSentence(unsure, card)).toBe(
    '41\u202f% sure; it names a single emotion from 55\u202f% on.',
  );
  card.verdict.threshold = 1;
  expect(confidenceSentence(unsure, card)).toMatch(/right too seldom/);
});

test('without speech no confidence is told', () => {
  expect(confidenceSentence(nobody, aCard('m', [...emotions], 0.76))).not.toMatch(/%/);
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
  expect(labelNote(labelled('a', { emotion: 'angry' }), unsure)).toMatchObject({ mark: 'not-named' });
  expect(labelNote(labelled('a', { emotion: 'angry' }), nobody)).toMatchObject({ mark: 'not-named' });
});

test('being right is told apart from being right about an actor the model was trained on', () => {
  // Trained on RAVDESS 01, validated on 02, tested on 03.
  const card = aCard('m', [...emotions], 0.5);
  const by = (actor: string, mark: LabelMark = 'right', corpus: Corpus = 'RAVDESS') =>
    actorSentence(labelled('a', { actor, corpus }), mark, card);
  expect(by('01')).toBe('This model was trained on this actor: being right here proves little.');
  expect(by('01', 'wrong')).toBe('This model was trained on this actor.');
  expect(by('02')).toBe('This model was tuned on this actor: being right here proves little.');
  expect(by('02', 'wrong')).toBe('This model was tuned on this actor.');
  expect(by('03')).toBe('This model never heard this actor.');
  // Another corpus's actor of the same number is another person.
  expect(by('01', 'right', 'CREMA-D')).toBe('This model never heard this actor.');
  expect(by('01', 'not-known')).toBeNull();
  expect(actorSentence(anEntry('a'), undefined, card)).toBeNull();
  expect(actorSentence(labelled('a'), 'right', null)).toBeNull();
});

test('shipped cards write actors as file names give them', () => {
  const file = new URL('../../resources/models/cnn3/card.json', import.meta.url);
  const card = JSON.parse(readFileSync(file, 'utf8')) as ModelCard;
  const by = (name: string) => actorSentence(anEntry('a', { label: labelFromName(name) }), 'wrong', card);
  expect(by('03-01-05-01-01-01-01.wav')).toBe('This model was trained on this actor.');
  expect(by('03-01-05-01-01-01-03.wav')).toBe('This model was tuned on this actor.');
  expect(by('03-01-05-01-01-01-02.wav')).toBe('This model never heard this actor.');
  expect(by('DC_a01.wav')).toBe('This model never heard this actor.');
});

test('the large verdict is the chosen model’s, else the best of those with most emotions', () => {
  const models = [
    available(aCard('mlp', ['calm', 'happy'], 0.9)),
    available(aCard('lstm', [...emotions], 0.4)),
    available(aCard('cnn', [...emotions], 0.5)),
    {
      id: 'broken',
      own: false,
      available: false,
      problem: { code: 'model-unavailable', message: 'Damaged.' },
    } as const,
  ];
  expect(shownModel(models, null)).toBe('cnn');
  expect(shownModel(models, 'mlp')).toBe('mlp');
  expect(shownModel(models, 'broken')).toBe('cnn');
  expect(shownModel([], 'mlp')).toBeNull();
});

test('when the wanted model fails another answers', () => {
  const lstm = aPrediction('lstm', { sad: 1 }, 4);
  const answers = [
    { model: 'cnn', ok: false, problem: { code: 'unexpected', message: 'No.' } } as const,
    { model: 'lstm', ok: true, prediction: lstm } as const,
    { model: 'mlp', ok: true, prediction: aPrediction('mlp', { calm: 1 }, 2) } as const,
  ];
  expect(shownPrediction(answers, 'mlp')?.model).toBe('mlp');
  expect(shownPrediction(answers, 'cnn')).toBe(lstm);
  expect(shownPrediction([], 'cnn')).toBeNull();
});
