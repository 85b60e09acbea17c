import { expect, test } from 'vitest';
import { sameSentence } from '../../src/renderer/src/lib/sameSentence';
import { Comparing } from '../../src/renderer/src/state/comparing.svelte';
import type { Player } from '../../src/renderer/src/state/playback.svelte';
import type { ClipLabel, LibraryEntry } from '../../src/shared/types';
import { anEntry } from './entries';
import { FakeBridge } from './fakeBridge';
import { aPrediction } from './predictions';

function spoken(id: string, label: Partial<ClipLabel>): LibraryEntry {
  const usual: ClipLabel = {
    corpus: 'RAVDESS',
    emotion: 'angry',
    originalEmotion: 'angry',
    actor: '01',
    gender: 'male',
    intensity: 'normal',
    channel: 'speech',
    modality: 'audio',
    statement: 'Kids are talking by the door.',
    repetition: 1,
  };
  return { ...anEntry(id), label: { ...usual, ...label } };
}

test('the same sentence is that of another actor, with the same emotion, nearest take first', () => {
  const mine = spoken('mine', {});
  const entries = [
    mine,
    spoken('mine again', { repetition: 2 }),
    spoken('strong', { actor: '02', intensity: 'strong' }),
    spoken('like it', { actor: '02' }),
    spoken('third', { actor: '03' }),
    spoken('sad', { actor: '04', emotion: 'sad', originalEmotion: 'sad' }),
    spoken('dogs', { actor: '04', statement: 'Dogs are sitting by the door.' }),
    spoken('sung', { actor: '04', channel: 'song' }),
    anEntry('take'),
  ];
  expect(sameSentence(mine, entries).map(({ id }) => id)).toEqual(['like it', 'strong', 'third']);
  expect(sameSentence(anEntry('take'), entries)).toEqual([]);
});

function aPlayer(): Player & { played: number } {
  return {
    played: 0,
    src: '',
    currentTime: 0,
    loop: false,
    playbackRate: 1,
    play() {
      this.played += 1;
      return Promise.resolve();
    },
    pause: () => undefined,
    load: () => undefined,
    removeAttribute: () => undefined,
    addEventListener: () => undefined,
  };
}

test('one clip is shown under two models, two clips under the same', async () => {
  const fake = new FakeBridge({
    'clip.view': (id) => ({ id }),
    'clip.classify': () => [
      { model: 'affectron', ok: true, prediction: aPrediction('affectron', { happy: 1 }) },
      { model: 'lite', ok: true, prediction: aPrediction('lite', { sad: 1 }) },
    ],
  });
  const comparing = new Comparing(fake.bridge, aPlayer);
  const [left, right] = comparing.sides;
  await comparing.open('a', 'a', ['affectron', 'lite'], 'affectron');
  expect([left.prediction?.top, right.prediction?.top]).toEqual(['happy', 'sad']);
  right.model = 'gone';
  expect(right.prediction).toBeNull();

  const two = new Comparing(fake.bridge, aPlayer);
  await two.open('a', 'b', ['affectron', 'lite'], 'affectron');
  expect(two.sides.map(({ model }) => model)).toEqual(['affectron', 'affectron']);
  expect(two.sides.map(({ listening }) => listening.view?.id)).toEqual(['a', 'b']);
});

test('why a model has no answer is told; a long recording is not asked about as a whole', async () => {
  const problem = { code: 'internal', message: 'The weights are damaged.' };
  const fake = new FakeBridge({
    'clip.view': (id) => ({ id }),
    'clip.classify': () => [
      { model: 'affectron', ok: true, prediction: aPrediction('affectron', { happy: 1 }) },
      { model: 'lite', ok: false, problem },
    ],
  });
  const comparing = new Comparing(fake.bridge, aPlayer, (id) => (id === 'long' ? 600 : 3));
  await comparing.open('a', 'a', ['affectron', 'lite'], 'affectron');
  expect(comparing.sides.map((side) => side.problem)).toEqual([null, problem]);
  const before = fake.count('clip.classify');
  await comparing.sides[1].show('long');
  expect(fake.count('clip.classify')).toBe(before);
  expect(comparing.sides[1].listening.view?.id).toBe('long');
});
