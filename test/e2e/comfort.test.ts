/** Keys of one's own, recent files, undo and the tour: what makes every day easier. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { actionIds } from '../../src/shared/actions';
import { type Affectron, launchAffectron } from './harness';
import { chosen, eventually, heard, rows } from './listenPage';
import { serious } from './serious';

let folder: string;
let affectron: Affectron | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-comfort-'));
});
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function open(args: string[] = []): Promise<Page> {
  affectron = await launchAffectron({
    dataFolder: folder,
    args,
    // A clip that is deleted while the player still loads it.
    expectedErrors: [/Failed to load resource/],
  });
  const { page } = affectron;
  await heard(page);
  return page;
}

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const row = (page: Page, action: string): Locator =>
  sheet(page).getByRole('listitem').filter({ hasText: action });
const keyOf = (page: Page, action: string): Locator =>
  sheet(page).getByRole('button', { name: new RegExp(`^${action}: .*Change the key$`) });

/** A key as the menu shows it. */
function menuKey(id: string): Promise<string | undefined> {
  if (affectron === null) throw new Error('Nothing runs.');
  return affectron.app.evaluate(
    ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.accelerator?.toString(),
    id,
  );
}

function chooseInMenu(id: string): Promise<void> {
  if (affectron === null) throw new Error('Nothing runs.');
  return affectron.app.evaluate(({ Menu }, item) => {
    Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
  }, id);
}

describe('keys', () => {
  test('the sheet shows every action; a key is changed, refused, swapped, and set back', async () => {
    const page = await open();
    await page.keyboard.press('?');
    await sheet(page).waitFor();
    expect(await sheet(page).getByRole('listitem').count()).toBe(actionIds.length);

    await keyOf(page, 'Loop on or off').press('Enter');
    await page.keyboard.press('g');
    await keyOf(page, 'Loop on or off').filter({ hasText: 'G' }).waitFor();
    await eventually(() => menuKey('loop')).toBe('G');

    await keyOf(page, 'Search clips').press('Enter');
    await page.keyboard.press('Tab');
    await keyOf(page, 'Search clips').press('Enter');
    await page.keyboard.press('ArrowDown');
    await row(page, 'Search clips').getByText('↓ has a meaning of its own everywhere.').waitFor();

    await keyOf(page, 'Search clips').press('Enter');
    await page.keyboard.press('c');
    await row(page, 'Search clips').getByText('C is the key of “Classify the selection”.').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await keyOf(page, 'Classify the selection').filter({ hasText: '/' }).waitFor();

    // Esc only leaves the waiting; the sheet stays.
    await keyOf(page, 'Undo').press('Enter');
    await page.getByText('Esc leaves the key as it is.').waitFor();
    await page.keyboard.press('Escape');
    await keyOf(page, 'Undo').waitFor();
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });

    await page.keyboard.press('c');
    await eventually(() =>
      page.getByRole('searchbox').evaluate((box) => box === document.activeElement),
    ).toBe(true);
  });

  test('they are there after a restart, in the handler, the hints and the menu', async () => {
    const page = await open();
    const stored = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as { keys: object };
    expect(stored.keys).toEqual({ loop: 'g', search: 'c', classify: '/' });
    expect(await menuKey('search')).toBe('C');
    const loop = page.getByRole('button', { name: 'Loop', exact: true });
    await page.keyboard.press('g');
    await eventually(() => loop.getAttribute('aria-pressed')).toBe('true');
    expect(await loop.getAttribute('title')).toBe('Loop (G)');
    await page.keyboard.press('l');
    expect(await loop.getAttribute('aria-pressed')).toBe('true');

    await page.keyboard.press('?');
    await sheet(page).getByRole('button', { name: 'Reset the key of Loop on or off' }).click();
    await keyOf(page, 'Loop on or off').filter({ hasText: 'L' }).waitFor();
    await sheet(page).getByRole('button', { name: 'Reset all keys' }).click();
    await keyOf(page, 'Search clips').filter({ hasText: '/' }).waitFor();
    await eventually(() => menuKey('search')).toBe('/');
  });

  test('what the menu offers is done in the window', async () => {
    const page = await open();
    await chooseInMenu('models');
    await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor({ state: 'attached' });
    await chooseInMenu('shortcuts');
    await sheet(page).waitFor();
  });
});

describe('recent files', () => {
  async function sound(name: string): Promise<string> {
    const path = join(folder, name);
    const samples = Float32Array.from({ length: 16_000 }, (_, at) => 0.3 * Math.sin(at * 0.05));
    await writeFile(path, encodeWav({ samples, sampleRate: 16_000 }));
    return path;
  }

  const menu = (): Promise<string[]> => {
    if (affectron === null) throw new Error('Nothing runs.');
    return affectron.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu?.items ?? []).map(({ label }) => label),
    );
  };

  test('stand in menu and window; a deletion is undone by key; one that is gone is said and dropped', async () => {
    const page = await open([await sound('one.wav'), await sound('this & that.wav')]);
    await eventually(menu).toEqual(['this && that.wav', 'one.wav', '', 'Clear the list']);
    await eventually(() => chosen(page)).toContain('this & that.wav');

    await page.keyboard.press('Delete');
    await page.getByText('this & that.wav was removed from the list.', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: this & that.wav was removed from the list.').waitFor();
    await eventually(() => chosen(page)).toContain('this & that.wav');
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('Done again: this & that.wav was removed from the list.').waitFor();
    await rows(page).filter({ hasText: 'this & that.wav' }).waitFor({ state: 'detached' });

    const button = page.getByRole('button', { name: 'Files opened before' });
    await button.press('Enter');
    expect(await serious(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'this & that.wav' }).press('Enter');
    await eventually(() => chosen(page)).toContain('this & that.wav');

    await rm(join(folder, 'one.wav'));
    await button.press('Enter');
    await page.getByRole('menuitem', { name: 'one.wav' }).click();
    await page.getByText('“one.wav” is no longer there, and was taken off the recent files.').waitFor();
    await eventually(menu).toEqual(['this && that.wav', '', 'Clear the list']);
    await button.press('Enter');
    await page.getByRole('menuitem', { name: 'Clear the list' }).click();
    await button.waitFor({ state: 'detached' });
    await eventually(async (): Promise<unknown> =>
      JSON.parse(await readFile(join(folder, 'recent.json'), 'utf8')),
    ).toEqual([]);
  });

  test('while a name is typed Ctrl+Z is the field’s own', async () => {
    const page = await open();
    const search = page.getByRole('searchbox');
    await search.fill('kettle');
    await page.keyboard.press('Control+z');
    await eventually(() => search.inputValue()).toBe('');
    await search.fill('kettle');
    await chooseInMenu('undo');
    await eventually(() => search.inputValue()).toBe('');
  });
});

describe('the tour', () => {
  test('comes at the first start, by keyboard, in four steps, and never again by itself', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'affectron-tour-'));
    const tour = (page: Page): Locator => page.getByRole('dialog', { name: /./ });
    try {
      affectron = await launchAffectron({ dataFolder: fresh, tour: true });
      const { page } = affectron;
      for (const [index, title] of [
        'Record your voice',
        'See and hear the sound',
        'Read the verdict',
        'Look further',
      ].entries()) {
        await page.getByRole('dialog', { name: title }).waitFor();
        await page.getByText(`Step ${index + 1} of 4`).waitFor();
        expect(await serious(page)).toEqual([]);
        // The focus is on what goes on, and stays in the panel.
        if (index === 0) expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Next');
        for (let press = 0; press < 5; press++) await page.keyboard.press('Tab');
        const outside = await page.evaluate(
          () =>
            document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
        );
        expect(outside).toBe(false);
        await page.keyboard.press(index < 3 ? 'ArrowRight' : 'Escape');
      }
      await tour(page).waitFor({ state: 'detached' });
      await affectron.close();

      affectron = await launchAffectron({ dataFolder: fresh, tour: true });
      const again = affectron.page;
      await heard(again);
      expect(await tour(again).count()).toBe(0);
      await chooseInMenu('tour');
      await again.getByRole('dialog', { name: 'Record your voice' }).waitFor();
      await again.getByRole('button', { name: 'Skip the tour' }).press('Enter');
      await tour(again).waitFor({ state: 'detached' });
      await affectron.close();
    } finally {
      affectron = null;
      await rm(fresh, { recursive: true, force: true });
    }
  });
});
