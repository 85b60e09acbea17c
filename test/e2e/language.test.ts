/** The app in German: chosen in the settings, remembered, in the page, the menu and the dialogs; and nothing is lost by it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Affectron, launchAffectron } from './harness';
import { serious } from './serious';

let dataFolder: string;
let affectron: Affectron;
let page: Page;

async function launch(): Promise<void> {
  affectron = await launchAffectron({
    dataFolder,
    args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  });
  page = affectron.page;
}

const menu = (): Promise<string[]> =>
  affectron.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
const lang = (): Promise<string> => page.evaluate(() => document.documentElement.lang);

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'affectron-language-'));
  await launch();
});
afterAll(async () => {
  await affectron.close();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('choosing German', () => {
  it('changes page and menu at once, and a running recording goes on', async () => {
    await page.evaluate(() => window.affectron.call('settings.change', { captureSource: 'window' }));
    await page.reload();
    await page.getByRole('button', { name: 'Record and classify' }).click();
    await page.getByRole('meter').waitFor();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
    await page.getByRole('dialog', { name: 'Einstellungen' }).waitFor();
    expect(await lang()).toBe('de');
    await expect.poll(menu).toContain('&Datei');
    await page.keyboard.press('Escape');
    await page.getByRole('meter', { name: 'Pegel' }).waitFor();
    await page.getByRole('button', { name: /^Abbrechen/ }).click();
    await page.getByRole('button', { name: 'Aufnehmen und deuten' }).waitFor();
  });

  it('is remembered over a restart, from the first frame on', async () => {
    await affectron.close();
    await launch();
    expect(await lang()).toBe('de');
    await page.getByRole('button', { name: 'Hören', exact: true }).waitFor();
    expect(await menu()).toEqual(
      expect.arrayContaining(['&Datei', '&Bearbeiten', '&Ton', '&Ansicht', '&Fenster', '&Hilfe']),
    );
    expect(await page.evaluate(async () => (await fetch('app://affectron/')).text())).toContain('lang="de"');
  });

  it('is the language of the dialogs too', async () => {
    const title = affectron.app.evaluate(
      ({ dialog }) =>
        new Promise((resolve) => {
          dialog.showOpenDialog = (...args: unknown[]) => {
            resolve((args.at(-1) as { title: string }).title);
            return Promise.resolve({ canceled: true, filePaths: [] });
          };
        }),
    );
    await page.getByRole('button', { name: 'Öffnen…' }).click();
    expect(await title).toBe('Tondateien öffnen');
  });
});

describe.for(['Hören', 'Live', 'Gesicht', 'Video', 'Stapel', 'Prüfen', 'Trainieren', 'Modelle'])(
  'the view %s in German',
  (view) => {
    it('has nothing serious for axe, and nothing runs out of the smallest window', async () => {
      await affectron.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640),
      );
      await page.getByRole('button', { name: view, exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: view }).waitFor({ state: 'attached' });
      expect(await serious(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    });
  },
);

it('goes back to English as it came', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('English');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  expect(await lang()).toBe('en');
  await expect.poll(menu).toContain('&File');
});
