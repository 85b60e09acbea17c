/** What lies in the data folder: counted, deleted for good, and recordings deleted by their age. */
import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../src/library/contentHash';
import { Library } from '../../src/library/library';
import { OwnModels } from '../../src/library/ownModels';
import { ProfileStore } from '../../src/library/profileStore';
import { TimelineStore } from '../../src/library/timelineStore';
import { BatchService } from '../../src/main/batches/batchService';
import { LongSounds } from '../../src/main/clips/longSounds';
import { DataService } from '../../src/main/data/dataService';
import { Retention } from '../../src/main/data/retention';
import { EvaluationService } from '../../src/main/evaluations/evaluationService';
import { JobService } from '../../src/main/jobs/jobService';
import { RecentFiles } from '../../src/main/recent/recentFiles';
import { TrainingService } from '../../src/main/training/trainingService';
import { dataKinds, type DataKind, type KeepDays } from '../../src/shared/ownData';
import { toneWav, writeFiles } from '../library/places';

const modelsFolder = join(import.meta.dirname, '../../resources/models');
const timeline = {
  timeline: { model: 'lite', seconds: 1, windows: [], segments: [] },
  warning: null,
};
const record = JSON.stringify({
  version: 1,
  name: 'clips',
  folder: '/clips',
  models: [{ id: 'mlp', name: 'MLP' }],
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
});

let root: string;
let dataFolder: string;
let library: Library;
let jobs: JobService;
let data: DataService;
let retention: Retention;
let days: KeepDays;
let now: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'affectron-data-'));
  dataFolder = join(root, 'data');
  days = null;
  now = Date.now();
  await writeFiles(dataFolder, {
    'samples/SAVEE/DC_a01.wav': toneWav(0.3),
    'cache/long/0123.wav': new Uint8Array(5000),
    'cache/long/0123.wav.json': '{}',
    'cache/ab/abcd.frames': new Uint8Array(700),
    'evaluations/20260101-000000-aaaa/evaluation.json': record,
    'training/run.json': JSON.stringify({ recipe: 'mlp', title: 'mine', data: '/clips', seed: 1 }),
    'models/mine/card.json': '{}',
    'profiles.json': '{"version":1,"profiles":[]}',
    'settings.json': '{}',
  });
  await start();
});
afterEach(async () => {
  await jobs.dispose();
  await library.close();
  await rm(root, { recursive: true });
});

async function start(): Promise<void> {
  const log = (): void => undefined;
  const nothing = (): void => undefined;
  library = await Library.open({ dataFolder });
  jobs = new JobService({ onChange: nothing, log });
  const setup = { modelsFolder };
  const work = { dataFolder, jobs, setup, worker: 'none.js', onChange: nothing, log };
  retention = new Retention({
    library,
    keepDays: () => days,
    log,
    now: () => now,
    earlierDays: [Infinity, Infinity],
  });
  data = new DataService(
    {
      ...{ dataFolder, library, jobs },
      recent: new RecentFiles(dataFolder, library, nothing),
      profiles: await ProfileStore.open(dataFolder),
      evaluations: await EvaluationService.open(work),
      batches: await BatchService.open(work),
      training: await TrainingService.open({
        ...{ file: 'none.js', dataFolder, modelsFolder, onChange: nothing, log },
        idFor: () => Promise.resolve('id'),
        onModel: () => Promise.resolve(),
      }),
      ownModels: new OwnModels(dataFolder, modelsFolder),
      longSounds: new LongSounds(join(dataFolder, 'cache', 'long'), { run: () => Promise.reject(Error()) }),
      refreshModels: () => Promise.resolve(),
    },
    retention,
  );
}

async function take(made: 'take' | 'live' | 'stretch' = 'take', hertz = 440): Promise<string> {
  const path = library.takePath();
  await writeFile(path, toneWav(0.25, hertz));
  return (await library.addTake(path, 0.25, undefined, made)).id;
}

function everyFile(): string[] {
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
}

async function shareOf(kind: DataKind) {
  const found = (await data.list()).shares.find((share) => share.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found;
}

async function remove(kind: DataKind): Promise<void> {
  const { count, bytes } = await shareOf(kind);
  await data.delete(kind, { count, bytes });
}

/** Lets so many days and a moment go by since the youngest recording. */
function wait(passed: number): void {
  const times = library.list().map(({ addedAt }) => Date.parse(addedAt));
  now = Math.max(...times) + passed * 86_400_000 + 1;
}

describe('what is there', () => {
  it('is listed by kind, with its number and size, and everything once', async () => {
    await take('take');
    await take('live');
    await take('stretch');
    await take('stretch');
    const other = join(root, 'elsewhere.wav');
    await writeFile(other, toneWav());
    await library.open([other]);
    await new TimelineStore(dataFolder).write('abc-def', timeline);
    const { shares, recordings, rest } = await data.list();
    expect(shares.map(({ kind }) => kind)).toEqual(dataKinds);
    expect(Object.fromEntries(shares.map(({ kind, count }) => [kind, count]))).toEqual({
      ...{ takes: 1, live: 1, stretches: 2, samples: 1, copies: 1, features: 1, profiles: 0, timelines: 1 },
      ...{ evaluations: 1, batches: 0, training: 1, models: 1, names: 1, removed: 0 },
    });
    const wav = toneWav().byteLength;
    expect(recordings.map(({ bytes }) => bytes)).toEqual([wav, wav, wav, wav]);
    expect(await shareOf('stretches')).toMatchObject({ count: 2, bytes: 2 * wav });
    expect(await shareOf('copies')).toMatchObject({ bytes: 5002 });
    expect(await shareOf('features')).toMatchObject({ bytes: 700 });
    let all = 0;
    for (const path of everyFile()) all += (await readFile(path)).byteLength;
    expect(rest + shares.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(all);
    // Settings and the list of clips.
    expect(rest).toBeGreaterThan(0);
  });

  it('remembers over a restart how a recording came about, and that it is pinned', async () => {
    const id = await take('live');
    await library.pin(id, true);
    await library.close();
    await start();
    expect(library.entry(id)).toMatchObject({ made: 'live', pinned: true });
    expect(await shareOf('live')).toMatchObject({ count: 1 });
  });
});

describe('deleting', () => {
  it.each(dataKinds.filter((kind) => !['batches', 'names', 'removed', 'profiles'].includes(kind)))(
    'all %s leaves nothing of them and touches nothing else',
    async (kind) => {
      for (const made of ['take', 'live', 'stretch'] as const) await take(made, 300);
      await new TimelineStore(dataFolder).write('abc-def', timeline);
      const before = (await data.list()).shares;
      expect((await shareOf(kind)).bytes).toBeGreaterThan(0);
      await remove(kind);
      for (const share of (await data.list()).shares) {
        if (share.kind === kind) expect(share).toMatchObject({ count: 0, bytes: 0 });
        else expect(share).toEqual(before.find((one) => one.kind === share.kind));
      }
    },
  );

  it('takes a recording with its timelines and the copy of it, and nothing of another', async () => {
    const [id, other] = [await take('take', 300), await take('take', 500)];
    const [hash, kept] = await Promise.all([id, other].map((one) => contentHash(library.path(one))));
    const timelines = new TimelineStore(dataFolder);
    for (const key of [`${hash}-1`, `${hash}-2`, `${kept}-1`]) await timelines.write(key, timeline);
    await writeFiles(dataFolder, {
      [`cache/long/${hash}.wav`]: 'copy',
      [`cache/long/${hash}.wav.json`]: '{}',
    });
    const sound = await readFile(library.path(id));
    await data.deleteRecording(id);
    expect(everyFile().filter((path) => path.includes(hash))).toEqual([]);
    expect(await timelines.read(`${kept}-1`)).toEqual(timeline);
    expect(library.list().map((entry) => entry.id)).toContain(other);
    for (const path of everyFile()) {
      expect((await readFile(path)).includes(sound.subarray(44, 200)), path).toBe(false);
    }
    await library.close();
    await start();
    expect(library.list().map((entry) => entry.id)).not.toContain(id);
  });

  it('takes what was removed before, with what was made of it', async () => {
    const id = await take();
    const hash = await contentHash(library.path(id));
    await new TimelineStore(dataFolder).write(`${hash}-1`, timeline);
    await library.remove(id);
    expect(await shareOf('removed')).toMatchObject({ count: 1, bytes: toneWav().byteLength });
    await remove('removed');
    expect(await shareOf('removed')).toMatchObject({ count: 0, bytes: 0 });
    expect(await shareOf('timelines')).toMatchObject({ count: 0 });
    await expect(library.restore(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('forgets names of opened files and leaves the files', async () => {
    const other = join(root, 'elsewhere.wav');
    await writeFile(other, toneWav());
    await library.open([other]);
    await remove('names');
    expect(library.list().filter(({ origin }) => origin === 'opened')).toEqual([]);
    expect(await readFile(join(dataFolder, 'library.json'), 'utf8')).not.toContain('elsewhere');
    expect(await readFile(other)).toHaveLength(toneWav().byteLength);
  });

  it('is refused when there is more than what was agreed to, or something works with it', async () => {
    await take();
    const { count, bytes } = await shareOf('takes');
    await take();
    await expect(data.delete('takes', { count, bytes })).rejects.toMatchObject({ code: 'refused' });
    expect((await shareOf('takes')).count).toBe(2);

    const features = await shareOf('features');
    jobs.start({
      ...{ kind: 'evaluate', title: 'runs' },
      run: (_report, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(''))),
    });
    expect((await shareOf('features')).busy).toBe(true);
    await expect(data.delete('features', features)).rejects.toMatchObject({ code: 'refused' });
    expect(await readdir(join(dataFolder, 'cache', 'ab'))).toHaveLength(1);
  });

  it('one by one takes recordings alone', async () => {
    const sample = library.list().find(({ origin }) => origin === 'corpus');
    await expect(data.deleteRecording(sample?.id ?? '')).rejects.toMatchObject({ code: 'refused' });
    await expect(data.deleteRecording('unknown')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('keeping for a time', () => {
  it('deletes at the end only what is old, was told of, and is not pinned', async () => {
    const [gone, pinned, restored] = [await take(), await take(), await take()];
    wait(30);
    days = 30;
    expect(new Set((await data.tell()).ids)).toEqual(new Set([gone, pinned, restored]));
    await library.pin(pinned, true);
    await library.remove(restored);
    await library.restore(restored);
    await library.pin(restored, true);
    await retention.deleteTold();
    const ids = library.list().map(({ id }) => id);
    expect(ids).not.toContain(gone);
    expect(ids).toEqual(expect.arrayContaining([pinned, restored]));
    // What is imported never grows old.
    expect(library.list().some(({ origin }) => origin === 'corpus')).toBe(true);
  });

  it('deletes nothing that was not told of, nor after the time was changed or the clock set back', async () => {
    const id = await take();
    wait(30);
    days = 30;
    await retention.deleteTold();
    await data.tell();
    retention.takeBack();
    await retention.deleteTold();
    await data.tell();
    days = 90;
    await retention.deleteTold();
    days = 30;
    now -= 31 * 86_400_000;
    await retention.deleteTold();
    days = null;
    await retention.deleteTold();
    expect(library.list().map((entry) => entry.id)).toContain(id);
  });

  it('says what a time would delete, with its size, without deleting', async () => {
    const id = await take();
    wait(8);
    expect(await data.older(7)).toEqual({ ids: [id], bytes: toneWav().byteLength });
    expect(await data.older(30)).toEqual({ ids: [], bytes: 0 });
    expect(await data.older(null)).toEqual({ ids: [], bytes: 0 });
    days = 7;
    await retention.deleteTold();
    expect(library.list().map((entry) => entry.id)).toContain(id);
  });

  it('knows the age of a recording whose list was lost by its file', async () => {
    const id = await take();
    const path = library.path(id);
    await library.close();
    await rm(join(dataFolder, 'library.json'));
    await utimes(path, 1e9, 1e9);
    await start();
    expect((await data.older(90)).ids).toEqual([id]);
  });
});
