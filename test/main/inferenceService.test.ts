/** The real workers, built as the app builds them, with real files and models. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
/** Inside the repository, where the built workers find their packages. */
const built = join(root, 'out', 'test-workers');
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
      ssr: true,
      outDir: built,
      target: 'node20',
      rollupOptions: {
        input: {
          soundWorker: 'src/main/inference/soundWorker.ts',
          modelWorker: 'src/main/inference/modelWorker.ts',
        },
      },
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
    soundWorker: join(built, 'soundWorker.js'),
    modelWorker: join(built, 'modelWorker.js'),
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

describe('the workers', () => {
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
    // What only waits for its encoder is on offer and is not asked.
    const asked = models.filter((model) => model.available || !model.card);
    expect(answers.map(({ model }) => model)).toEqual(asked.map(({ id }) => id));
    for (const answer of answers) {
      if (!answer.ok) throw new Error(answer.problem.message);
      const values = emotions.flatMap((emotion) => answer.prediction.probabilities[emotion] ?? []);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }
  });

  it('cuts a stretch out, and classifies it as it would the same sound in a file of its own', async () => {
    const stretch = { start: 0.5, end: 1.75 };
    const wav = await inference.run('wav', { path: voice, stretch });
    expect(wav.byteLength).toBe(44 + 2 * 1.25 * 16_000);
    const cut = join(folder, 'cut.wav');
    await writeFile(cut, wav);
    const [part, file] = await Promise.all([
      inference.run('classify', { path: voice, stretch }),
      inference.run('classify', { path: cut }),
    ]);
    const said = (answers: typeof part) =>
      answers.map((answer) => answer.ok && answer.prediction.probabilities);
    expect(said(part)).toEqual(said(file));
    expect(said(part)).not.toEqual(said(await inference.run('classify', { path: voice })));
  });

  it.each([
    [{ start: 5, end: 6 }, 'refused'],
    [{ start: 0, end: 0.05 }, 'too-short'],
  ])('refuses to classify the stretch %o', async (stretch, code) => {
    await expect(inference.run('classify', { path: voice, stretch })).rejects.toMatchObject({ code });
  });

  it('looks closely at a stretch, and at other frequencies', async () => {
    const stretch = { start: 1, end: 1.02, width: 500 };
    const close = await inference.run('stretch', { path: voice, scale: 'log', ...stretch });
    expect(close.wave).toMatchObject({ kind: 'samples' });
    expect(close.wave.values).toHaveLength(320);
    expect(close.spectrogram.scale).toBe('log');
    const sight = await inference.run('view', { path: voice, scale: 'log' });
    expect(sight.spectrogram.frequencies).toEqual(close.spectrogram.frequencies);
    expect(sight.spectrogram.maxDb).toBe(close.spectrogram.maxDb);
  });

  it('hears what a model hears and blanks a part of it, and refuses models it does not know', async () => {
    const { emotion, groups, pieces } = await inference.run('hear', { path: voice, model: 'lite' });
    const { lowered } = await inference.run('blank', {
      path: voice,
      model: 'lite',
      piece: 0,
      group: groups.length - 1,
      emotion,
    });
    expect(lowered).toHaveLength(pieces[0].stretches.length);
    await expect(inference.run('hear', { path: voice, model: 'oracle' })).rejects.toMatchObject({
      code: 'unknown-model',
    });
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

  it('passes on what was wrong with a file that could be read', async () => {
    expect((await inference.run('view', { path: voice })).warning).toBeNull();
    const path = join(folder, 'damaged.flac');
    const bytes = await readFile(join(root, 'samples', 'parcel.flac'));
    await writeFile(path, bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 400));
    expect((await inference.run('view', { path })).warning).toMatch(
      /^The file is damaged: .* are missing\.$/,
    );
  });

  it('draw a clip while another is being classified', async () => {
    const long = join(folder, 'minutes.wav');
    await writeFile(long, encodeWav({ samples: gliding(120), sampleRate: 16_000 }));
    const order: string[] = [];
    const classified = inference.run('classify', { path: long }).then(() => order.push('classified'));
    await inference.run('view', { path: voice });
    order.push('drawn');
    await classified;
    expect(order).toEqual(['drawn', 'classified']);
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

  it('hears with a model of the person as soon as it is there, under its new name, and no longer once it is gone', async () => {
    const [shipped, own] = [join(folder, 'shipped'), join(folder, 'own')];
    await cp(join(shippedModels, 'mlp'), join(shipped, 'mlp'), { recursive: true });
    const both = service({ setup: { modelsFolder: shipped, ownModelsFolder: own, packaged: false } });
    expect(await both.run('models', null)).toMatchObject([{ id: 'mlp', own: false }]);

    await cp(join(shippedModels, 'cnn3'), join(own, 'mine'), { recursive: true });
    const cardFile = join(own, 'mine', 'card.json');
    const card = JSON.parse(await readFile(cardFile, 'utf8')) as object;
    await writeFile(cardFile, JSON.stringify({ ...card, id: 'mine' }));
    expect(await both.run('models', null)).toMatchObject([{ id: 'mlp' }, { id: 'mine', own: true }]);
    expect(await both.run('classify', { path: voice })).toMatchObject([
      { model: 'mlp' },
      { model: 'mine', ok: true },
    ]);

    await writeFile(cardFile, JSON.stringify({ ...card, id: 'mine', name: 'My own' }));
    expect((await both.run('models', null))[1]).toMatchObject({ card: { name: 'My own' } });
    await rm(join(own, 'mine'), { recursive: true });
    expect(await both.run('models', null)).toMatchObject([{ id: 'mlp' }]);
    expect(await both.run('classify', { path: voice })).toHaveLength(1);
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
