/** The Batch view in the real app: drop, hear, filter, correct, save, pause, kill, go on. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import type { BatchSummary } from '../../src/shared/batch';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard } from './listenPage';
import { serious } from './serious';

let folder: string;
let affectron: Affectron;
let page: Page;

/** The synthetic voices of the repository, each with bytes of its own behind the sound, so that no two are the same. */
async function makeSounds(place: string, count: number): Promise<void> {
  const sample = join(root, 'samples', 'window.wav');
  await mkdir(place, { recursive: true });
  const bytes = await readFile(sample);
  for (let at = 1; at <= count; at++) {
    await writeFile(join(place, `${at}.wav`), Buffer.concat([bytes, Buffer.from(`${at}`.padStart(8, '0'))]));
  }
}

async function launch(): Promise<void> {
  affectron = await launchAffectron({
    dataFolder: join(folder, 'data'),
    expectedErrors: [/Failed to load resource/],
  });
  page = affectron.page;
  await page.getByRole('button', { name: 'Batch', exact: true }).click();
}

/** From now on the person saves into the folder `saved`, and chooses this folder. */
async function answerDialogs(open: string): Promise<void> {
  await affectron.app.evaluate(
    ({ dialog }, { chosen, save }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      dialog.showSaveDialog = (...args: unknown[]) => {
        const { defaultPath } = args.at(-1) as { defaultPath: string };
        const name = defaultPath.split(/[\\/]/).at(-1) ?? '';
        return Promise.resolve({ canceled: false, filePath: `${save}/${name}` });
      };
    },
    { chosen: open, save: join(folder, 'saved') },
  );
}

/** Drops files on the window the way the system does; a scripted `DragEvent` would carry no path. */
async function drop(files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 600, y: 300, data });
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', x: 600, y: 300, data });
  await page.getByText('Drop to hear them all').waitFor();
  await session.send('Input.dispatchDragEvent', { type: 'drop', x: 600, y: 300, data });
  await session.detach();
}

const lane = () => page.getByRole('region', { name: 'New batch' });
const grid = () => page.getByRole('grid', { name: 'Files' });
const shownRows = () => grid().getByRole('rowgroup').getByRole('row');
const names = () =>
  grid()
    .getByRole('button', { name: /^Open .* in Listen$/ })
    .allInnerTexts();
const activeName = () => grid().locator('[aria-selected=true] .name').innerText();
const list = async (): Promise<BatchSummary[]> => {
  const answer = await page.evaluate(() => window.affectron.call('batch.list'));
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
};

async function start(models: string[]): Promise<void> {
  await lane().getByRole('checkbox', { name: 'MLP', exact: true }).waitFor();
  for (const box of await lane().getByRole('checkbox').all()) await box.uncheck();
  for (const name of models) await lane().getByRole('checkbox', { name, exact: true }).check();
  await lane().getByRole('button', { name: 'Hear them all' }).click();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-batch-'));
  await mkdir(join(folder, 'saved'));
  const sounds = join(folder, 'interviews');
  await mkdir(join(sounds, 'deep'), { recursive: true });
  const samples = (await readdir(join(root, 'samples'))).filter((name) => !/\.(json|md)$/.test(name));
  for (const name of samples) await copyFile(join(root, 'samples', name), join(sounds, name));
  await copyFile(join(root, 'samples', 'fridge.wav'), join(sounds, 'deep', '=1+1.wav'));
  await writeFile(join(sounds, 'broken.wav'), 'no sound');
  await writeFile(join(sounds, 'empty.mp3'), '');
  await launch();
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

describe('hearing a folder', () => {
  it('tells what to do while nothing is chosen', async () => {
    await page.getByRole('heading', { name: 'Hear many files at once' }).waitFor();
    expect(await lane().getByRole('button', { name: 'Hear them all' }).isDisabled()).toBe(true);
  });

  it('takes a dropped folder, lists what failed and hears the rest', async () => {
    await drop([join(folder, 'interviews')]);
    await lane().getByText('13 files with sound').waitFor();
    await start(['Affectron Lite', 'MLP']);
    await page.getByRole('heading', { name: '“interviews” is heard' }).waitFor({ timeout: 90_000 });
    await page.getByText('11 of 13 files answered').waitFor();
    await page.getByRole('button', { name: '2 could not be heard' }).click();
    await eventually(names).toEqual(['broken.wav', 'empty.mp3']);
    await grid().getByText('not heard: The file holds text, not sound.').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await eventually(() => shownRows().count()).toBe(13);
  });

  it('filters by name, and sorts by every column both ways', async () => {
    await page.getByRole('searchbox', { name: 'Search file names' }).fill('DEEP');
    await eventually(names).toEqual(['deep/=1+1.wav']);
    await page.getByRole('searchbox', { name: 'Search file names' }).fill('');
    await eventually(() => shownRows().count()).toBe(13);
    await grid().getByRole('button', { name: /^Sure/ }).click();
    const sure = async () =>
      (await shownRows().allInnerTexts()).map((row) => Number(/(\d+)\s?%/.exec(row)?.[1] ?? -1));
    await eventually(async () => {
      const values = await sure();
      return values.length === 13 && values.every((value, at) => at === 0 || value <= values[at - 1]);
    }).toBe(true);
    await grid().getByRole('button', { name: /^Sure/ }).click();
    await eventually(async () => {
      const values = (await sure()).filter((value) => value >= 0);
      return values.length === 11 && values.every((value, at) => at === 0 || value >= values[at - 1]);
    }).toBe(true);
    await grid().getByRole('button', { name: /^File/ }).click();
    await eventually(async () => (await names())[0]).toBe('breathe.mp3');
  });

  it('shows a column for a further model, and takes its verdicts instead', async () => {
    await page.getByRole('button', { name: '+ MLP' }).click();
    await grid().getByRole('columnheader', { name: 'MLP' }).waitFor();
    await page.getByRole('combobox', { name: 'Verdict of' }).selectOption({ label: 'Verdict of MLP' });
    await eventually(() => grid().getByRole('columnheader', { name: 'MLP' }).count()).toBe(1);
    await page
      .getByRole('combobox', { name: 'Verdict of' })
      .selectOption({ label: 'Verdict of Affectron Lite' });
  });

  it.for(['light', 'dark'] as const)(
    'has no barrier that axe knows, in the %s theme',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await serious(page)).toEqual([]);
    },
  );

  it('hears its keys after a row was pressed, too', async () => {
    await shownRows()
      .nth(1)
      .click({ position: { x: 2, y: 4 } });
    const pressed = await activeName();
    await page.keyboard.press('ArrowUp');
    await eventually(activeName).not.toBe(pressed);
    await page.keyboard.press('ArrowDown');
    await eventually(activeName).toBe(pressed);
  });

  it('is worked by keys alone: rows, labels, undo and redo', async () => {
    await grid().focus();
    await page.keyboard.press('Home');
    const name = await activeName();
    const label = page.getByRole('combobox', { name: `Label of ${name}` });
    const verified = page.getByRole('checkbox', { name: `${name} is verified` });
    await page.keyboard.press('5');
    await eventually(() => label.inputValue()).toBe('angry');
    expect(await verified.isChecked()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('v');
    const other = page.getByRole('checkbox', { name: `${await activeName()} is verified` });
    await eventually(() => other.isChecked()).toBe(true);

    await page.keyboard.press('Control+z');
    await eventually(() => other.isChecked()).toBe(false);
    await page.keyboard.press('Control+z');
    await eventually(() => label.inputValue()).toBe('');
    await page.keyboard.press('Control+y');
    await eventually(() => label.inputValue()).toBe('angry');
    const [{ id }] = await list();
    const kept = JSON.parse(
      await readFile(join(folder, 'data', 'batches', id, 'labels.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(Object.values(kept)).toEqual([{ emotion: 'angry', verified: true }]);
  });

  it('saves all rows, those shown, and the verified ones alone', async () => {
    await answerDialogs(folder);
    const save = async (which: string, form: string, file: string): Promise<string> => {
      await page.getByRole('combobox', { name: 'Which rows to export' }).selectOption({ label: which });
      await page.getByRole('button', { name: form, exact: true }).click();
      await page.getByText(`Saved as “${file}”.`).waitFor();
      return readFile(join(folder, 'saved', file), 'utf8');
    };
    const all = (await save('all rows', 'CSV', 'interviews.csv')).trimEnd().split('\r\n');
    // Two models for each file that was heard, one line for each that was not.
    expect(all).toHaveLength(1 + 2 * 11 + 2);
    expect(all.find((line) => line.includes('1+1'))).toMatch(/^deep\/=1\+1\.wav,/);
    const verified = JSON.parse(await save('verified rows', 'JSON', 'interviews verified.json')) as {
      model: string;
      version: string;
      label: string;
    }[];
    expect(verified.map(({ model, version, label }) => [model, version, label])).toEqual([
      ['lite', '1.0.0', 'angry'],
      ['mlp', '1.0.0', 'angry'],
    ]);
    await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Could not be heard' });
    await eventually(() => shownRows().count()).toBe(2);
    const shown = (await save('rows shown', 'JSON Lines', 'interviews filtered.jsonl')).trimEnd().split('\n');
    expect(shown.map((line) => (JSON.parse(line) as { file: string }).file)).toEqual([
      'broken.wav',
      'empty.mp3',
    ]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  it('plays a row and stops it, and opens it in Listen', async () => {
    await eventually(() => shownRows().count()).toBe(13);
    await grid().focus();
    await page.keyboard.press('End');
    const name = await activeName();
    await page.keyboard.press(' ');
    const stop = page.getByRole('button', { name: `Stop ${name}` });
    await stop.waitFor();
    await page.keyboard.press(' ');
    await eventually(() => stop.count()).toBe(0);
    await page.keyboard.press('Enter');
    await heard(page);
    await page.getByRole('heading', { name: 'window', exact: false }).first().waitFor();
    await page.keyboard.press('b');
    await grid().waitFor();
  });

  it('needs no sideways scrolling in the smallest window, with two models', async () => {
    await affectron.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640),
    );
    await page.waitForFunction(() => innerWidth === 1024);
    expect(await grid().evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
      0,
    );
  });

  it('is deleted, and brought back with its labels', async () => {
    await lane().getByRole('button', { name: 'Delete the batch interviews' }).click();
    await page.getByRole('heading', { name: 'Hear many files at once' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Label corrected' });
    await eventually(() => shownRows().count()).toBe(1);
  });
});

describe('a batch of many files', () => {
  const many = 400;
  let id = '';
  const lines = async () => {
    const path = join(folder, 'data', 'batches', id, 'answers.jsonl');
    return existsSync(path) ? (await readFile(path, 'utf8')).split('\n').slice(0, -1) : [];
  };

  it('is paused and goes on', async () => {
    await makeSounds(join(folder, 'many'), many);
    await answerDialogs(join(folder, 'many'));
    await lane().getByRole('button', { name: 'Add a folder…' }).click();
    await lane().getByText(`${many} files with sound`).waitFor();
    await start(['MLP']);
    await page.getByRole('heading', { name: 'Hearing “many”' }).waitFor();
    id = (await list())[0].id;
    await eventually(async () => (await list())[0].answered).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('heading', { name: '“many” is paused' }).waitFor();
    const [paused] = await list();
    expect(paused).toMatchObject({ state: 'paused', failed: 0, job: null });
    expect(paused.answered).toBeLessThan(many);
    // Only the rows around those in sight are in the page.
    expect(await shownRows().count()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Go on' }).click();
    await eventually(async () => (await list())[0].answered).toBeGreaterThan(paused.answered);
  });

  it('loses and doubles nothing when the program is killed in the middle', async () => {
    const ended = new Promise((resolve) => affectron.app.process().once('exit', resolve));
    affectron.app.process().kill('SIGKILL');
    await ended;
    await affectron.close().catch(() => undefined);
    const before = await lines();
    await launch();
    await lane()
      .getByRole('button', { name: /^Open many, today/ })
      .click();
    await page.getByRole('heading', { name: '“many” is paused' }).waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: '“many” is heard' }).waitFor({ timeout: 120_000 });
    expect((await list())[0]).toMatchObject({ state: 'done', answered: many, failed: 0 });
    const after = await lines();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(many);
    expect(after).toHaveLength(many);
  }, 180_000);
});
