/** Training as the app does it: the real worker, real files, and what is left when it is ended in between. */
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import type { ModelCard } from '../../src/core/models/modelCard';
import type { TrainingOrder } from '../../src/library/labelled/trainingRun';
import { OwnModels } from '../../src/library/ownModels';
import { TrainingService } from '../../src/main/training/trainingService';
import type { TrainingState } from '../../src/shared/training';
import { voiceLike } from '../core/models/madeSounds';
import { writeMadeCorpus } from '../library/madeCorpus';
import { temporaryFolder, writeFiles } from '../library/places';

/** Inside the repository, where the built worker finds its packages. */
const built = join(root, 'out', 'test-training');
const modelsFolder = join(root, 'resources', 'models');

beforeAll(async () => {
  vi.stubEnv('AFFECTRON_BACKEND', 'wasm');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: built,
      target: 'node20',
      rollupOptions: { input: { trainingWorker: 'src/main/training/trainingWorker.ts' } },
    },
  });
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(built, { recursive: true });
});

interface Opened {
  service: TrainingService;
  /** Every state that was told of. */
  told: (TrainingState | null)[];
  models: string[];
}

async function opened(dataFolder: string, file = join(built, 'trainingWorker.js')): Promise<Opened> {
  const told: Opened['told'] = [];
  const models: string[] = [];
  const own = new OwnModels(dataFolder, modelsFolder);
  const service = await TrainingService.open({
    file,
    dataFolder,
    modelsFolder,
    checkpointSeconds: 0.5,
    idFor: (title) => own.idFor(title),
    onChange: (state) => told.push(state),
    onModel: () => {
      models.push('came');
      return Promise.resolve();
    },
    log: () => undefined,
  });
  onTestFinished(() => service.dispose());
  return { service, told, models };
}

async function corpus(): Promise<string> {
  const folder = join(await temporaryFolder(), 'Clips');
  await writeMadeCorpus(folder);
  return folder;
}

const order = (data: string, recipe: string): TrainingOrder => ({
  recipe,
  title: 'My voices',
  data,
  seed: 3,
});
const phaseOf = ({ service }: Opened) => service.state?.phase ?? null;
const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 150_000, interval: 20 });
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function cardIn(dataFolder: string, id: string): Promise<ModelCard> {
  return JSON.parse(await readFile(join(dataFolder, 'models', id, 'card.json'), 'utf8')) as ModelCard;
}

const weightsIn = (folder: string) => readFile(join(folder, 'models', 'my-voices', 'weights.bin'));

let unbroken: Promise<{ weights: Buffer; passes: TrainingState['passes'] | undefined }> | null = null;

/** What the same training comes to when nothing ends it: trained once for all tests. */
function unbrokenTraining(): NonNullable<typeof unbroken> {
  return (unbroken ??= (async () => {
    const folder = await temporaryFolder();
    const run = await opened(folder);
    await run.service.start(order(await corpus(), 'cnn5'));
    await until(() => phaseOf(run) === 'done');
    return { weights: await weightsIn(folder), passes: run.service.state?.passes };
  })());
}

describe('a training', { timeout: 300_000 }, () => {
  it('tells of reading, passes and test, and leaves a model and nothing else', async () => {
    const [data, folder] = [await corpus(), await temporaryFolder()];
    await writeFile(join(data, '03-01-03-02-01-01-04.wav'), 'no sound');
    const run = await opened(folder);
    await run.service.start(order(data, 'mlp'));
    await expect(run.service.start(order(data, 'mlp'))).rejects.toMatchObject({ code: 'already-training' });
    await until(() => phaseOf(run) === 'done');

    const phases = [...new Set(run.told.map((state) => state?.phase))];
    expect(phases).toEqual(['reading', 'training', 'testing', 'done']);
    expect(run.service.state).toMatchObject({
      model: 'my-voices',
      folder: 'Clips',
      skippedCount: 1,
      skipped: [{ name: '03-01-03-02-01-01-04.wav' }],
      problem: null,
    });
    const state = run.service.state as TrainingState;
    const losses = state.passes.map(({ validationLoss }) => validationLoss);
    expect(losses[state.best - 1]).toBe(Math.min(...losses));
    expect(state.of).toBeGreaterThanOrEqual(state.passes.length);
    const card = await cardIn(folder, 'my-voices');
    expect(card).toMatchObject({ id: 'my-voices', name: 'My voices', recipe: 'mlp' });
    expect(card.training).toMatchObject({ seed: 3, epochs: state.passes.length, bestEpoch: state.best });
    expect(run.models).toEqual(['came']);
    expect(await exists(join(folder, 'training'))).toBe(false);

    await run.service.discard();
    expect(run.told.at(-1)).toBeNull();
    expect(await readdir(join(folder, 'models'))).toEqual(['my-voices']);
  });

  it('stopped, keeps the best pass so far', async () => {
    const [data, folder] = [await corpus(), await temporaryFolder()];
    const run = await opened(folder);
    expect(() => run.service.stop()).toThrow(expect.objectContaining({ code: 'not-found' }));
    await run.service.start(order(data, 'lstm'));
    await until(() => (run.service.state?.passes.length ?? 0) >= 2);
    run.service.stop();
    expect(run.service.state?.stopping).toBe(true);
    await until(() => phaseOf(run) === 'done');
    const { passes, best, of } = run.service.state as TrainingState;
    expect(passes.length).toBeLessThan(of / 2);
    const card = await cardIn(folder, 'my-voices');
    expect(card.training).toMatchObject({ epochs: passes.length, bestEpoch: best });
  });

  it('thrown away, leaves nothing', async () => {
    const [data, folder] = [await corpus(), await temporaryFolder()];
    const run = await opened(folder);
    await run.service.start(order(data, 'lstm'));
    await until(() => (run.service.state?.passes.length ?? 0) >= 1);
    await run.service.discard();
    expect(run.service.state).toBeNull();
    expect(await exists(join(folder, 'training'))).toBe(false);
    expect(await exists(join(folder, 'models'))).toBe(false);
    expect((await opened(folder)).service.state).toBeNull();
  });

  it('ended in between, is offered at the next start and goes on to the same model', async () => {
    const [data, folder, unbroken] = [await corpus(), await temporaryFolder(), await unbrokenTraining()];

    const killed = await opened(folder);
    await killed.service.start(order(data, 'cnn5'));
    await until(() => exists(join(folder, 'training', 'checkpoint.bin')));
    await killed.service.dispose();

    const next = await opened(folder);
    expect(next.service.state).toMatchObject({ phase: 'interrupted', resumable: true, title: 'My voices' });
    await expect(next.service.start(order(data, 'mlp'))).rejects.toMatchObject({ code: 'already-training' });
    await next.service.resume();
    await until(() => phaseOf(next) === 'done');
    expect((await weightsIn(folder)).equals(unbroken.weights)).toBe(true);
    expect(next.service.state?.passes).toEqual(unbroken.passes);
  });

  it('ended after its model had come, before it was forgotten, is not offered again', async () => {
    const [data, folder] = [await corpus(), await temporaryFolder()];
    const note = JSON.stringify({ ...order(data, 'mlp'), id: 'my-voices' });
    await writeFiles(folder, { 'training/run.json': note, 'training/checkpoint.bin': 'half way' });
    expect((await opened(folder)).service.state).toMatchObject({ phase: 'interrupted' });
    await writeFiles(folder, { 'models/my-voices/card.json': '{}' });
    expect((await opened(folder)).service.state).toBeNull();
    expect(await exists(join(folder, 'training'))).toBe(false);
  });

  it('whose worker is killed says so, and goes on to the same model', async () => {
    const [data, folder, unbroken] = [await corpus(), await temporaryFolder(), await unbrokenTraining()];

    // Ends its thread as soon as there is something to go on from, once.
    const [file, mark] = [join(built, 'mortal.mjs'), join(folder, 'died')];
    const checkpoint = join(folder, 'training', 'checkpoint.bin');
    await writeFile(
      file,
      `import { existsSync, writeFileSync } from 'node:fs';
      import { MessagePort } from 'node:worker_threads';
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (report, ...rest) {
        post.call(this, report, ...rest);
        if (report.kind !== 'pass' || !existsSync(${JSON.stringify(checkpoint)})) return;
        if (existsSync(${JSON.stringify(mark)})) return;
        writeFileSync(${JSON.stringify(mark)}, '');
        process.exit(9);
      };
      await import('./trainingWorker.js');`,
    );
    const killed = await opened(folder, file);
    await killed.service.start(order(data, 'cnn5'));
    await until(() => phaseOf(killed) === 'failed');
    expect(killed.service.state).toMatchObject({ resumable: true, problem: { code: 'worker-stopped' } });
    const noted = await readFile(join(folder, 'training', 'run.json'), 'utf8');
    expect(JSON.parse(noted)).toMatchObject({ id: 'my-voices' });
    await killed.service.resume();
    await until(() => phaseOf(killed) === 'done');
    expect((await weightsIn(folder)).equals(unbroken.weights)).toBe(true);
    expect(killed.service.state?.passes).toEqual(unbroken.passes);
  });

  it('says so when the clips have changed meanwhile, and can be thrown away', async () => {
    const [data, folder] = [await corpus(), await temporaryFolder()];
    const killed = await opened(folder);
    await killed.service.start(order(data, 'lstm'));
    await until(() => exists(join(folder, 'training', 'checkpoint.bin')));
    await killed.service.dispose();
    const clip = encodeWav(voiceLike({ seconds: 0.4, pitchHz: 200 }));
    await writeFile(join(data, '03-01-03-02-02-02-01.wav'), clip);

    const next = await opened(folder);
    await next.service.resume();
    await until(() => phaseOf(next) === 'failed');
    expect(next.service.state).toMatchObject({ problem: { code: 'wrong-checkpoint' }, resumable: true });
    expect(next.service.state?.problem?.message).toMatch(/not those the training began with/);
    await next.service.discard();
    expect((await opened(folder)).service.state).toBeNull();
  });

  it('that fails before its first checkpoint is not offered again', async () => {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    await mkdir(join(data, 'Actor_01'));
    for (const actor of ['01', '02', '03'])
      await writeFile(join(data, 'Actor_01', `03-01-02-01-01-01-${actor}.wav`), 'no sound');
    const run = await opened(folder);
    await run.service.start(order(data, 'mlp'));
    await until(() => phaseOf(run) === 'failed');
    expect(run.service.state).toMatchObject({ problem: { code: 'no-clips-found' }, resumable: false });
    expect((await opened(folder)).service.state).toBeNull();
    // The next one may begin at once; its model gets a name that no shipped one has.
    await run.service.start({ ...order(await corpus(), 'mlp'), title: 'MLP' });
    await until(() => phaseOf(run) === 'done');
    expect(run.service.state?.model).toBe('mlp-2');
  });

  it('is refused at once where nothing can be written, and kept where the model cannot', async () => {
    const [data, folder] = [await corpus(), await temporaryFolder()];
    await writeFile(join(folder, 'training'), 'a file in the way');
    const run = await opened(folder);
    await expect(run.service.start(order(data, 'mlp'))).rejects.toMatchObject({ code: 'cannot-write' });
    expect(run.service.state).toBeNull();
    await rm(join(folder, 'training'));

    await writeFile(join(folder, 'models'), 'a file in the way');
    await run.service.start(order(data, 'mlp'));
    await until(() => phaseOf(run) === 'failed');
    expect(run.service.state).toMatchObject({ problem: { code: 'cannot-write' }, resumable: true });
    await rm(join(folder, 'models'));
    await run.service.resume();
    await until(() => phaseOf(run) === 'done');
    expect(await readdir(join(folder, 'models'))).toEqual(['my-voices']);
  });
});
