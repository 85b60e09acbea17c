import { expect, test } from 'vitest';
import { StretchVerdict } from '../../src/renderer/src/state/stretchVerdict.svelte';
import type { ModelPrediction } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';
import { aPrediction } from './predictions';

const answers = (top: 'happy' | 'sad'): ModelPrediction[] => [
  { model: 'm', ok: true, prediction: aPrediction('m', { [top]: 1 }) },
];

test('asks main about the stretch and tells what the models say', async () => {
  const fake = new FakeBridge({ 'clip.classifyStretch': () => answers('sad') });
  const verdict = new StretchVerdict(fake.bridge);
  await verdict.ask('one', { start: 1, end: 2 });
  expect(fake.calls).toEqual([{ name: 'clip.classifyStretch', args: ['one', { start: 1, end: 2 }] }]);
  expect(verdict.predictions).toEqual(answers('sad'));
  expect(verdict.verdictWaits).toBe(false);
});

test('the answer about an earlier stretch is dropped', async () => {
  const first = pending<ModelPrediction[]>();
  const second = pending<ModelPrediction[]>();
  const waiting = [first, second];
  const fake = new FakeBridge({ 'clip.classifyStretch': () => waiting.shift()?.promise });
  const verdict = new StretchVerdict(fake.bridge);
  void verdict.ask('one', { start: 1, end: 2 });
  void verdict.ask('one', { start: 3, end: 4 });
  second.resolve(answers('happy'));
  await settled();
  first.resolve(answers('sad'));
  await settled();
  expect(verdict.stretch).toEqual({ start: 3, end: 4 });
  expect(verdict.predictions).toEqual(answers('happy'));
});

test('a refusal is kept as a sentence; clearing goes back to the whole clip', async () => {
  const fake = new FakeBridge({
    'clip.classifyStretch': () => {
      throw new FakeRefusal({ code: 'silent', message: 'The clip is silent.' });
    },
  });
  const verdict = new StretchVerdict(fake.bridge);
  await verdict.ask('one', { start: 1, end: 2 });
  expect(verdict.predictionProblem?.message).toBe('The clip is silent.');
  verdict.clear();
  expect([verdict.stretch, verdict.predictionProblem]).toEqual([null, null]);
});
