import { expect, test } from 'vitest';
import { Timelines, type WantedTimeline } from '../../src/renderer/src/state/timelines.svelte';
import type { CallName } from '../../src/shared/contract';
import type { MadeTimeline, Timeline, TimelineGrowth, TimelineWindow } from '../../src/shared/timeline';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';

const options = { windowSeconds: 3, hopSeconds: 0.5 };

function wanted(entry: string, changes: Partial<WantedTimeline> = {}): WantedTimeline {
  return { entry, seconds: 30, model: 'lite', options, ...changes };
}

function aWindow(start: number, sad = 0.9): TimelineWindow {
  return { start, end: start + 3, probabilities: { sad, happy: 1 - sad }, top: 'sad', confidence: sad };
}

function aTimeline(...starts: number[]): Timeline {
  const windows = starts.map((start) => aWindow(start));
  return {
    model: 'lite',
    seconds: 30,
    windows,
    segments: [{ start: 0, end: 30, top: 'sad', confidence: 0.9 }],
  };
}

const made = (timeline = aTimeline(0, 1)): MadeTimeline => ({ timeline, warning: null });

function of(handlers: Partial<Record<CallName, (...args: unknown[]) => unknown>>) {
  const fake = new FakeBridge({ 'timeline.find': () => null, 'timeline.making': () => null, ...handlers });
  return { fake, timelines: new Timelines(fake.bridge) };
}

test('a kept timeline is shown at once and not made again', async () => {
  const { fake, timelines } = of({ 'timeline.find': () => made() });
  await timelines.show(wanted('one'));
  expect(timelines.timeline).toEqual(aTimeline(0, 1));
  expect(fake.count('timeline.compute')).toBe(0);
});

test.each([
  [3, 0],
  [6, 1],
  [1200, 1],
  [1201, 0],
])('a clip of %d s is listened to unasked %d times', async (seconds, times) => {
  const { fake, timelines } = of({ 'timeline.compute': () => made() });
  await timelines.show(wanted('one', { seconds }));
  expect(fake.count('timeline.compute')).toBe(times);
  if (times === 0) await timelines.make();
  expect(timelines.timeline).not.toBeNull();
});

test('the same question is asked once; another model or fineness is another question', async () => {
  const { fake, timelines } = of({ 'timeline.find': () => made() });
  await timelines.show(wanted('one'));
  await timelines.show(wanted('one'));
  expect(fake.count('timeline.find')).toBe(1);
  await timelines.show(wanted('one', { model: 'mlp' }));
  await timelines.show(wanted('one', { options: { windowSeconds: 5, hopSeconds: 0.5 } }));
  expect(fake.count('timeline.find')).toBe(3);
});

function growth(changes: Partial<TimelineGrowth>): TimelineGrowth {
  return { ...aTimeline(), entry: 'one', options, firstWindow: 0, progress: 0.5, ...changes };
}

test('it grows as it is made: settled windows stay, moving ones are replaced', async () => {
  const making = pending<MadeTimeline>();
  const { timelines } = of({ 'timeline.compute': () => making.promise });
  void timelines.show(wanted('one'));
  await settled();
  expect([timelines.computing, timelines.progress]).toEqual([true, null]);

  timelines.grow(growth({ seconds: 4, windows: [aWindow(0), aWindow(1)] }));
  timelines.grow(
    growth({ seconds: 6, firstWindow: 1, windows: [aWindow(1, 0.6), aWindow(2)], progress: 0.7 }),
  );
  expect(timelines.timeline?.windows).toEqual([aWindow(0), aWindow(1, 0.6), aWindow(2)]);
  expect([timelines.timeline?.seconds, timelines.progress]).toEqual([6, 0.7]);

  timelines.grow(growth({ entry: 'other', seconds: 99 }));
  timelines.grow(growth({ model: 'mlp', seconds: 99 }));
  // Late, of a run with another fineness that was stopped.
  timelines.grow(growth({ options: { windowSeconds: 3, hopSeconds: 1 }, seconds: 99 }));
  expect(timelines.timeline?.seconds).toBe(6);

  making.resolve(made(aTimeline(0, 1, 2)));
  await settled();
  expect(timelines.timeline).toEqual(aTimeline(0, 1, 2));
  expect([timelines.computing, timelines.progress]).toEqual([false, null]);
});

test('one of a very long recording that is being made is shown on return, with what was heard meanwhile', async () => {
  const making = pending<MadeTimeline>();
  let heard: TimelineGrowth | null = null;
  const { fake, timelines } = of({
    'timeline.compute': () => making.promise,
    'timeline.making': () => heard,
  });
  const long = wanted('one', { seconds: 7200 });
  await timelines.show(long);
  expect(timelines.computing).toBe(false);
  void timelines.make();
  await settled();
  void timelines.show(wanted('two', { seconds: 7200 }));
  await settled();
  expect(fake.count('timeline.cancel')).toBe(0);

  heard = growth({ seconds: 5, windows: [aWindow(0), aWindow(1)], progress: 0.2 });
  void timelines.show(long);
  await settled();
  expect([timelines.computing, timelines.progress]).toEqual([true, 0.2]);
  expect(timelines.timeline?.windows).toEqual([aWindow(0), aWindow(1)]);
  // A piece in between was pushed while the answer was under way: nothing is left out.
  heard = growth({ seconds: 8, windows: [0, 1, 2, 3].map((start) => aWindow(start)), progress: 0.4 });
  timelines.grow(growth({ seconds: 8, firstWindow: 3, windows: [aWindow(3)], progress: 0.4 }));
  await settled();
  expect(timelines.timeline?.windows).toEqual([0, 1, 2, 3].map((start) => aWindow(start)));

  making.resolve(made());
  await settled();
  expect(timelines.timeline).toEqual(aTimeline(0, 1));
});

test('a cancelled one leaves nothing half and no problem; it can be made again', async () => {
  const making = pending<MadeTimeline>();
  let first = true;
  const { fake, timelines } = of({
    'timeline.compute': () => {
      if (!first) return made();
      first = false;
      return making.promise;
    },
    'timeline.cancel': () => making.reject(new FakeRefusal({ code: 'cancelled', message: 'Cancelled.' })),
  });
  void timelines.show(wanted('one'));
  await settled();
  timelines.grow(growth({ windows: [aWindow(0)] }));
  await timelines.cancel();
  await settled();
  expect(fake.calls.at(-1)).toEqual({ name: 'timeline.cancel', args: ['one'] });
  expect([timelines.timeline, timelines.problem, timelines.computing]).toEqual([null, null, false]);
  await timelines.make();
  expect(timelines.timeline).toEqual(aTimeline(0, 1));
});

test('why it could not be made is kept as a sentence', async () => {
  const { timelines } = of({
    'timeline.compute': () => {
      throw new FakeRefusal({ code: 'damaged', message: 'The file is damaged.' });
    },
  });
  await timelines.show(wanted('one'));
  expect(timelines.problem?.message).toBe('The file is damaged.');
  expect(timelines.computing).toBe(false);
});

test('leaving a short clip stops the listening; a long recording goes on', async () => {
  const { fake, timelines } = of({ 'timeline.compute': () => pending<MadeTimeline>().promise });
  void timelines.show(wanted('short'));
  await settled();
  void timelines.show(wanted('long', { seconds: 600 }));
  await settled();
  expect(fake.calls.filter(({ name }) => name === 'timeline.cancel').map(({ args }) => args)).toEqual([
    ['short'],
  ]);
  void timelines.show(wanted('other'));
  await settled();
  expect(fake.count('timeline.cancel')).toBe(1);
});

test('an answer about a clip that was left is dropped', async () => {
  const first = pending<MadeTimeline>();
  const { timelines } = of({
    'timeline.compute': (entry) => (entry === 'one' ? first.promise : pending().promise),
  });
  void timelines.show(wanted('one'));
  await settled();
  void timelines.show(wanted('two'));
  first.resolve(made());
  await settled();
  expect(timelines.timeline).toBeNull();
  expect(timelines.computing).toBe(true);
});

test('what is saved is what is shown', async () => {
  const { fake, timelines } = of({
    'timeline.find': () => made(),
    'timeline.export': () => 'talk lite.TextGrid',
  });
  await timelines.show(wanted('one'));
  expect(await timelines.export('textgrid')).toBe('talk lite.TextGrid');
  expect(fake.calls.at(-1)?.args).toEqual(['one', 'lite', options, 'textgrid']);
});
