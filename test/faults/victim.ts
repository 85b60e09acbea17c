/**
 * A process that is killed while it works: `victim KIND FOLDER SEED`. It runs the services of the app, without Electron,
 * and tells of everything that it was promised is kept, a line of JSON each, written before it goes on.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../src/core/training/random';
import { importCorpus } from '../../src/library/importCorpus';
import { Library } from '../../src/library/library';
import { BatchService } from '../../src/main/batches/batchService';
import { JobService } from '../../src/main/jobs/jobService';
import { TakeService } from '../../src/main/recording/takeService';
import { SettingsStore } from '../../src/main/settings/settingsStore';
import { sampleOfTake, takeNumber } from './takes';

const [, , kind = '', folder = '', seed = '0'] = process.argv;
const random = new Random(Number(seed));
const below = (limit: number): number => Math.floor(random.uniform() * limit);

/** Not over a stream of Node's: what was told must be told when the kill comes. */
function tell(fact: unknown): void {
  writeSync(1, `${JSON.stringify(fact)}\n`);
}

const quiet = { onChange: (): void => undefined, log: (): void => undefined };

/** Records one take after the other, of every length. */
async function recording(): Promise<void> {
  const library = await Library.open({ dataFolder: folder });
  const takes = new TakeService({
    program: null,
    devices: () => Promise.resolve([]),
    chosenDevice: () => null,
    library,
    requireAccess: () => Promise.resolve(),
    onBlock: () => undefined,
    onEnded: () => undefined,
    log: quiet.log,
  });
  for (;;) {
    let file = '';
    const shelf = {
      takePath: () => (file = library.takePath()),
      addTake: (path: string, seconds: number) => library.addTake(path, seconds),
    };
    await takes.start('window', shelf);
    const number = takeNumber(file);
    const blocks = 1 + below(60);
    for (let block = 0; block < blocks; block++) {
      takes.push(Float32Array.from({ length: 640 }, (_, n) => sampleOfTake(number, block * 640 + n)));
      // As slow as a fast microphone, so that a kill finds every state.
      if (block % 8 === 7) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const { id } = await takes.stop();
    tell({ take: number, id, samples: blocks * 640 });
  }
}

/** Changes a setting again and again, several changes at a time. */
async function settings(): Promise<void> {
  const store = SettingsStore.open(folder);
  let last = Number(store.read().recorderDevice ?? 0);
  for (;;) {
    const changes = Array.from({ length: 1 + below(3) }, () =>
      store.change({ recorderDevice: String(++last) }),
    );
    tell({ wanted: last });
    await Promise.all(changes);
    tell({ kept: last });
  }
}

/** Renames, removes and brings back recordings, and opens files. */
async function index(): Promise<void> {
  const library = await Library.open({ dataFolder: folder });
  for (let change = 0; ; change++) {
    const recordings = library.list().filter(({ origin }) => origin === 'recording');
    const { id } = recordings[below(recordings.length)];
    const act = below(4);
    if (act < 2) {
      const title = `title ${seed} ${change}`;
      tell({ renaming: id, title });
      await library.rename(id, title);
      tell({ renamed: id, title });
    } else if (act === 2) {
      await library.open([join(folder, 'elsewhere', `${below(10)}.wav`)]);
    } else {
      tell({ removing: id });
      await library.remove(id);
      tell({ removed: id });
      await library.restore(id);
      tell({ restored: id });
    }
  }
}

/** Imports a corpus, in a data folder of its own. */
async function importing(): Promise<void> {
  const library = await Library.open({ dataFolder: join(folder, seed) });
  tell({ importing: true });
  const { added } = await importCorpus({ source: join(folder, 'corpus'), choice: 'everything', library });
  tell({ imported: added.length });
  await library.close();
}

/** Goes on with the batch that is there, or starts another, until it is done. */
async function batch(): Promise<void> {
  const batches = await BatchService.open({
    dataFolder: folder,
    jobs: new JobService(quiet),
    setup: { modelsFolder: process.env['MODELS'] ?? '' },
    worker: process.env['WORKER'] ?? '',
    ...quiet,
  });
  const known = (await batches.list()).find(({ state }) => state !== 'done');
  const { id, files } = known ?? (await batches.start([join(folder, 'sounds')], ['mlp']));
  if (known) await batches.resume(id);
  // A person who listens along, and says so now and then.
  for (;;) {
    const file = below(files);
    tell({ labelling: file, batch: id });
    await batches.label(id, file, { emotion: 'happy', verified: true });
    tell({ labelled: file, batch: id });
    if ((await batches.list()).every(({ state }) => state === 'done')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const work: Record<string, () => Promise<void>> = { recording, settings, index, import: importing, batch };
await work[kind]();
process.exit(0);
