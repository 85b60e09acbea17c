/** Keys of one's own, by keyboard alone, over a restart. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { actionIds } from '../../src/shared/actions';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard } from './listenPage';
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
  affectron = await launchAffectron({ dataFolder: folder, args });
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
