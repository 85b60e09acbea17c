/** A person's own data: shown with number and size, deleted for good, and recordings kept for a time. */
import { access, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { contentHash } from '../../src/library/contentHash';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard } from './listenPage';
import { serious } from './serious';

const day = 86_400_000;
let folder: string;
let affectron: Affectron | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-own-data-'));
  await mkdir(join(folder, 'recordings'));
  await mkdir(join(folder, 'timelines'));
  for (const [number, age] of [200, 45, 0].entries()) await recording(`Take ${number + 1}`, age);
});
afterEach(async () => {
  await affectron?.close();
  affectron = null;
  await rm(folder, { recursive: true, force: true });
});

/** A recording so many days old, with a timeline of it. */
async function recording(name: string, age: number): Promise<void> {
  const path = join(folder, 'recordings', `${name}.wav`);
  const samples = Float32Array.from({ length: 8000 }, (_, i) => 0.2 * Math.sin(i * (0.1 + age / 1e4)));
  await writeFile(path, encodeWav({ samples, sampleRate: 16_000 }));
  const then = (Date.now() - age * day) / 1000;
  await utimes(path, then, then);
  await writeFile(join(folder, 'timelines', `made-${await contentHash(path)}-0.json`), '{}');
}

async function open(settings: object = {}): Promise<Page> {
  // Recordings are old by the clocks of three days.
  await writeFile(
    join(folder, 'days.json'),
    JSON.stringify({ days: [Date.now() - 2 * day, Date.now() - day] }),
  );
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ tourSeen: true, ...settings }));
  affectron = await launchAffectron({
    dataFolder: folder,
    // A clip that is deleted while the player still loads it.
    expectedErrors: [/Failed to load resource/],
  });
  await affectron.page.getByRole('option').first().waitFor();
  return affectron.page;
}

async function close(): Promise<void> {
  await affectron?.close();
  affectron = null;
}

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Your data' });
const kind = (page: Page, name: string): Locator =>
  sheet(page)
    .getByRole('table', { name: 'What is kept' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name} `) }) });
const takes = async (): Promise<string[]> => (await readdir(join(folder, 'recordings'))).sort();

async function openSheet(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Your data…' }).click();
  await kind(page, 'Recordings').waitFor();
}

describe('your data', () => {
  test('is listed, and deleted for good after a question that names number and size, by keys alone', async () => {
    const page = await open();
    const sound = (await readFile(join(folder, 'recordings', 'Take 3.wav'))).subarray(2000, 2100);
    await page.getByRole('option').filter({ hasText: 'Take 3' }).click();
    await page.getByRole('heading', { name: 'Take 3' }).waitFor();
    await heard(page);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await openSheet(page);
    expect(await kind(page, 'Recordings').innerText()).toMatch(/3\s+48\u202fkB/);
    expect(await serious(page)).toEqual([]);

    await sheet(page).getByRole('button', { name: 'Delete all: Recordings…' }).focus();
    await page.keyboard.press('Enter');
    await sheet(page)
      .getByText('Delete 3 recordings (48\u202fkB) for good? This cannot be undone.')
      .waitFor();
    // The safe answer has the focus; Esc keeps everything, and the sheet.
    await page.keyboard.press('Escape');
    await kind(page, 'Recordings').waitFor();
    expect(await takes()).toHaveLength(3);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await sheet(page).getByText('Deleted for good: 3 recordings, 48\u202fkB.').waitFor();
    expect(await takes()).toEqual([]);
    // What was made of them went with them.
    expect((await readdir(join(folder, 'timelines'))).filter((name) => name.endsWith('-0.json'))).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    expect(await page.getByRole('option').filter({ hasText: 'Take' }).count()).toBe(0);
    await close();
    // Nor has Chromium kept what it played.
    for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!each.isFile()) continue;
      const path = join(each.parentPath, each.name);
      expect((await readFile(path)).includes(sound), path).toBe(false);
    }
  });

  test('one recording goes for good and takes nothing else along', async () => {
    const page = await open();
    await openSheet(page);
    await sheet(page).getByText('Recordings one by one').click();
    await sheet(page).getByRole('button', { name: 'Delete “Take 2”…' }).click();
    await sheet(page).getByRole('button', { name: 'Delete for good' }).click();
    await sheet(page).getByText('Deleted for good: “Take 2”, 16\u202fkB.').waitFor();
    expect(await takes()).toEqual(['Take 1.wav', 'Take 3.wav']);
    expect(await readdir(join(folder, 'timelines'))).toHaveLength(2);
  });
});

describe('a time to keep recordings for', () => {
  test('first says what it would delete; nothing goes before the app closes, and what is pinned stays', async () => {
    const page = await open();
    await openSheet(page);
    await sheet(page).getByRole('radio', { name: '30 days' }).click();
    await sheet(page)
      .getByText('2 recordings (32\u202fkB) are older than 30 days and would be deleted for good')
      .waitFor();
    await sheet(page).getByRole('button', { name: 'Keep for 30 days' }).click();
    await sheet(page).getByText('When Affectron closes, 2 recordings (32\u202fkB) are deleted').waitFor();
    await sheet(page).getByText('Recordings one by one').click();
    await sheet(page).getByRole('checkbox', { name: 'Keep “Take 1” always' }).check();
    await sheet(page).getByText('When Affectron closes, 1 recording (16\u202fkB) is deleted').waitFor();
    expect(await takes()).toHaveLength(3);
    await close();
    expect(await takes()).toEqual(['Take 1.wav', 'Take 3.wav']);
  });

  test('tells at every start what will go, where it can be kept', async () => {
    const page = await open({ keepDays: 90 });
    const notice = page.getByRole('group', { name: /^1 recording \(16.kB\) is older than 90 days/ });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Take 1');
    await notice.getByRole('button', { name: 'Show…' }).click();
    await sheet(page).getByRole('button', { name: 'Keep it always' }).click();
    await sheet(page).getByText('Nothing is deleted when Affectron closes.').waitFor();
    await close();
    expect(await takes()).toHaveLength(3);
  });

  test('deletes nothing when the app is killed', async () => {
    const page = await open({ keepDays: 7 });
    await page.getByRole('group', { name: /^2 recordings/ }).waitFor();
    const pid = affectron?.app.process().pid;
    if (pid === undefined) throw new Error('Nothing runs.');
    process.kill(pid, 'SIGKILL');
    await eventually(() => takes()).toHaveLength(3);
    await affectron?.close().catch(() => undefined);
    affectron = null;
    expect(await takes()).toHaveLength(3);
    await access(join(folder, 'recordings', 'Take 1.wav'));
  });
});
