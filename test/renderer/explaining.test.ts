import { expect, test } from 'vitest';
import { cellsOf, explanationWords, strongest } from '../../src/renderer/src/lib/explanation';
import { Explaining } from '../../src/renderer/src/state/explaining.svelte';
import type { HeardClip, PieceEffects } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';

const heard: HeardClip = {
  model: 'lite',
  emotion: 'angry',
  probability: 0.8,
  groups: [
    { kind: 'hertz', low: 0, high: 700, rows: { from: 0, to: 4 } },
    { kind: 'hertz', low: 700, high: 8000, rows: { from: 4, to: 10 } },
  ],
  pieces: [
    {
      start: 1,
      frameSeconds: 0.01,
      frames: 80,
      width: 10,
      levels: new Uint8Array(800),
      stretches: [
        { from: 0, to: 40 },
        { from: 40, to: 80 },
      ],
    },
  ],
};
const effects: PieceEffects = [
  {
    all: { lowered: [0.1, 0.5], whole: 0.7 },
    groups: [
      { lowered: [0.05, 0.3], whole: 0.4 },
      { lowered: [-0.02, 0.1], whole: 0.1 },
    ],
  },
];

test('the parts stand where they are in time and height', () => {
  const { cells, stretches, bands } = cellsOf(heard, effects);
  expect(cells).toHaveLength(4);
  expect(cells[1]).toMatchObject({ start: 1.4, end: 1.8, bottom: 0, top: 0.4, lowered: 0.3 });
  expect(stretches[1]).toMatchObject({ bottom: 0, top: 1, lowered: 0.5 });
  expect(bands[1]).toMatchObject({ start: 1, end: 1.8, bottom: 0.4, lowered: 0.1 });
  expect(strongest(cells)).toBe(cells[1]);
});

test('the words name the strongest stretch and the strongest bands', () => {
  const words = explanationWords(heard, cellsOf(heard, effects));
  expect(words).toContain(
    'Blanking 0:01.40 to 0:01.80 lowers “angry” the most: from 80\u202f% to 30\u202f%.',
  );
  expect(words).toContain('0–700\u202fHz');
  expect(words).toContain('to 40\u202f%');
});

test('and say so where nothing carries it alone', () => {
  const nothing = { lowered: [0.001, -0.2], whole: -0.1 };
  const words = explanationWords(heard, cellsOf(heard, [{ all: nothing, groups: [nothing, nothing] }]));
  expect(words).toMatch(/^No single part carries the verdict/);
});

test('what the model heard is there before its verdict is explained', async () => {
  const slow = pending<PieceEffects>();
  const fake = new FakeBridge({ 'clip.hear': () => heard, 'clip.explain': () => slow.promise });
  const explaining = new Explaining(fake.bridge);
  void explaining.look('a', 'lite');
  await settled();
  expect(explaining.heard).toBe(heard);
  expect(explaining.progress).toBe(0);
  explaining.told({ id: 'a', model: 'lite', progress: 0.5 });
  explaining.told({ id: 'b', model: 'lite', progress: 0.9 });
  expect(explaining.progress).toBe(0.5);
  slow.resolve(effects);
  await settled();
  expect([explaining.effects, explaining.progress]).toEqual([effects, null]);

  await explaining.look('a', 'lite');
  expect(fake.count('clip.explain')).toBe(1);
});

test('an explanation that was overtaken is dropped, and another clip stops it', async () => {
  const first = pending<PieceEffects>();
  let asked = 0;
  const fake = new FakeBridge({
    'clip.hear': () => heard,
    'clip.explain': () => (asked++ === 0 ? first.promise : effects),
  });
  const explaining = new Explaining(fake.bridge);
  void explaining.look('a', 'lite');
  await settled();
  explaining.clear();
  expect(fake.count('clip.stopExplaining')).toBe(1);
  expect(explaining.heard).toBeNull();
  void explaining.look('b', 'lite');
  first.resolve([]);
  await settled();
  expect(explaining.effects).toBe(effects);
});

test('a refusal is kept as a sentence, and can be tried again', async () => {
  let refuses = true;
  const fake = new FakeBridge({
    'clip.hear': () => heard,
    'clip.explain': () => {
      if (refuses) throw new FakeRefusal({ code: 'cancelled', message: 'The explanation was stopped.' });
      return effects;
    },
  });
  const explaining = new Explaining(fake.bridge);
  await explaining.look('a', 'lite');
  expect(explaining.problem?.code).toBe('cancelled');
  refuses = false;
  await explaining.again();
  expect(explaining.problem).toBeNull();
  expect(explaining.effects).toBe(effects);
});
