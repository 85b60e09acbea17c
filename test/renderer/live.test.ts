import { expect, test } from 'vitest';
import { Live } from '../../src/renderer/src/state/live.svelte';
import { LiveSpectrum } from '../../src/renderer/src/capture/liveSpectrum';
import { LiveTrace } from '../../src/renderer/src/capture/liveTrace';
import { LiveWave } from '../../src/renderer/src/capture/liveWave';
import type { LiveHeard } from '../../src/shared/live';
import type { Problem, TakeEnded } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, settled } from './fakeBridge';

const kept: TakeEnded = { id: 'take', problem: null };

function aWindow(changes: Partial<LiveHeard> = {}): LiveHeard {
  return {
    start: 0,
    end: 1,
    capturedAt: 10_000,
    model: 'lite',
    milliseconds: 40,
    answer: {
      probabilities: { happy: 0.75, sad: 0.25 },
      top: 'happy',
      confidence: 0.75,
      verdict: { kind: 'emotion', emotion: 'happy' },
    },
    skipped: 0,
    segmentsFrom: 0,
    segments: [{ start: 0, end: 1, top: 'happy', confidence: 0.75 }],
    ...changes,
  };
}

function setUp(handlers: ConstructorParameters<typeof FakeBridge>[0] = {}) {
  const fake = new FakeBridge({ 'take.stop': () => kept, ...handlers });
  const told: { problems: Problem[]; kept: string[]; undo: (() => Promise<void>)[] } = {
    problems: [],
    kept: [],
    undo: [],
  };
  const live = new Live({
    bridge: fake.bridge,
    openCapture: () => Promise.reject(new Error('not here')),
    microphone: () => ({ source: 'recorder', device: null }),
    onProblem: (problem) => told.problems.push(problem),
    onKept: (id) => told.kept.push(id),
    onThrownAway: (undo, redo) => told.undo.push(undo, redo),
    now: () => 10_400,
  });
  const block = { samples: new Float32Array(640), seconds: 2, peak: 0, clipped: false, silent: false };
  return { fake, live, told, block };
}

test('a session keeps the axis of the picture it began with', async () => {
  let scale: 'log' | 'linear' = 'log';
  const live = new Live({
    bridge: new FakeBridge({ 'take.stop': () => kept }).bridge,
    openCapture: () => Promise.reject(new Error('not here')),
    microphone: () => ({ source: 'recorder', device: null }),
    scale: () => scale,
    onProblem: () => undefined,
    onKept: () => undefined,
    onThrownAway: () => undefined,
  });
  await live.start();
  scale = 'linear';
  await live.keep();
  expect(live.scale).toBe('log');
  await live.start();
  expect(live.scale).toBe('linear');
});

test('a session is started, heard and kept', async () => {
  const { fake, live, told, block } = setUp();
  expect(live.shown).toBe(false);
  await live.start();
  expect(live.busy).toBe(true);
  live.recording.hear(block);
  live.hear(aWindow());
  expect(live.behind).toBeCloseTo(0.4);
  live.hear(
    aWindow({
      end: 1.5,
      segmentsFrom: 0,
      segments: [
        { start: 0, end: 1, top: 'happy', confidence: 0.75 },
        { start: 1, end: 1.5, top: 'sad', confidence: 0.5 },
      ],
    }),
  );
  live.hear(
    aWindow({ end: 2, segmentsFrom: 1, segments: [{ start: 1, end: 2, top: 'sad', confidence: 0.6 }] }),
  );
  expect(live.segments.map(({ top, end }) => [top, end])).toEqual([
    ['happy', 1],
    ['sad', 2],
  ]);
  expect(live.trace.length).toBe(3);
  await live.keep();
  expect(told.kept).toEqual(['take']);
  expect(live.keptId).toBe('take');
  // It stays to be looked at until the next one.
  expect(live.shown).toBe(true);
  expect(fake.calls.map(({ name }) => name)).toEqual(['live.start', 'take.stop']);
  await live.start();
  expect([live.keptId, live.segments, live.trace.length, live.recording.seconds]).toEqual([null, [], 0, 0]);
});

test('one that is thrown away is removed like a recording, and comes back by undo', async () => {
  const { fake, live, told, block } = setUp();
  await live.start();
  live.recording.hear(block);
  await live.throwAway();
  await settled();
  expect(live.shown).toBe(false);
  expect(told.kept).toEqual([]);
  await told.undo[0]?.();
  expect(fake.calls.slice(1)).toEqual([
    { name: 'live.forget', args: [] },
    { name: 'take.stop', args: [] },
    { name: 'library.remove', args: ['take'] },
    { name: 'library.restore', args: ['take'] },
  ]);
});

test('one that cannot be removed is kept, and says why', async () => {
  const refusal: Problem = { code: 'cannot-write', message: 'The folder is read-only.' };
  const { live, told } = setUp({
    'library.remove': () => {
      throw new FakeRefusal(refusal);
    },
  });
  await live.start();
  await live.throwAway();
  await settled();
  expect(told.problems).toEqual([refusal]);
  expect(live.keptId).toBe('take');
});

test('one that ends by itself is kept, with the reason', async () => {
  const { live, told, block } = setUp();
  await live.start();
  live.recording.hear(block);
  const problem: Problem = { code: 'recorder-died', message: 'The recording stopped by itself.' };
  await live.recording.ended({ id: 'take', problem });
  expect(told).toMatchObject({ problems: [problem], kept: ['take'] });
  live.hear(aWindow());
  expect(live.heard).toBeNull();
});

test('without a microphone nothing is shown but the reason', async () => {
  const { live, told } = setUp({
    'live.start': () => {
      throw new FakeRefusal({ code: 'no-device', message: 'There is no microphone.' });
    },
  });
  await live.start();
  expect(told.problems).toHaveLength(1);
  expect([live.busy, live.shown]).toEqual([false, false]);
});

test('the spectrum remembers the last columns of a long session, in a ring', () => {
  const spectrum = new LiveSpectrum();
  for (let at = 0; at < 5000; at += 4) {
    const levels = Uint8Array.from({ length: 8 }, (_, i) => (at + Math.floor(i / 2)) % 251);
    spectrum.hear({ bands: 2, levels, rangeDb: 100 });
  }
  expect(spectrum.total).toBe(5000);
  for (let index = 5000 - spectrum.capacity; index < 5000; index++) {
    expect([...spectrum.column(index)]).toEqual([index % 251, index % 251]);
  }
});

test('the trace keeps every window of hours in order', () => {
  const trace = new LiveTrace();
  for (let i = 0; i < 8000; i++) {
    trace.add(aWindow({ end: i / 2, ...(i % 3 === 0 && { answer: null }) }));
  }
  expect(trace.length).toBe(8000);
  expect([trace.end(7999), trace.spoken(7999), trace.spoken(7998)]).toEqual([3999.5, true, false]);
  // Happy is the third, sad the fourth of the fixed order.
  expect([2, 3, 4].map((emotion) => trace.probability(7999, emotion))).toEqual([0.75, 0.25, 0]);
});

test('the waveform of hours takes no more room than what is seen, and stands still at the end', () => {
  const wave = new LiveWave();
  for (let i = 0; i < 3600; i++) wave.hear(new Float32Array(16_000).fill((i % 10) / 10), i * 1000);
  expect(wave.seconds).toBe(3600);
  expect(wave.peaks.length).toBeLessThan(4100);
  expect(wave.forgotten + wave.peaks.length).toBe(360_000);
  expect(wave.peaks.at(-1)).toBeCloseTo(0.9);
  expect(wave.edge(3_599_100)).toBeCloseTo(3600.1);
  wave.rest();
  expect(wave.edge(3_599_100)).toBe(3600);
});
