/**
 * Power that goes at any moment: processes that record, change settings, the library and a batch are killed, and what
 * they leave must be whole. `AFFECTRON_KILLS` says how often in all (default 200), `AFFECTRON_SEED` when.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { Batch } from '../../src/library/batches/batch';
import { importCorpus } from '../../src/library/importCorpus';
import { Library } from '../../src/library/library';
import { BatchService } from '../../src/main/batches/batchService';
import { JobService } from '../../src/main/jobs/jobService';
import { SettingsStore } from '../../src/main/settings/settingsStore';
import type { BatchSummary } from '../../src/shared/batch';
import { filesUnder, ravdessFiles, toneWav, writeFiles } from '../library/places';
import { buildVictim, builtVictim, slay, type Slain } from './slain';
import { sampleOfTake, takeNumber } from './takes';

const kills = Number(process.env['AFFECTRON_KILLS'] ?? 200);
const firstSeed = Number(process.env['AFFECTRON_SEED'] ?? 1);
const each = Math.ceil(kills / 5);
const seeds = Array.from({ length: each }, (_, n) => firstSeed + n);
/** Far beyond what it takes: a busy machine must not fail it. */
const patience = each * 20_000;

const modelsFolder = join(root, 'resources', 'models');

const folders: string[] = [builtVictim];
beforeAll(buildVictim, 120_000);
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Gone when all tests have ended: they run side by side. */
async function folderOfItsOwn(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-power-'));
  folders.push(folder);
  return folder;
}

describe.concurrent(`after ${5 * each} kills`, () => {
  it(
    'every take is there, whole, as far as it was recorded',
    async () => {
      const folder = await folderOfItsOwn();
      const checked = new Set<string>();
      let recovered = 0;
      for (const seed of seeds) {
        const { told } = await slay({ kind: 'recording', folder, seed, words: 4, within: 60 });
        const library = await Library.open({ dataFolder: folder });
        expect(library.notices).toEqual([]);
        recovered += library.recovered.length;
        const takes = library.list();
        const names = (await readdir(join(folder, 'recordings'))).sort();
        expect(names).toEqual(takes.map(({ fileName }) => fileName).sort());
        expect(new Set(names).size).toBe(names.length);
        const lengths = new Map<number, number>();
        for (const { fileName, id, seconds } of takes) {
          if (checked.has(fileName)) continue;
          checked.add(fileName);
          const { clip, warning } = await decodeSound(new Uint8Array(await readFile(library.path(id))));
          expect(warning).toBeUndefined();
          expect(seconds).toBeCloseTo(clip.samples.length / 16_000, 6);
          const take = takeNumber(fileName);
          lengths.set(take, clip.samples.length);
          expect(clip.samples.every((sample, place) => sample === sampleOfTake(take, place))).toBe(true);
        }
        for (const { take, samples } of told) expect(lengths.get(take as number)).toBe(samples);
        await library.close();
      }
      // Otherwise nothing was tried.
      expect(recovered).toBeGreaterThan(each / 20);
    },
    patience,
  );

  it(
    'the settings are the old ones or the new ones',
    async () => {
      const folder = await folderOfItsOwn();
      let kept = 0;
      for (const seed of seeds) {
        const { told } = await slay({ kind: 'settings', folder, seed, words: 16, within: 20 });
        const store = SettingsStore.open(folder);
        expect(store.damagedFile).toBeNull();
        const last = lastOf<number>(told, 'kept') ?? kept;
        const now = Number(store.read().recorderDevice ?? 0);
        expect(now).toBeGreaterThanOrEqual(last);
        expect(now).toBeLessThanOrEqual(lastOf<number>(told, 'wanted') ?? last);
        kept = now;
      }
      expect(kept).toBeGreaterThan(each / 5);
      expect(filesUnder(folder).filter((name) => !name.startsWith('.'))).toEqual(['settings.json']);
    },
    patience,
  );

  it(
    'the library lists what there is, under its old title or its new one',
    async () => {
      const folder = await folderOfItsOwn();
      await writeFiles(
        join(folder, 'elsewhere'),
        Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`${n}.wav`, toneWav()])),
      );
      let titles = await titled(folder, 8);
      for (const seed of seeds) {
        const { told } = await slay({ kind: 'index', folder, seed, words: 24, within: 20 });
        const library = await Library.open({ dataFolder: folder });
        expect(library.notices).toEqual([]);
        const found = new Map(
          library
            .list()
            .filter(({ origin }) => origin === 'recording')
            .map(({ id, title }) => [id, title]),
        );
        expect(await readdir(join(folder, 'recordings'))).toHaveLength(found.size);
        for (const [id, may] of allowed(titles, told))
          expect([id, may]).toEqual([id, expect.arrayContaining([found.get(id) ?? null])]);
        for (const id of found.keys()) expect(titles.has(id)).toBe(true);
        await library.close();
        titles = found.size < 5 ? await titled(folder, 8) : found;
      }
      expect([...titles.values()].some((title) => title.startsWith('title'))).toBe(true);
    },
    patience,
  );

  it(
    'an import has left whole clips, all of them listed, and goes on with the others',
    async () => {
      const folder = await folderOfItsOwn();
      const clips = ravdessFiles(1);
      await writeFiles(join(folder, 'corpus'), clips);
      const sound = Buffer.from(toneWav());
      let cut = 0;
      for (const seed of seeds) {
        const { told } = await slay({ kind: 'import', folder, seed, words: 1, within: 250 });
        const dataFolder = join(folder, String(seed));
        const library = await Library.open({ dataFolder });
        expect(library.notices).toEqual([]);
        const listed = library.list();
        const corpus = join(dataFolder, 'samples', 'RAVDESS');
        const names = await readdir(corpus).catch(() => []);
        const whole = names.filter((name) => !name.startsWith('.'));
        expect(whole.sort()).toEqual(listed.map(({ fileName }) => fileName).sort());
        for (const name of whole)
          expect([name, sound.equals(await readFile(join(corpus, name)))]).toEqual([name, true]);
        if (lastOf(told, 'imported') !== undefined) expect(whole).toHaveLength(Object.keys(clips).length);
        else if (whole.length > 0 && cut++ === 0) {
          const rest = await importCorpus({ source: join(folder, 'corpus'), choice: 'everything', library });
          expect([rest.alreadyThere, rest.failed]).toEqual([whole.length, []]);
          expect(library.list()).toHaveLength(Object.keys(clips).length);
        }
        await library.close();
      }
      expect(cut).toBeGreaterThan(0);
    },
    patience,
  );

  it(
    'a batch goes on with what was not heard, and nothing is counted twice',
    async () => {
      const folder = await folderOfItsOwn();
      const { files, env, asked } = await soundsAndWorker(folder);
      const said: Said = new Map();
      let unfinished = 0;
      for (const [place, seed] of [...seeds, Infinity].entries()) {
        const before = await doneFiles(folder);
        await asked.clear();
        const last = seed === Infinity;
        const slain = await slay({
          kind: 'batch',
          folder,
          seed: last ? 0 : seed,
          words: last ? 1 : 160,
          within: last ? Infinity : 200,
          env,
        });
        if (!slain.finished) unfinished++;
        // What was kept of a batch is not asked for again.
        const again = asked.files().filter((file) => before.has(file));
        expect([place, again]).toEqual([place, []]);
        learn(said, slain);
        await checkBatches(folder, files, said);
      }
      expect(unfinished).toBeGreaterThan(0);
      const [newest] = await listed(folder);
      expect(newest).toMatchObject({ state: 'done', answered: files - 1, failed: 1 });
    },
    patience,
  );
});

/** The last thing of this name that was told. */
function lastOf<Value>(told: Slain['told'], name: string): Value | undefined {
  return told.filter((fact) => name in fact).at(-1)?.[name] as Value | undefined;
}

/** Sees to it that there are so many recordings; answers their titles. */
async function titled(folder: string, count: number): Promise<Map<string, string>> {
  const library = await Library.open({ dataFolder: folder });
  const recordings = () => library.list().filter(({ origin }) => origin === 'recording');
  while (recordings().length < count) {
    const path = library.takePath();
    await writeFile(path, toneWav());
    await library.addTake(path);
  }
  await library.close();
  return new Map(recordings().map(({ id, title }) => [id, title]));
}

/** The titles that each recording may have after what was told; `null` where it may be gone. */
function allowed(before: Map<string, string>, told: Slain['told']): Map<string, (string | null)[]> {
  const titles = new Map<string, (string | null)[]>([...before].map(([id, title]) => [id, [title]]));
  for (const fact of told) {
    const id = (fact['renaming'] ??
      fact['renamed'] ??
      fact['removing'] ??
      fact['removed'] ??
      fact['restored']) as string;
    const title = fact['title'] as string;
    const now = titles.get(id)?.find((one) => one !== null) ?? '';
    if ('renaming' in fact) titles.set(id, [now, title]);
    else if ('renamed' in fact) titles.set(id, [title]);
    else titles.set(id, 'restored' in fact ? [now] : [now, null]);
  }
  return titles;
}

/** Files for a batch, one of them broken, and a worker that answers at once and notes what it was asked. */
async function soundsAndWorker(folder: string) {
  const files = 500;
  const log = join(folder, 'asked.txt');
  const worker = join(folder, 'worker.mjs');
  await writeFiles(
    join(folder, 'sounds'),
    Object.fromEntries(
      Array.from({ length: files }, (_, n) => [`${n}.wav`, n === 7 ? 'broken' : `sound ${n}`]),
    ),
  );
  await writeFile(
    worker,
    `import { createHash } from 'node:crypto';
    import { appendFileSync, readFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    const problem = { code: 'unknown-format', message: 'No sound.' };
    parentPort.on('message', ({ id, task, input }) => {
      if (task === 'load') return parentPort.postMessage({ kind: 'done', id });
      appendFileSync(${JSON.stringify(log)}, input.path + '\\n');
      const sound = readFileSync(input.path);
      const hash = createHash('sha256').update(sound).digest('hex');
      const answers = input.models.map((model) => ({ model, probabilities: [1, 0, 0, 0], verdict: 'emotion' }));
      const report = sound.toString() === 'broken'
        ? { kind: 'failed', id, problem }
        : { kind: 'done', id, output: { hash, seconds: 1, answers } };
      setTimeout(() => parentPort.postMessage(report), 4);
    });`,
  );
  const asked = {
    clear: () => rm(log, { force: true }),
    files: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trimEnd()
            .split('\n')
            .map((path) => basename(path))
        : [],
  };
  return { files, env: { WORKER: worker, MODELS: modelsFolder }, asked };
}

/** What a start of the program finds, once it has counted. */
async function listed(folder: string): Promise<BatchSummary[]> {
  const quiet = { onChange: () => undefined, log: () => undefined };
  const service = await BatchService.open({
    dataFolder: folder,
    jobs: new JobService(quiet),
    setup: { modelsFolder },
    worker: '',
    ...quiet,
  });
  await service.close();
  return service.list();
}

/** Names of the files of the batch under way that are done. */
async function doneFiles(folder: string): Promise<Set<string>> {
  const batch = (await listed(folder)).find(({ state }) => state !== 'done');
  if (batch === undefined) return new Set();
  const { states, files } = await Batch.open(join(folder, 'batches', batch.id));
  const done = [...states.keys()].filter((file) => states[file].kind !== 'waiting');
  return new Set(done.map((file) => basename(files.files[file][1])));
}

/** By batch and file: what was said is kept, what was about to be said may be. */
type Said = Map<string, Map<number, 'kept' | 'perhaps'>>;

function learn(said: Said, { told }: Slain): void {
  for (const { batch, labelling, labelled } of told) {
    const labels = said.get(batch as string) ?? new Map<number, 'kept' | 'perhaps'>();
    said.set(batch as string, labels);
    if (labelled !== undefined) labels.set(labelled as number, 'kept');
    else if (!labels.has(labelling as number)) labels.set(labelling as number, 'perhaps');
  }
}

async function checkBatches(folder: string, files: number, said: Said): Promise<void> {
  for (const { id, state, answered, failed } of await listed(folder)) {
    expect(['paused', 'done']).toContain(state);
    const place = join(folder, 'batches', id);
    const batch = await Batch.open(place);
    expect([answered, failed]).toEqual([batch.answered, batch.failed]);
    expect(answered + failed + batch.waiting.length).toBe(files);
    const answers = await lines(place, 'answers.jsonl', ({ hash, key }) => `${String(hash)} ${String(key)}`);
    expect(new Set(answers).size).toBe(answers.length);
    const heard = await lines(place, 'heard.jsonl', ({ file }) => String(file));
    expect(new Set(heard).size).toBe(heard.length);
    for (const [file, when] of said.get(id) ?? []) {
      if (when === 'kept') expect([id, file, batch.label(file)?.emotion]).toEqual([id, file, 'happy']);
    }
    const labelled = Array.from({ length: files }, (_, file) => file).filter(
      (file) => batch.label(file) !== null,
    );
    expect(labelled.filter((file) => !said.get(id)?.has(file))).toEqual([]);
  }
}

/** Of every line that is whole. */
async function lines(
  place: string,
  name: string,
  of: (line: Record<string, unknown>) => string,
): Promise<string[]> {
  const text = await readFile(join(place, name), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [of(JSON.parse(line) as Record<string, unknown>)];
    } catch {
      return [];
    }
  });
}
