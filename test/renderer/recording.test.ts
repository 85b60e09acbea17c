import { expect, test } from 'vitest';
import { captureFailure, type CaptureListener } from '../../src/renderer/src/capture/openCapture';
import { Recording } from '../../src/renderer/src/state/recording.svelte';
import type { Problem, TakeBlock, TakeEnded } from '../../src/shared/types';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';

const kept: TakeEnded = { id: 'take', problem: null };

function aBlock(changes: Partial<TakeBlock> = {}): TakeBlock {
  return {
    samples: new Float32Array(800),
    seconds: 0.05,
    peak: 0,
    clipped: false,
    silent: false,
    ...changes,
  };
}

function setUp(handlers: ConstructorParameters<typeof FakeBridge>[0] = {}) {
  const fake = new FakeBridge({ 'take.stop': () => kept, 'take.fail': () => kept, ...handlers });
  const ends: TakeEnded[] = [];
  const capture: { listener: CaptureListener | null; closed: number; refusal: Error | null } = {
    listener: null,
    closed: 0,
    refusal: null,
  };
  const recording = new Recording({
    bridge: fake.bridge,
    onEnded: (ended) => ends.push(ended),
    now: () => 0,
    openCapture: (_device, listener) => {
      if (capture.refusal !== null) return Promise.reject(capture.refusal);
      capture.listener = listener;
      return Promise.resolve({
        close: () => {
          capture.closed++;
          return Promise.resolve();
        },
      });
    },
  });
  return { fake, ends, capture, recording };
}

test('a take is started, heard, stopped and handed over', async () => {
  const { fake, ends, recording } = setUp();
  await recording.start('recorder', null);
  expect(recording.phase).toBe('recording');

  recording.hear(aBlock({ seconds: 0.05, peak: 0.5 }));
  recording.hear(aBlock({ seconds: 0.1, peak: 0.25, silent: true }));
  expect([recording.seconds, recording.peak, recording.silent]).toEqual([0.1, 0.25, true]);
  expect(recording.wave.peaks).toHaveLength(10);

  await recording.stop();
  expect(ends).toEqual([kept]);
  expect(recording.phase).toBe('idle');
  expect(fake.calls.map(({ name }) => name)).toEqual(['take.start', 'take.stop']);
});

test('the clipping light stays on for a moment after the clipped block', async () => {
  const { recording } = setUp();
  await recording.start('recorder', null);
  recording.hear(aBlock({ seconds: 1, clipped: true }));
  expect(recording.clipping).toBe(true);
  recording.hear(aBlock({ seconds: 2 }));
  expect(recording.clipping).toBe(true);
  recording.hear(aBlock({ seconds: 2.6 }));
  expect(recording.clipping).toBe(false);
});

test('what the window captures is pushed to main, and the microphone is closed before stop', async () => {
  const order: string[] = [];
  const { fake, capture, recording } = setUp({
    'take.stop': () => {
      order.push(`stop after ${capture.closed} close`);
      return kept;
    },
  });
  await recording.start('window', 'mic');
  capture.listener?.block(new Float32Array([0.1, 0.2]));
  await recording.stop();
  expect(fake.calls.find(({ name }) => name === 'take.push')?.args[0]).toHaveLength(2);
  expect(order).toEqual(['stop after 1 close']);
});

test('a refused microphone becomes the failure main knows', async () => {
  const { fake, ends, capture, recording } = setUp();
  capture.refusal = new DOMException('', 'NotAllowedError');
  await recording.start('window', null);
  expect(fake.calls.at(-1)).toEqual({ name: 'take.fail', args: ['permission-refused'] });
  expect(ends).toEqual([kept]);
  expect(recording.phase).toBe('idle');
});

test.for([
  ['NotAllowedError', 'permission-refused'],
  ['NotFoundError', 'no-device'],
  ['OverconstrainedError', 'no-device'],
  ['NotReadableError', 'device-busy'],
  ['SomethingElse', 'recorder-died'],
])('%s is told as %s', ([name, failure]) => {
  expect(captureFailure(new DOMException('', name))).toBe(failure);
});

test('a microphone that goes away in mid-take keeps what came so far', async () => {
  const { fake, ends, capture, recording } = setUp();
  await recording.start('window', null);
  capture.listener?.died();
  await settled();
  expect(fake.count('take.fail')).toBe(1);
  expect(capture.closed).toBe(1);
  expect(ends).toEqual([kept]);
});

test('main ends a dying take once; the echo of our own stop is not a second end', async () => {
  const died: TakeEnded = { id: 'part', problem: { code: 'recorder-died', message: 'It died.' } };
  const { ends, recording } = setUp();
  await recording.start('recorder', null);
  await recording.ended(died);
  await recording.ended(died);
  expect(ends).toEqual([died]);

  const stop = pending<TakeEnded>();
  const again = setUp({ 'take.stop': () => stop.promise });
  await again.recording.start('recorder', null);
  const stopping = again.recording.stop();
  await again.recording.ended(kept);
  stop.resolve(kept);
  await stopping;
  expect(again.ends).toEqual([kept]);
});

test('a take that cannot start says why and leaves nothing running', async () => {
  const problem: Problem = { code: 'no-device', message: 'There is no microphone.' };
  const { ends, recording } = setUp({
    'take.start': () => {
      throw new FakeRefusal(problem);
    },
  });
  await recording.start('recorder', null);
  expect(ends).toEqual([{ id: null, problem }]);
  expect(recording.busy).toBe(false);
});

test('cancel while the microphone is opening cancels as soon as it is open', async () => {
  const start = pending<void>();
  const { fake, ends, recording } = setUp({ 'take.start': () => start.promise });
  const starting = recording.start('recorder', null);
  await recording.cancel();
  expect(fake.count('take.cancel')).toBe(0);
  start.resolve();
  await starting;
  expect(fake.count('take.cancel')).toBe(1);
  expect(ends).toEqual([{ id: null, problem: null }]);
});

test('a second start while one runs does nothing', async () => {
  const { fake, recording } = setUp();
  await Promise.all([recording.start('recorder', null), recording.start('recorder', null)]);
  expect(fake.count('take.start')).toBe(1);
});
