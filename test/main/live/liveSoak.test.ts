/**
 * An hour of live use faster than real time: the real session, take writer, disk, spectrogram and hearing in main, with the
 * window's own state beside it. The microphone is a sound that never repeats block by block, so that a lost or doubled
 * block would be seen in the file. The model is a stand-in that answers at once: a real one would take as long as the
 * machine does, and what it keeps it keeps in its worker; `bench/live.bench.ts` measures it.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Library } from '../../../src/library/library';
import { TimelineStore } from '../../../src/library/timelineStore';
import type { LiveHearingOptions } from '../../../src/main/live/liveHearing';
import { LiveSession } from '../../../src/main/live/liveSession';
import type { WindowAnswer } from '../../../src/main/live/liveTasks';
import { TakeService } from '../../../src/main/recording/takeService';
import { Live } from '../../../src/renderer/src/state/live.svelte';
import type { TakeBlock } from '../../../src/shared/types';
import { FakeBridge } from '../../renderer/fakeBridge';

const hour = 3600;
/** As the recorder delivers them. */
const blockSamples = 640;
const blocksPerSecond = 25;
const mebibyte = 2 ** 20;
const mostGrowth = 20 * mebibyte;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let folder: string;
let library: Library;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-soak-'));
  library = await Library.open({ dataFolder: folder });
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

/** Sample `n` of the microphone: a sequence of 16-bit values that does not repeat within an hour. */
function sampleAt(n: number): number {
  return (Math.imul(n, 2_654_435_761) >> 16) / 32_768;
}

function blockAt(index: number): Float32Array {
  const block = new Float32Array(blockSamples);
  for (let i = 0; i < blockSamples; i++) block[i] = sampleAt(index * blockSamples + i);
  return block;
}

/** Somebody speaks for 20 seconds, then nobody for 10, and the feeling turns every minute. */
function answerAt(seconds: number): WindowAnswer {
  if (seconds % 30 >= 20) return { speech: [], answer: null };
  const top = ['neutral', 'happy', 'sad', 'angry'][Math.floor(seconds / 60) % 4] ?? 'neutral';
  const rest = {
    neutral: 0.05,
    calm: 0.05,
    happy: 0.05,
    sad: 0.05,
    angry: 0.05,
    fearful: 0.05,
    disgust: 0.05,
  };
  return {
    speech: [{ start: 2.5, end: 3 }],
    answer: { probabilities: { ...rest, surprised: 0.05, [top]: 0.65 }, threshold: 0.4 },
  };
}

/** Bytes in use, garbage taken away: JavaScript's objects and the arrays outside of them. */
function inUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Lets the disk and the worker's answers come. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Waits until the disk has all but the last second: faster than real time the queue of writes would grow by design. */
async function written(path: string, seconds: number): Promise<void> {
  const enough = 44 + 2 * 16_000 * (seconds - 1);
  while ((await stat(`${path}.partial`)).size < enough) await breathe();
}

test(
  'an hour grows memory by less than 20 MB, drops no block and lets no queue grow',
  { timeout: 300_000 },
  async () => {
    let seconds = 0;
    let waiting = 0;
    let mostWaiting = 0;
    let asked = 0;
    const shown = new Live({
      bridge: new FakeBridge({ 'take.stop': () => ({ id: null, problem: null }) }).bridge,
      openCapture: () => Promise.reject(new Error('not needed')),
      microphone: () => ({ source: 'recorder', device: null }),
      onProblem: () => undefined,
      onKept: () => undefined,
      onThrownAway: () => undefined,
    });
    await shown.start();

    const takes = new TakeService({
      program: null,
      devices: () => Promise.resolve([]),
      chosenDevice: () => null,
      library,
      requireAccess: () => Promise.resolve(),
      onBlock: (block: TakeBlock) => shown.recording.hear(block),
      onEnded: () => expect.unreachable('the take ended by itself'),
      log: () => undefined,
    });
    const run = async (task: string): Promise<unknown> => {
      if (task === 'ready') return;
      asked += 1;
      mostWaiting = Math.max(mostWaiting, ++waiting);
      const answer = answerAt(seconds);
      await breathe();
      waiting -= 1;
      return answer;
    };
    let path = '';
    const session = new LiveSession({
      shelf: {
        takePath: () => (path = library.takePath()),
        addTake: (taken, length) => library.addTake(taken, length),
      },
      settings: () => ({ windowSeconds: 3, hopSeconds: 0.5, model: null, voices: [] }),
      run: run as LiveHearingOptions['run'],
      keepTimeline: (id, timeline) => new TimelineStore(folder).write(id, { timeline, warning: null }),
      // Over the bridge what is kept comes as a copy.
      onHeard: (heard) => shown.hear(structuredClone(heard)),
      onState: (state) => shown.changed(structuredClone(state)),
      onColumns: (columns) => shown.spectrum.hear(columns),
      onEnd: () => undefined,
      now: () => seconds * 1000,
    });
    await takes.start('window', session, () => session.start());
    await breathe();

    const minute = 60 * blocksPerSecond;
    let before = 0;
    for (let block = 0; block < hour * blocksPerSecond; block++) {
      seconds = (block + 1) / blocksPerSecond;
      takes.push(blockAt(block));
      if (block % 6 === 0) await breathe();
      if (block % (10 * blocksPerSecond) === 0) await written(path, seconds);
      // Warm after five minutes: every ring is full, every function compiled.
      if (block === 5 * minute) before = inUse();
    }
    await breathe();
    await breathe();
    const growth = inUse() - before;
    console.log(
      `an hour: ${(growth / mebibyte).toFixed(1)} MiB more, ${asked} windows, at most ${mostWaiting} with the worker`,
    );
    expect(growth).toBeLessThan(mostGrowth);
    expect(mostWaiting).toBe(1);
    expect(asked).toBeGreaterThan(hour * 1.9);
    expect(shown.heard?.skipped).toBe(0);
    expect(shown.trace.length).toBe(asked);
    expect(shown.spectrum.total).toBeGreaterThan(hour * 100 - 10);

    const { id, problem } = await takes.stop();
    expect(problem).toBeNull();
    expect(library.entry(id ?? '').seconds).toBe(hour);
    await expectWhole(library.path(id ?? ''));
    const kept = await new TimelineStore(folder).read(id ?? '');
    const timeline = kept?.timeline ?? expect.unreachable('no timeline was kept');
    expect(timeline.seconds).toBe(hour);
    expect(timeline.windows.length).toBeGreaterThan(hour);
    expect(new Set(timeline.segments.map(({ top }) => top))).toEqual(
      new Set(['neutral', 'happy', 'sad', 'angry', 'no speech']),
    );
  },
);

/** Every sample of the hour is in the file, in order. */
async function expectWhole(path: string): Promise<void> {
  const file = await readFile(path);
  expect(file.length).toBe(44 + hour * 16_000 * 2);
  const samples = new Int16Array(file.buffer, file.byteOffset + 44, hour * 16_000);
  for (let n = 0; n < samples.length; n++) {
    if (samples[n] !== sampleAt(n) * 32_768) expect.unreachable(`sample ${n} is another`);
  }
}
