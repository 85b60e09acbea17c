/** The real worker, built as the app builds it, with real files and models; and one that can only crash. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { emotions } from '../../src/core/emotions';
import type { BackendInfo } from '../../src/core/models/backendInfo';
import { InferenceService } from '../../src/main/inference/inferenceService';
import type { InferenceOptions } from '../../src/main/inference/inferenceService';

const root = join(import.meta.dirname, '../..');
/** Inside the repository, where the built worker finds its packages. */
const built = join(root, 'out', 'test-worker');
const shippedModels = join(root, 'resources', 'models');

let folder: string;
let voice: string;
const services: InferenceService[] = [];

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/main/inference/worker.ts',
      outDir: built,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.js' } },
    },
  });
  folder = await mkdtemp(join(tmpdir(), 'affectron-inference-'));
  voice = join(folder, 'voice.wav');
  await writeFile(voice, encodeWav({ samples: gliding(2), sampleRate: 16_000 }));
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.dispose();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(built, { recursive: true });
});

/** Seconds of a tone that rises, at 16 kHz. */
function gliding(seconds: number): Float32Array {
  return Float32Array.from({ length: seconds * 16_000 }, (_, i) => 0.3 * Math.sin(i * (0.05 + i / 4e5)));
}

function real(options: Partial<InferenceOptions> = {}): InferenceService {
  return new InferenceService({
    workerFile: join(built, 'worker.js'),
    setup: { modelsFolder: shippedModels, packaged: false },
    log: () => undefined,
    ...options,
  });
}

/** A service that ends with its test. */
function service(options: Partial<InferenceOptions>): InferenceService {
  const made = real(options);
  services.push(made);
  return made;
}

/** A worker of a few lines in place of the real one. */
async function workerOf(code: string): Promise<string> {
  const file = join(folder, `worker-${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return file;
}

describe('the worker', () => {
  const backends: BackendInfo[] = [];
  let inference: InferenceService;

  beforeAll(() => (inference = real({ onBackend: (backend) => backends.push(backend) })));
  afterAll(() => inference.dispose());

  it('looks at a clip, plays it and classifies it with every model', async () => {
    const [sight, wav, answers, models] = await Promise.all([
      inference.run('view', { path: voice }),
      inference.run('wav', { path: voice }),
      inference.run('classify', { path: voice }),
      inference.run('models', null),
    ]);
    expect(sight).toMatchObject({ format: 'WAV', channels: 1, sampleRate: 16_000, seconds: 2 });
    expect(sight.peaks.length).toBe(2 * 2000);
    expect(Math.max(...sight.peaks)).toBeCloseTo(0.3, 2);
    expect(sight.spectrogram.levels.length).toBe(sight.spectrogram.bands * sight.spectrogram.frames);
    expect(wav.byteLength).toBe(44 + 2 * 2 * 16_000);
    expect(models.length).toBeGreaterThan(0);
    expect(answers.map(({ model }) => model)).toEqual(models.map(({ id }) => id));
    for (const answer of answers) {
      if (!answer.ok) throw new Error(answer.problem.message);
      const values = emotions.flatMap((emotion) => answer.prediction.probabilities[emotion] ?? []);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }
  });

  it('says which backend runs', async () => {
    await inference.run('models', null);
    expect(backends).toHaveLength(1);
    expect(['native', 'wasm', 'cpu']).toContain(backends[0]?.name);
  });

  it('sees that a file has changed', async () => {
    const path = join(folder, 'changing.wav');
    await writeFile(path, encodeWav({ samples: gliding(1), sampleRate: 16_000 }));
    expect((await inference.run('view', { path })).seconds).toBe(1);
    await writeFile(path, encodeWav({ samples: gliding(2), sampleRate: 16_000 }));
    expect((await inference.run('view', { path })).seconds).toBe(2);
  });

  it('lists a damaged model with its reason and goes on with the others', async () => {
    const models = join(folder, 'models');
    await cp(join(shippedModels, 'cnn3'), join(models, 'cnn3'), { recursive: true });
    await cp(join(shippedModels, 'cnn3'), join(models, 'damaged'), { recursive: true });
    await writeFile(join(models, 'damaged', 'weights.bin'), 'half a file');
    await mkdir(join(models, 'empty'));
    const damaged = service({ setup: { modelsFolder: models, packaged: false } });
    expect(await damaged.run('models', null)).toMatchObject([
      { id: 'cnn3', available: true },
      { id: 'damaged', available: false, problem: { code: 'model-unavailable' } },
      { id: 'empty', available: false, problem: { code: 'model-unavailable' } },
    ]);
    expect(await damaged.run('classify', { path: voice })).toMatchObject([
      { model: 'cnn3', ok: true },
      { model: 'damaged', ok: false, problem: { code: 'model-unavailable' } },
      { model: 'empty', ok: false, problem: { code: 'model-unavailable' } },
    ]);
  });

  it.each([
    ['missing.wav', null, 'not-found'],
    ['empty.wav', new Uint8Array(0), 'empty-file'],
    ['text.wav', 'This is no sound.', 'unknown-format'],
    ['long.wav', longHeader(), 'too-long'],
  ])('refuses %s and goes on', async (name, content, code) => {
    const path = join(folder, name);
    if (content !== null) await writeFile(path, content);
    await expect(inference.run('view', { path })).rejects.toMatchObject({ code });
    await expect(inference.run('classify', { path })).rejects.toMatchObject({ code });
    expect(await inference.run('view', { path: voice })).toMatchObject({ seconds: 2 });
  });

  it('draws silence but does not classify it', async () => {
    const path = join(folder, 'silence.wav');
    await writeFile(path, encodeWav({ samples: new Float32Array(16_000), sampleRate: 16_000 }));
    expect(await inference.run('view', { path })).toMatchObject({ seconds: 1 });
    await expect(inference.run('classify', { path })).rejects.toMatchObject({ code: 'silent' });
  });
});

/** Two hours of 8 kHz, 8 bit. */
function longHeader(): Uint8Array {
  const wav = new Uint8Array(44 + 2 * 3600 * 8000).fill(128);
  const view = new DataView(wav.buffer);
  const head = encodeWav({ samples: new Float32Array(0), sampleRate: 8000 });
  wav.set(head.subarray(0, 44));
  view.setUint32(4, wav.length - 8, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  view.setUint32(40, wav.length - 44, true);
  return wav;
}

describe('a worker that dies', () => {
  it('is replaced, and the request done by the next', async () => {
    const marker = join(folder, 'crashed-once');
    const workerFile = await workerOf(`
      import { existsSync, writeFileSync } from 'node:fs';
      parentPort.on('message', ({ id }) => {
        if (!existsSync(${JSON.stringify(marker)})) {
          writeFileSync(${JSON.stringify(marker)}, '');
          process.exit(7);
        }
        parentPort.postMessage({ kind: 'done', id, output: [] });
      });`);
    expect(await service({ workerFile }).run('models', null)).toEqual([]);
  });

  it('twice on the same request is answered, and the next request served', async () => {
    const workerFile = await workerOf(`
      parentPort.on('message', ({ id, task }) => {
        if (task === 'view') throw new Error('crash');
        parentPort.postMessage({ kind: 'done', id, output: [] });
      });`);
    const inference = service({ workerFile });
    await expect(inference.run('view', { path: voice })).rejects.toMatchObject({ code: 'worker-stopped' });
    expect(await inference.run('models', null)).toEqual([]);
  });

  it('because its file is missing is answered', async () => {
    const inference = service({ workerFile: join(folder, 'nowhere.mjs') });
    await expect(inference.run('models', null)).rejects.toMatchObject({ code: 'worker-stopped' });
  });

  it('hanging is ended, and what it did besides is done again', async () => {
    const workerFile = await workerOf(`
      parentPort.on('message', ({ id, task }) => {
        if (task === 'view') for (;;);
        parentPort.postMessage({ kind: 'done', id, output: [] });
      });`);
    const inference = service({ workerFile, timeLimit: 300 });
    const view = inference.run('view', { path: voice });
    const models = inference.run('models', null);
    await expect(view).rejects.toMatchObject({ code: 'worker-stopped' });
    expect(await models).toEqual([]);
  });

  it('with the program answers whoever waits', async () => {
    const workerFile = await workerOf(`parentPort.on('message', () => undefined);`);
    const inference = service({ workerFile });
    const waiting = Promise.allSettled([
      inference.run('view', { path: voice }),
      inference.run('view', { path: voice }),
    ]);
    await inference.dispose();
    for (const one of await waiting) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'worker-stopped' } });
    }
    await expect(inference.run('models', null)).rejects.toMatchObject({ code: 'worker-stopped' });
  });
});

describe('the order of requests', () => {
  it('lets a newer clip overtake, and sight go before sound', async () => {
    const workerFile = await workerOf(`
      parentPort.on('message', ({ id, task, input }) => {
        setTimeout(() => parentPort.postMessage({ kind: 'done', id, output: task + input.path }), 20);
      });`);
    const inference = service({ workerFile });
    const order: unknown[] = [];
    const run = (task: 'view' | 'wav', path: string) =>
      inference.run(task, { path }).then((output) => order.push(output));
    await Promise.all([run('wav', '1'), run('wav', '2'), run('view', '3'), run('view', '4')]);
    expect(order).toEqual(['wav1', 'view4', 'view3', 'wav2']);
  });
});
