/** Timelines by workers of a few lines: a reader of made-up sound, and hearers that answer at once or late. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AffectronError } from '../../src/core/errors';
import { TimelineMaker, type TimelineProgress } from '../../src/workers/timelineMaker';

let folder: string;
const makers: TimelineMaker[] = [];

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-maker-'))));
afterEach(async () => {
  for (const maker of makers.splice(0)) await maker.dispose();
});
afterAll(() => rm(folder, { recursive: true }));

async function worker(name: string, tasks: string): Promise<string> {
  const file = join(folder, `${name}-${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads';
    const tasks = ${tasks};
    parentPort.on('message', async ({ id, task, input }) => {
      try {
        parentPort.postMessage({ kind: 'done', id, output: await tasks[task](input) });
      } catch (problem) {
        parentPort.postMessage({ kind: 'failed', id, problem });
      }
    });`,
  );
  return file;
}

/** A recording of so many seconds, at 10 Hz to keep it short. */
const reading = (seconds: number, more = '') => `{
  close: () => undefined,
  read({ from, to }) {
    ${more}
    const end = Math.min(to, ${seconds});
    return {
      samples: new Float32Array(Math.max(0, Math.round(10 * (end - from)))), sampleRate: 10, start: from,
      ended: ${seconds} <= to ? ${seconds} : null, expected: ${seconds},
    };
  },
}`;

const asyncReading = (seconds: number, more: string) =>
  reading(seconds, more).replace('read(', 'async read(');

/** Somebody speaks all the time; the first minute is happy. */
const hearing = (more = '') => `{
  load: () => undefined,
  async hear({ windows, kept }) {
    ${more}
    const answer = ({ start }) => (start < 60 ? { happy: 0.8, sad: 0.2 } : { happy: 0.2, sad: 0.8 });
    return { speech: [kept], answers: [windows.map(answer)] };
  },
}`;

async function maker(reads: string, hears: string): Promise<TimelineMaker> {
  const made = new TimelineMaker({
    models: ['lite'],
    places: { modelsFolder: folder, ownModelsFolder: folder },
    workers: { reading: await worker('reading', reads), hearing: await worker('hearing', hears) },
    log: () => undefined,
  });
  makers.push(made);
  return made;
}

describe('TimelineMaker', () => {
  it('makes the timeline of a whole recording, whoever answers first', async () => {
    const late = `await new Promise((go) => setTimeout(go, (windows[0].start * 37) % 50));`;
    const progress: TimelineProgress[] = [];
    const { timelines, warning } = await (
      await maker(reading(127.3), hearing(late))
    ).make({ path: 'x', onProgress: (step) => progress.push(step) });
    expect(warning).toBeUndefined();
    const [{ model, seconds, windows, segments }] = timelines;
    expect({ model, seconds }).toEqual({ model: 'lite', seconds: 127.3 });
    expect(windows.map(({ start }) => start)).toEqual(Array.from({ length: 250 }, (_, index) => index * 0.5));
    expect(windows.at(-1)?.end).toBe(127.3);
    expect(segments.map(({ top }) => top)).toEqual(['happy', 'sad']);
    expect(segments[0].end).toBeCloseTo(61.25, 1);

    // The first answer comes after little sound; those that follow go on where the last one ended.
    expect(progress[0].heardSeconds).toBeLessThan(3);
    const heard = progress.map(({ heardSeconds }) => heardSeconds);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    const told: number[] = [];
    for (const { parts } of progress) {
      const [{ firstWindow, windows: fresh }] = parts;
      expect(firstWindow).toBeLessThanOrEqual(told.length);
      told.splice(firstWindow, Infinity, ...fresh.map(({ start }) => start));
    }
    expect(told).toEqual(windows.map(({ start }) => start));
  });

  it('makes one of a recording shorter than a window, and of a second one after it', async () => {
    const made = await maker(reading(0.8), hearing());
    for (let time = 0; time < 2; time++) {
      const { timelines } = await made.make({ path: 'x' });
      expect(timelines[0].windows).toHaveLength(1);
      expect(timelines[0].segments).toEqual([
        { start: 0, end: 0.8, top: 'happy', confidence: expect.closeTo(0.8, 9) as number },
      ]);
    }
  });

  it('ends at once when it is cancelled, and can make another', async () => {
    const made = await maker(reading(100_000), hearing('await new Promise((go) => setTimeout(go, 20));'));
    const abort = new AbortController();
    const making = made.make({ path: 'x', signal: abort.signal, onProgress: () => abort.abort() });
    await expect(making).rejects.toMatchObject({ code: 'cancelled' });
    const early = made.make({ path: 'x', signal: AbortSignal.abort() });
    await expect(early).rejects.toBeInstanceOf(AffectronError);
  });

  it('keeps what was heard when the reader fails later, and says why it ends', async () => {
    const fails = `if (to > 40) throw { code: 'not-readable', message: 'The drive is gone.' };`;
    const made = await (await maker(reading(300, fails), hearing())).make({ path: 'x' });
    const { timelines, warning } = made;
    expect([warning, made.passing]).toEqual(['The drive is gone.', true]);
    expect(timelines[0].seconds).toBeGreaterThan(10);
    expect(timelines[0].segments.at(-1)?.end).toBe(timelines[0].seconds);
  });

  it.each(['reading', 'hearing'] as const)(
    'goes on when the %s worker is killed in the middle',
    async (which) => {
      const mark = join(folder, `killed-${which}`);
      // Once, in the middle of the recording.
      const dies = (when: string) => `
      const { existsSync, writeFileSync } = await import('node:fs');
      if (${when} && !existsSync(${JSON.stringify(mark)})) {
        writeFileSync(${JSON.stringify(mark)}, '');
        process.exit(9);
      }`;
      const whole = await (await maker(reading(300), hearing())).make({ path: 'x' });
      const reads = which === 'reading' ? asyncReading(300, dies('to > 100')) : reading(300);
      const hears = hearing(which === 'hearing' ? dies('kept.end > 100') : '');
      const heard: number[] = [];
      const made = await (
        await maker(reads, hears)
      ).make({ path: 'x', onProgress: ({ heardSeconds }) => heard.push(heardSeconds) });
      expect(existsSync(mark)).toBe(true);
      expect(made).toEqual(whole);
      expect(new Set(heard).size).toBe(heard.length);
    },
  );

  it('takes no part for the whole when its workers are killed again and again', async () => {
    const made = await maker(reading(300, 'if (to > 100) process.exit(9);'), hearing());
    await expect(made.make({ path: 'x' })).rejects.toMatchObject({ code: 'worker-stopped' });
  });

  it('refuses what cannot be read at all, and models that cannot be used', async () => {
    const unreadable = `throw { code: 'not-found', message: 'It is not there.' };`;
    const first = (await maker(reading(9, unreadable), hearing())).make({ path: 'x' });
    await expect(first).rejects.toMatchObject({ code: 'not-found' });
    const unusable = `throw { code: 'model-unavailable', message: 'It is damaged.' };`;
    const second = (await maker(reading(9), hearing(unusable))).make({ path: 'x' });
    await expect(second).rejects.toMatchObject({ code: 'model-unavailable' });
  });

  it('asks about windows of other lengths', async () => {
    const { timelines } = await (
      await maker(reading(20), hearing())
    ).make({ path: 'x', options: { windowSeconds: 5, hopSeconds: 5 } });
    expect(timelines[0].windows.map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [5, 10],
      [10, 15],
      [15, 20],
    ]);
  });
});
