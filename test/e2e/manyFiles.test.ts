/** A queue of ten thousand files, some of them broken, in the real app: listed, looked through, paused, crashed, cancelled. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { resample } from '../../src/core/audio/resample';
import type { BatchSummary, RowPage, RowQuery } from '../../src/shared/batch';
import { type Affectron, launchAffectron } from './harness';
import { eventually } from './listenPage';

const many = 10_000;
/** Every hundredth is no sound, in one of three ways. */
const broken = many / 100;
/** Hears all of it instead of the first part, and says how long everything took. */
const whole = process.env.AFFECTRON_WHOLE_QUEUE !== undefined;
const query: RowQuery = { model: 0, text: '', emotion: null, kind: 'any', sort: 'place', descending: false };
const patience = { timeout: 60_000 };

let folder: string;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-many-'));
  await writeQueue(join(folder, 'queue'));
  affectron = await launchAffectron({ dataFolder: join(folder, 'data') });
  ({ page } = affectron);
  await affectron.app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    },
    join(folder, 'queue'),
  );
}, 180_000);
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

/** Half a second of a voice at 8 kHz, each with bytes of its own behind the sound. */
async function writeQueue(place: string): Promise<void> {
  const { clip } = await decodeSound(await readFile(join(root, 'samples', 'window.wav')));
  const { samples } = resample(clip, 8000);
  const sound = Buffer.from(encodeWav({ samples: samples.slice(4000, 8000), sampleRate: 8000 }));
  for (let at = 0; at < many; at++) {
    const inside = join(place, String(Math.floor(at / 1000)));
    if (at % 1000 === 0) await mkdir(inside, { recursive: true });
    const bytes =
      at % 100 === 99 ? noSound(at) : Buffer.concat([sound, Buffer.from(String(at).padStart(8, '0'))]);
    await writeFile(join(inside, `${String(at).padStart(5, '0')}.wav`), bytes);
  }

  function noSound(at: number): Buffer {
    return [Buffer.from('no sound'), Buffer.alloc(0), sound.subarray(0, 30)][((at - 99) / 100) % 3];
  }
}

/** Asked through main: Playwright counts a page that has crashed as lost. A crashed page never answers. */
function inPage<Value>(script: string): Promise<Value> {
  return affectron.app.evaluate(({ BrowserWindow }, source) => {
    const answer = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source);
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error('The page is silent.')), 10_000),
    );
    return Promise.race([answer, late]) as Promise<never>;
  }, script);
}

async function call<Value>(name: string, ...args: unknown[]): Promise<Value> {
  const list = args.map((each) => JSON.stringify(each)).join(', ');
  return inPage(
    `window.affectron.call(${[`'${name}'`, list].filter(Boolean).join(', ')}).then(({ value }) => value)`,
  );
}

const batch = async (): Promise<BatchSummary> => (await call<BatchSummary[]>('batch.list'))[0];
const rowsOf = (change: Partial<RowQuery>, first = 0): Promise<RowPage> =>
  batch().then(({ id }) => call('batch.rows', id, { ...query, ...change }, first, 50));
const megabytes = (): Promise<number> =>
  affectron.app.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize / 1000, 0),
  );

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await work();
  console.info(`${what}: ${Math.round(performance.now() - start)} ms, ${Math.round(await megabytes())} MB`);
  return value;
}

const grid = () => page.getByRole('grid', { name: 'Files' });
const drawn = () => grid().getByRole('rowgroup').getByRole('row').count();

it('is listed, and hearing begins', async () => {
  await page.getByRole('button', { name: 'Batch', exact: true }).click();
  const lane = page.getByRole('region', { name: 'New batch' });
  await lane.getByRole('checkbox', { name: 'MLP', exact: true }).waitFor();
  await timed('folder chosen to files counted', async () => {
    await lane.getByRole('button', { name: 'Add a folder…' }).click();
    await lane.getByText('10,000 files with sound').waitFor(patience);
  });
  for (const box of await lane.getByRole('checkbox').all()) await box.uncheck();
  await lane.getByRole('checkbox', { name: 'Affectron Lite', exact: true }).check();
  await timed('started to table drawn', async () => {
    await lane.getByRole('button', { name: 'Hear them all' }).click();
    await page.getByRole('heading', { name: 'Hearing “queue”' }).waitFor(patience);
    await eventually(drawn).toBeGreaterThan(5);
  });
  await expect.poll(async () => (await batch()).answered, patience).toBeGreaterThan(10);
});

it('is looked through while it is heard: only rows in sight are drawn, to the end and back', async () => {
  await grid().focus();
  await timed('to the last row', async () => {
    await page.keyboard.press('End');
    await grid().getByText('9/09999.wav').waitFor(patience);
  });
  expect(await drawn()).toBeLessThan(60);
  await timed('sorted by confidence', async () => {
    await grid().getByRole('button', { name: /^Sure/ }).click();
    await eventually(() => grid().evaluate((element) => element.scrollTop)).toBe(0);
  });
  await timed('found by name', async () => {
    await page.getByRole('searchbox', { name: 'Search file names' }).fill('07123');
    await grid().getByText('7/07123.wav').waitFor(patience);
    await eventually(drawn).toBe(1);
  });
  await page.getByRole('button', { name: 'Clear filters' }).click();
});

it('is paused and goes on, the rest waiting', async () => {
  await timed('paused', async () => {
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('heading', { name: '“queue” is paused' }).waitFor(patience);
  });
  const paused = await batch();
  expect(paused.answered + paused.failed).toBeLessThan(many);
  expect((await rowsOf({ kind: 'waiting' })).total).toBe(many - paused.answered - paused.failed);
  await timed('gone on', async () => {
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(async () => (await batch()).answered, patience).toBeGreaterThan(paused.answered);
  });
});

it('goes on when the page crashes, and the page that comes back shows it', async () => {
  const before = await batch();
  await affectron.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const text = () => inPage<string>(`document.body?.innerText ?? ''`).catch(() => '');
  await expect.poll(text, patience).toContain('Hearing “queue”');
  const answered = () =>
    batch().then(
      (now) => now.answered,
      () => 0,
    );
  await expect.poll(answered, patience).toBeGreaterThan(before.answered);
  await inPage(
    `window.affectron.call('app.info').then(() => dispatchEvent(new KeyboardEvent('keydown', { key: '3', ctrlKey: true })))`,
  );
  await expect
    .poll(() => inPage<string>(`document.querySelector('[role=grid]')?.innerText ?? ''`), patience)
    .toContain('0/0000');
  const now = await batch();
  expect(now).toMatchObject({ id: before.id, state: 'running', job: before.job });
});

it(
  'ends with what is answered, every file counted once',
  async () => {
    if (whole)
      await expect
        .poll(async () => (await batch()).state, { timeout: 3_000_000, interval: 1000 })
        .toBe('done');
    else await timed('cancelled', async () => call('batch.cancel', (await batch()).id));
    const end = await batch();
    console.info(
      `${end.answered} answered, ${end.failed} failed, in ${Math.round(end.seconds)} s; ${Math.round(await megabytes())} MB`,
    );
    expect(end.state).toBe(whole ? 'done' : 'cancelled');
    if (whole) expect(end).toMatchObject({ answered: many - broken, failed: broken });
    const lines = async (name: string) => {
      const path = join(folder, 'data', 'batches', end.id, name);
      return existsSync(path) ? (await readFile(path, 'utf8')).split('\n').slice(0, -1) : [];
    };
    const heard = (await lines('heard.jsonl')).map((line) => (JSON.parse(line) as { file: number }).file);
    expect(heard).toHaveLength(end.answered + end.failed);
    expect(new Set(heard).size).toBe(heard.length);
    const failed = await rowsOf({ kind: 'failed' });
    expect(failed.total).toBe(end.failed);
    expect(failed.rows.every(({ file, problem }) => file % 100 === 99 && problem !== null)).toBe(true);
  },
  whole ? 3_600_000 : 120_000,
);
