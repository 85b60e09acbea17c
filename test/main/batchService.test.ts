/** The service of batches, with real jobs and folders. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { BatchService } from '../../src/main/batches/batchService';
import { JobService } from '../../src/main/jobs/jobService';

const modelsFolder = join(import.meta.dirname, '../../resources/models');

let folder: string;
let jobs: JobService;
let batches: BatchService;
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
  batches = await BatchService.open({
    dataFolder: folder,
    ...{ jobs, setup: { modelsFolder }, worker },
    onChange: () => undefined,
    log: () => undefined,
  });
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
