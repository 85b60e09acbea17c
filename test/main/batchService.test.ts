/** The service of batches, with real jobs and folders. */
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { BatchService } from '../../src/main/batches/batchService';
import { JobService } from '../../src/main/jobs/jobService';
import type { RowQuery } from '../../src/shared/batch';

const modelsFolder = join(import.meta.dirname, '../../resources/models');

const wholeTable: RowQuery = {
  model: 0,
  text: '',
  emotion: null,
  kind: 'any',
  sort: 'place',
  descending: false,
};

let folder: string;
let jobs: JobService;
let batches: BatchService;
/** As at a start of the program. */
let open: () => Promise<BatchService>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-batch-service-'));
  await mkdir(join(folder, 'sounds'));
  await writeFile(
    join(folder, 'sounds', '1.wav'),
    encodeWav({ samples: new Float32Array(16_000).fill(0.1), sampleRate: 16_000 }),
  );
  // Loads for ever.
  const worker = join(folder, 'worker.mjs');
  await writeFile(
    worker,
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => undefined);`,
  );
  jobs = new JobService({ onChange: () => undefined, log: () => undefined });
  open = () =>
    BatchService.open({
      dataFolder: folder,
      ...{ jobs, setup: { modelsFolder }, worker },
      onChange: () => undefined,
      log: () => undefined,
    });
  batches = await open();
});
afterEach(async () => {
  await jobs.dispose();
  await rm(folder, { recursive: true });
});

it('ends a batch that is cancelled although its folder cannot be written, and starts the next', async () => {
  const sounds = [join(folder, 'sounds')];
  const { id } = await batches.start(sounds, ['mlp']);
  await rm(join(folder, 'batches', id), { recursive: true });
  await writeFile(join(folder, 'batches', id), 'in the way');
  await batches.cancel(id);
  expect((await batches.start(sounds, ['mlp'])).state).toBe('running');
});

describe('a batch that is told two things at once', () => {
  /** One that stands still. */
  async function paused(): Promise<string> {
    const { id } = await batches.start([join(folder, 'sounds')], ['mlp']);
    await batches.pause(id);
    return id;
  }
  const stateOf = async (id: string) => (await batches.list()).find((one) => one.id === id)?.state;

  it('to go on and to be removed goes on', async () => {
    const id = await paused();
    const going = batches.resume(id);
    await expect(batches.remove(id)).rejects.toMatchObject({ code: 'refused' });
    expect((await going).state).toBe('running');
  });

  it('to be removed and to go on is removed, and comes back whole', async () => {
    const id = await paused();
    const removing = batches.remove(id);
    await expect(batches.resume(id)).rejects.toMatchObject({ code: 'not-found' });
    await removing;
    expect(await readdir(join(folder, 'batches'))).toEqual([`.removed-${id}`]);
    await batches.restore(id);
    expect(await stateOf(id)).toBe('paused');
  });

  it('to go on and to be deleted with all others goes on; the other way round it is gone', async () => {
    const id = await paused();
    const going = batches.resume(id);
    await expect(batches.deleteAll()).rejects.toMatchObject({ code: 'refused' });
    expect((await going).state).toBe('running');
    await batches.pause(id);
    const deleting = batches.deleteAll();
    await expect(batches.resume(id)).rejects.toMatchObject({ code: 'not-found' });
    await deleting;
    expect(await readdir(join(folder, 'batches'))).toEqual([]);
  });

  it.each(['pause', 'cancel'] as const)('to go on and to %s stands still', async (stop) => {
    const id = await paused();
    const going = batches.resume(id);
    await batches[stop](id);
    await going;
    expect(await stateOf(id)).toBe(stop === 'pause' ? 'paused' : 'cancelled');
  });

  it('keeps what is said of it before, while and after it begins to go on', async () => {
    await writeFile(join(folder, 'sounds', '2.wav'), '');
    await writeFile(join(folder, 'sounds', '3.wav'), '');
    await writeFile(join(folder, 'sounds', '4.wav'), '');
    const id = await paused();
    const say = (file: number) => batches.label(id, file, { emotion: 'happy', verified: true });
    // The first two open it at the same time.
    const said = [say(0), say(1)];
    const going = batches.resume(id);
    said.push(say(2));
    await going;
    said.push(say(3));
    await Promise.all(said);
    const kept = JSON.parse(await readFile(join(folder, 'batches', id, 'labels.json'), 'utf8')) as object;
    expect(Object.keys(kept)).toEqual(['0', '1', '2', '3']);
  });
});

it('keeps both of two labels given at once after a start of the program', async () => {
  await writeFile(join(folder, 'sounds', '2.wav'), '');
  const { id } = await batches.start([join(folder, 'sounds')], ['mlp']);
  await batches.pause(id);
  const again = await open();
  await Promise.all([0, 1].map((file) => again.label(id, file, { emotion: 'sad', verified: false })));
  const rows = (await (await open()).rows(id, wholeTable, 0, 10)).rows;
  expect(rows.map(({ label }) => label?.emotion)).toEqual(['sad', 'sad']);
});
