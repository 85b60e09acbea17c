import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { AffectronError } from '../../../src/core/errors';
import {
  LiveHearing,
  type HeardWindow,
  type LiveHearingOptions,
  type LiveSettings,
} from '../../../src/main/live/liveHearing';
import type { WindowAnswer } from '../../../src/main/live/liveTasks';
import type { LiveState } from '../../../src/shared/live';
import { settled } from '../../renderer/fakeBridge';

const block = 800;
const happy = { probabilities: { happy: 0.8, sad: 0.2 }, threshold: 0 };
/** Somebody speaks from the first half second of the window on. */
const answered: WindowAnswer = { speech: [{ start: 0.5, end: 3 }], answer: happy };

interface Asked {
  model: string;
  samples: Float32Array;
  answer: () => Promise<void>;
}

let settings: LiveSettings;
let now: number;
let asked: Asked[];
let loaded: string[];
let heard: HeardWindow[];
let states: LiveState[];
let refusals: Record<string, AffectronError>;
let hearing: LiveHearing;
let sent: number;

beforeEach(async () => {
  settings = { windowSeconds: 3, hopSeconds: 0.5, model: null, voices: [] };
  [asked, loaded, heard, states, refusals] = [[], [], [], [], {}];
  [now, sent] = [1000, 0];
  hearing = new LiveHearing({
    run: run as LiveHearingOptions['run'],
    settings: () => settings,
    onHeard: (window) => heard.push(window),
    onState: (state) => states.push(state),
    now: () => now,
  });
  hearing.start();
  await settled();
});

function run(task: 'ready' | 'hear', input: { model: string; samples: Float32Array }): Promise<unknown> {
  if (task === 'ready') {
    loaded.push(input.model);
    const refusal = refusals[input.model];
    return refusal ? Promise.reject(refusal) : Promise.resolve();
  }
  return new Promise((resolve) => {
    asked.push({
      model: input.model,
      samples: input.samples,
      answer: async () => {
        resolve(answered);
        await settled();
      },
    });
  });
}

/** Sound that counts its samples, so that a window tells where it lies; the clock goes with it. */
function hear(seconds: number): void {
  for (const end = sent + Math.round(seconds * 16_000); sent < end; sent += block) {
    now += 50;
    hearing.hear(Float32Array.from({ length: block }, (_, i) => sent + i));
  }
}

/** Answers every window after so many ms, for so many seconds of sound. */
async function answering(milliseconds: number, seconds: number): Promise<void> {
  for (let i = 0; i < seconds * 20; i++) {
    hear(0.05);
    await settled();
    const last = asked.at(-1);
    if (last && now - capturedAt(last) >= milliseconds) await last.answer();
  }
}

function capturedAt({ samples }: Asked): number {
  return 1000 + ((samples.at(-1) + 1) / 16_000) * 1000;
}

test('the model is loaded first, and the first second is heard before there is a whole window', async () => {
  expect(loaded).toEqual(['affectron']);
  expect(states.map(({ phase, why }) => [phase, why])).toEqual([
    ['loading', 'best'],
    ['listening', 'best'],
  ]);
  hear(0.95);
  expect(asked).toEqual([]);
  hear(0.05);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.samples).toHaveLength(16_000);
  await asked[0]?.answer();
  expect(heard).toMatchObject([{ start: 0, end: 1, model: 'affectron', answer: happy, skipped: 0 }]);
});

test('then the window slides, a hop at a time, and holds the newest sound', async () => {
  await answering(0, 10);
  expect(heard.map(({ end }) => end)).toEqual(Array.from({ length: 19 }, (_, i) => 1 + i / 2));
  expect(heard.at(-1)).toMatchObject({ start: 7, end: 10, skipped: 0 });
  const samples = asked.at(-1)?.samples;
  expect(samples).toHaveLength(48_000);
  expect(samples?.[0]).toBe(7 * 16_000);
  expect(samples?.at(-1)).toBe(10 * 16_000 - 1);
});

test('where somebody spoke is told once, in the time of the session', async () => {
  await answering(0, 5);
  expect(heard.slice(-3).map(({ speech }) => speech)).toEqual([
    [{ start: 3.5, end: 4 }],
    [{ start: 4, end: 4.5 }],
    [{ start: 4.5, end: 5 }],
  ]);
});

test('another window and hop hold from then on', async () => {
  await answering(0, 4);
  settings = { ...settings, windowSeconds: 2, hopSeconds: 0.25 };
  await answering(0, 2);
  expect(heard.slice(-3).map(({ start, end }) => [start, end])).toEqual([
    [3.5, 5.5],
    [3.75, 5.75],
    [4, 6],
  ]);
});

test('while the worker is busy nothing queues up; the next window is the newest', async () => {
  hear(1);
  hear(3);
  expect(asked).toHaveLength(1);
  await asked[0]?.answer();
  expect(asked).toHaveLength(2);
  expect(asked[1]?.samples.at(-1)).toBe(4 * 16_000 - 1);
  await asked[1]?.answer();
  // At 1.5 it waited; 2, 2.5, 3, 3.5 and 4 were passed over.
  expect(heard.at(-1)?.skipped).toBe(5);
  expect(asked).toHaveLength(2);
});

test('a machine too slow for the best model gets the fast one, and the best again when it has rested', async () => {
  await answering(700, 8);
  expect(states.at(-1)).toMatchObject({ phase: 'listening', model: 'lite', why: 'slow' });
  const switched = heard.length;
  await answering(50, 50);
  expect(heard.slice(switched + 1).every(({ model }) => model === 'lite')).toBe(true);
  await answering(50, 20);
  expect(states.at(-1)).toMatchObject({ model: 'affectron', why: 'best' });
  // Both are in memory by now, and are asked for once more only by name.
  expect(heard.at(-1)?.model).toBe('affectron');
});

test('a model somebody has chosen stays, however slow', async () => {
  settings = { ...settings, model: 'studio' };
  await answering(900, 10);
  expect(states.at(-1)).toMatchObject({ model: 'studio', why: 'chosen' });
  expect(heard.at(-1)?.model).toBe('studio');
  expect(heard.at(-1)?.skipped).toBeGreaterThan(0);
});

test('a model that cannot be used is replaced by the fast one, with the reason', async () => {
  refusals = { studio: new AffectronError('model-unavailable', 'Its encoder is not here.') };
  settings = { ...settings, model: 'studio' };
  await answering(50, 3);
  expect(states.at(-1)).toMatchObject({
    phase: 'listening',
    model: 'lite',
    why: 'unusable',
    problem: { message: 'Its encoder is not here.' },
  });
  expect(heard.at(-1)?.model).toBe('lite');
});

test('without any model the reason is told, and it is tried again now and then', async () => {
  const gone = new AffectronError('worker-stopped', 'It stopped.');
  refusals = { affectron: gone, lite: gone };
  settings = { ...settings, model: 'lite' };
  await answering(50, 4);
  expect(states.at(-1)).toMatchObject({ phase: 'loading', problem: { message: 'It stopped.' } });
  const tries = loaded.length;
  expect(tries).toBeLessThan(4);
  refusals = {};
  await answering(50, 6);
  expect(loaded.length).toBe(tries + 1);
  expect(heard.at(-1)?.model).toBe('lite');
});

test('a clock that is set back or forward in between silences nothing and makes nothing late', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const gone = new AffectronError('worker-stopped', 'It stopped.');
  refusals = { affectron: gone, lite: gone };
  settings = { ...settings, model: 'lite' };
  hearing = new LiveHearing({
    run: run as LiveHearingOptions['run'],
    settings: () => settings,
    onHeard: (window) => heard.push(window),
    onState: (state) => states.push(state),
  });
  hearing.start();
  await settled();
  expect(states.at(-1)).toMatchObject({ phase: 'loading', problem: { message: 'It stopped.' } });
  refusals = {};
  for (const jump of [-7_200_000, 0, 86_400_000, -3_600_000]) {
    vi.setSystemTime(Date.now() + jump);
    vi.advanceTimersByTime(6000);
    hear(1);
    await settled();
    hear(1);
    await settled();
    vi.advanceTimersByTime(30);
    await asked.at(-1)?.answer();
  }
  // The next window is asked about as soon as one is answered, so it waits for the six seconds that pass.
  expect(heard.map(({ milliseconds }) => milliseconds)).toEqual([30, 6030, 6030, 6030]);
  expect(heard.every(({ model }) => model === 'lite')).toBe(true);
});

test('after the end nothing is reported', async () => {
  hear(1);
  hearing.end();
  await asked[0]?.answer();
  hear(2);
  expect(heard).toEqual([]);
  expect(asked).toHaveLength(1);
});
