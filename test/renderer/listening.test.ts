import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Listening } from '../../src/renderer/src/state/listening.svelte';
import type { ModelPrediction, SoundView } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';
import { aPrediction } from './predictions';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aView(id: string): SoundView {
  return { id } as SoundView;
}

function answers(top: 'happy' | 'sad'): ModelPrediction[] {
  return [{ model: 'm', ok: true, prediction: aPrediction('m', { [top]: 1 }) }];
}

/** Answers settle by hand, per clip. */
function handMade() {
  const views = new Map<string, ReturnType<typeof pending<SoundView>>>();
  const verdicts = new Map<string, ReturnType<typeof pending<ModelPrediction[]>>>();
  const of = <Value>(map: Map<string, ReturnType<typeof pending<Value>>>, id: string) => {
    const known = map.get(id) ?? pending<Value>();
    map.set(id, known);
    return known;
  };
  const fake = new FakeBridge({
    'clip.view': (id) => of(views, id as string).promise,
    'clip.classify': (id) => of(verdicts, id as string).promise,
  });
  return {
    fake,
    listening: new Listening(fake.bridge),
    view: (id: string) => of(views, id),
    verdict: (id: string) => of(verdicts, id),
  };
}

test('answers for a clip that is no longer chosen are ignored', async () => {
  const { listening, view, verdict } = handMade();
  void listening.show('one');
  vi.advanceTimersByTime(1000);
  void listening.show('two');
  view('two').resolve(aView('two'));
  verdict('two').resolve(answers('sad'));
  await settled();
  expect(listening.view?.id).toBe('two');

  view('one').resolve(aView('one'));
  verdict('one').reject(new FakeRefusal({ code: 'silent', message: 'Silence.' }));
  await settled();
  expect(listening.view?.id).toBe('two');
  expect(listening.predictions).toEqual(answers('sad'));
  expect(listening.predictionProblem).toBeNull();
});

test('a late answer still serves the list row of its clip', async () => {
  const { listening, view, verdict } = handMade();
  void listening.show('one');
  vi.advanceTimersByTime(1000);
  void listening.show('two');
  view('one').resolve(aView('one'));
  verdict('one').resolve(answers('happy'));
  await settled();
  expect(listening.answers.get('one')).toEqual(answers('happy'));
  expect(listening.predictions).toBeNull();
});

test('the last picture stays for a glance, then waiting is shown instead', async () => {
  const { listening, view, verdict } = handMade();
  void listening.show('one');
  view('one').resolve(aView('one'));
  verdict('one').resolve(answers('happy'));
  await settled();
  vi.advanceTimersByTime(1000);

  void listening.show('two');
  vi.advanceTimersByTime(140);
  expect(listening.view?.id).toBe('one');
  expect(listening.viewWaits).toBe(false);
  vi.advanceTimersByTime(20);
  expect(listening.view).toBeNull();
  expect(listening.predictions).toBeNull();
  expect([listening.viewWaits, listening.verdictWaits]).toEqual([true, true]);

  view('two').resolve(aView('two'));
  await settled();
  expect(listening.view?.id).toBe('two');
  expect([listening.viewWaits, listening.verdictWaits]).toEqual([false, true]);
});

test('an answer within a glance never shows waiting', async () => {
  const { listening, view, verdict } = handMade();
  void listening.show('one');
  view('one').resolve(aView('one'));
  verdict('one').resolve(answers('happy'));
  await settled();
  vi.advanceTimersByTime(1000);
  expect(listening.viewWaits).toBe(false);
  expect(listening.view?.id).toBe('one');
});

test('a held arrow key asks only for the clip it rests on', async () => {
  const { fake, listening } = handMade();
  for (const id of ['a', 'b', 'c', 'd']) {
    void listening.show(id);
    vi.advanceTimersByTime(30);
    await settled();
  }
  vi.advanceTimersByTime(200);
  await settled();
  expect(fake.calls.filter(({ name }) => name === 'clip.view').map(({ args }) => args[0])).toEqual([
    'a',
    'd',
  ]);
});

test('a refusal is kept as a sentence, and trying again clears it', async () => {
  let broken = true;
  const fake = new FakeBridge({
    'clip.view': () => {
      if (broken) throw new FakeRefusal({ code: 'damaged', message: 'The file is damaged.' });
      return aView('one');
    },
    'clip.classify': () => answers('sad'),
  });
  const listening = new Listening(fake.bridge);
  await listening.show('one');
  expect(listening.viewProblem?.message).toBe('The file is damaged.');
  expect(listening.view).toBeNull();

  broken = false;
  vi.advanceTimersByTime(1000);
  await listening.reload();
  expect(listening.viewProblem).toBeNull();
  expect(listening.view?.id).toBe('one');
});

test('choosing nothing empties everything', async () => {
  const { listening, view, verdict } = handMade();
  void listening.show('one');
  view('one').resolve(aView('one'));
  verdict('one').resolve(answers('happy'));
  await settled();
  await listening.show(null);
  expect([listening.view, listening.predictions]).toEqual([null, null]);
});

test('a long recording is looked at and not asked about as a whole', async () => {
  const fake = new FakeBridge({
    'clip.view': (id) => aView(id as string),
    'clip.classify': () => answers('sad'),
  });
  const listening = new Listening(fake.bridge, (id) => (id === 'long' ? 61 : 60));
  await listening.show('short');
  expect(listening.predictions).toEqual(answers('sad'));
  vi.advanceTimersByTime(1000);
  await listening.show('long');
  expect(listening.view?.id).toBe('long');
  expect([listening.predictions, listening.verdictWaits]).toEqual([null, false]);
  expect(fake.calls.filter(({ name }) => name === 'clip.classify').map(({ args }) => args[0])).toEqual([
    'short',
  ]);
});
