/** Live sessions with the real worker, built as the app builds it, real takes and the models that ship. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { resample } from '../../../src/core/audio/resample';
import { Library } from '../../../src/library/library';
import type { Timeline, TimelineOptions } from '../../../src/core/timeline/timeline';
import { TimelineStore } from '../../../src/library/timelineStore';
import { LiveService } from '../../../src/main/live/liveService';
import { takeProblem } from '../../../src/main/recording/takeProblems';
import { TakeService } from '../../../src/main/recording/takeService';
import type { LiveHeard, LiveState } from '../../../src/shared/live';
import type { TakeEnded } from '../../../src/shared/types';

const root = join(import.meta.dirname, '../../..');
/** Inside the repository, where the built worker finds its packages. */
const built = join(root, 'out', 'test-live-worker');
const patience = { timeout: 25_000 };

let voice: Float32Array;
let windowSeconds: number;
let hopSeconds: number;
let folder: string;
let library: Library;
let takes: TakeService;
let live: LiveService;
let heard: LiveHeard[];
let states: (LiveState | null)[];
let columns: number;
let wholes: boolean[];
let kept: TimelineOptions[];
let ended: TakeEnded[];

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: built,
      target: 'node20',
      rollupOptions: { input: { liveWorker: 'src/main/live/liveWorker.ts' } },
    },
  });
  const { clip } = await decodeSound(new Uint8Array(await readFile(join(root, 'samples', 'kettle.wav'))));
  voice = resample(clip, 16_000).samples;
});
afterAll(() => rm(built, { recursive: true }));

beforeEach(async () => {
  [windowSeconds, hopSeconds] = [3, 0.5];
  folder = await mkdtemp(join(tmpdir(), 'affectron-live-'));
  library = await Library.open({ dataFolder: folder });
  [heard, states, ended, columns, wholes, kept] = [[], [], [], 0, [], []];
  takes = new TakeService({
    program: null,
    devices: () => Promise.resolve([]),
    chosenDevice: () => null,
    library,
    requireAccess: () => Promise.resolve(),
    onBlock: () => undefined,
    onEnded: (end) => ended.push(end),
    log: () => undefined,
  });
  live = new LiveService({
    file: join(built, 'liveWorker.js'),
    setup: { modelsFolder: join(root, 'resources', 'models'), ownModelsFolder: join(folder, 'models') },
    takes,
    shelf: library,
    settings: () => ({ windowSeconds, hopSeconds, model: 'lite', voices: [] }),
    keepTimeline: (id, timeline, options, whole) => {
      wholes.push(whole);
      kept.push(options);
      return new TimelineStore(folder).write(id, { timeline, warning: null });
    },
    onHeard: (window) => heard.push(window),
    onState: (state) => states.push(state),
    onColumns: ({ bands, levels }) => (columns += levels.length / bands),
    log: () => undefined,
  });
});
afterEach(async () => {
  await live.dispose();
  await library.close();
  await rm(folder, { recursive: true });
});

/** Starts a session and waits for its model. */
async function started(): Promise<void> {
  await live.start('window');
  await vi.waitFor(() => expect(live.state?.phase).toBe('listening'), patience);
}

/** Pushes sound in blocks of the window, waiting for an answer after every half second, as time would. */
async function push(samples: Float32Array): Promise<void> {
  for (let at = 0; at < samples.length; at += 8000) {
    const before = heard.length;
    for (let block = at; block < Math.min(samples.length, at + 8000); block += 800)
      takes.push(samples.slice(block, block + 800));
    if (at >= 8000 && samples.length - at >= 8000)
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before), patience);
  }
}

async function timelineOf(id: string | null): Promise<Timeline> {
  const kept = await new TimelineStore(folder).read(id ?? '');
  return kept?.timeline ?? expect.unreachable('no timeline was kept');
}

describe('a live session', () => {
  it('hears a voice, falls silent with it, and is kept with its timeline', async () => {
    await started();
    await push(voice);
    expect(heard.some(({ answer }) => answer !== null)).toBe(true);
    await push(new Float32Array(4 * 16_000));
    expect(heard.at(-1)?.answer).toBeNull();
    const pauses = heard.length;
    await push(voice);
    expect(heard.slice(pauses).some(({ answer }) => answer !== null)).toBe(true);
    await push(new Float32Array(4 * 16_000));
    expect(columns).toBeGreaterThan(300);

    const { id, problem } = await takes.stop();
    expect(problem).toBeNull();
    expect(live.state).toBeNull();
    expect(states.at(-1)).toBeNull();
    const seconds = library.entry(id ?? '').seconds;
    const timeline = await timelineOf(id);
    expect(timeline).toMatchObject({ model: 'lite', seconds });
    expect(wholes).toEqual([true]);
    expect(timeline.windows.length).toBe(heard.filter(({ answer }) => answer !== null).length);
    expect(timeline.segments.at(-1)).toMatchObject({ top: 'no speech', end: seconds });
  });

  it('that is cancelled leaves nothing', async () => {
    await started();
    await push(voice.slice(0, 16_000));
    await takes.cancel();
    expect(live.state).toBeNull();
    expect(library.list()).toEqual([]);
    expect(await readdir(join(folder, 'recordings'))).toEqual([]);
    await expect(readdir(join(folder, 'timelines'))).rejects.toThrow();
  });

  it('that will be thrown away leaves no timeline', async () => {
    await started();
    await push(voice.slice(0, 24_000));
    live.forget();
    const { id } = await takes.stop();
    expect(id).not.toBeNull();
    expect(wholes).toEqual([]);
  });

  it('is kept when the computer goes to sleep, and says so', async () => {
    await started();
    await push(voice.slice(0, 24_000));
    takes.interrupt(takeProblem('asleep'));
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended[0]?.problem).toMatchObject({ code: 'asleep' });
    expect(ended[0]?.problem?.advice).toMatch(/first 1\.5 seconds are kept/);
    expect(await timelineOf(ended[0]?.id ?? null)).toMatchObject({ model: 'lite' });
    takes.interrupt(takeProblem('asleep'));
    expect(live.state).toBeNull();
  });

  it('that cannot start is over at once, and the next one starts', async () => {
    await expect(live.start('recorder')).rejects.toMatchObject({ code: 'no-recorder' });
    expect(states.at(-1)).toBeNull();
    await started();
    await expect(live.start('window')).rejects.toMatchObject({ code: 'already-recording' });
    expect(live.state?.phase).toBe('listening');
    await takes.cancel();
  });

  it('whose window was changed in between has no timeline like one made of its file', async () => {
    await started();
    await push(voice.slice(0, 24_000));
    windowSeconds = 2;
    await push(voice.slice(0, 24_000));
    await takes.stop();
    expect(wholes).toEqual([false]);
  });

  it('that is heard less often than once a window is kept as it was heard', async () => {
    [windowSeconds, hopSeconds] = [1, 2];
    await started();
    await push(voice.slice(0, 16_000));
    await vi.waitFor(() => expect(heard).toHaveLength(1), patience);
    await takes.stop();
    expect(kept).toEqual([{ windowSeconds: 1, hopSeconds: 1 }]);
  });

  it('is over although what it left cannot be deleted', async () => {
    await started();
    await push(voice.slice(0, 16_000));
    const [partial] = await readdir(join(folder, 'recordings'));
    await rm(join(folder, 'recordings', partial));
    await mkdir(join(folder, 'recordings', partial));
    await expect(takes.cancel()).rejects.toThrow();
    expect(live.state).toBeNull();
  });

  it('whose timeline cannot be written is kept all the same', async () => {
    await started();
    await push(voice.slice(0, 24_000));
    await rm(join(folder, 'timelines'), { recursive: true, force: true });
    await writeFile(join(folder, 'timelines'), 'in the way');
    const { id, problem } = await takes.stop();
    expect(problem).toBeNull();
    expect(library.entry(id ?? '').seconds).toBeCloseTo(1.5, 3);
  });
});
