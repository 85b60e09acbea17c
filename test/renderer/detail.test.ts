import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Detail, type Sight } from '../../src/renderer/src/state/detail.svelte';
import type { SoundStretch } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sight: Sight = { id: 'a', start: 4, end: 5, total: 10, pixels: 600, scale: 'mel' };

function aStretch(start: number, end: number, scale = 'mel'): SoundStretch {
  return { start, end, spectrogram: { scale } } as SoundStretch;
}

function answering() {
  const fake = new FakeBridge({
    'clip.stretch': (_, start, end) => aStretch(start as number, end as number),
  });
  return { fake, detail: new Detail(fake.bridge) };
}

async function rests(): Promise<void> {
  vi.advanceTimersByTime(200);
  await settled();
}

test('the whole clip needs no detail', async () => {
  const { fake, detail } = answering();
  detail.look({ ...sight, start: 0, end: 10 });
  await rests();
  expect(fake.count('clip.stretch')).toBe(0);
});

test('is asked for once the zoom rests, with half as much on either side', async () => {
  const { fake, detail } = answering();
  for (let step = 0; step < 20; step++) {
    detail.look({ ...sight, start: 3 + step / 20 });
    vi.advanceTimersByTime(30);
  }
  detail.look(sight);
  await rests();
  expect(fake.calls).toEqual([{ name: 'clip.stretch', args: ['a', 3.5, 5.5, 1200] }]);
  expect(detail.stretch).toMatchObject({ start: 3.5, end: 5.5 });
});

test('a step aside is served by what is held; a finer look, another scale and another clip are not', async () => {
  const { fake, detail } = answering();
  detail.look(sight);
  await rests();
  detail.look({ ...sight, start: 4.3, end: 5.3 });
  await rests();
  expect(fake.count('clip.stretch')).toBe(1);
  detail.look({ ...sight, start: 4.4, end: 4.6 });
  expect(detail.stretch).not.toBeNull();
  await rests();
  expect(fake.count('clip.stretch')).toBe(2);
  detail.look({ ...sight, start: 4.4, end: 4.6, scale: 'log' });
  expect(detail.stretch).toBeNull();
  await rests();
  expect(fake.count('clip.stretch')).toBe(3);
  detail.look({ ...sight, id: 'b' });
  expect(detail.stretch).toBeNull();
});

test('an answer that was overtaken is dropped', async () => {
  const answers = [pending<SoundStretch>(), pending<SoundStretch>()];
  let asked = 0;
  const fake = new FakeBridge({ 'clip.stretch': () => answers[asked++].promise });
  const detail = new Detail(fake.bridge);
  detail.look(sight);
  await rests();
  detail.look({ ...sight, start: 8, end: 9 });
  await rests();
  answers[1].resolve(aStretch(7.5, 9.5));
  await settled();
  answers[0].resolve(aStretch(3.5, 5.5));
  await settled();
  expect(detail.stretch).toMatchObject({ start: 7.5 });
});

test('a refusal leaves the picture of the whole clip', async () => {
  const fake = new FakeBridge({
    'clip.stretch': () => {
      throw new FakeRefusal({ code: 'not-found', message: 'Gone.' });
    },
  });
  const detail = new Detail(fake.bridge);
  detail.look(sight);
  await rests();
  expect(detail.stretch).toBeNull();
});
