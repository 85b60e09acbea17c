/** Files whose names are HTML, commands and signs that turn the text round, in the real window: everywhere they are text. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { type Affectron, launchAffectron } from './harness';
import { heard, rows } from './listenPage';

const image = `<img src=x onerror="document.title='hit'">`;
const names = [
  `${image}.wav`,
  `<script>document.title='hit'<\u2215script>.wav`,
  '\u202evaw.gpj.wav',
  '{@html 1}${1+1}.wav',
  '=cmd|\u0027 calc\u0027!A0.wav',
  'a\u0007\u001b[31mred\u2066.wav',
];
const shown = (name: string): string =>
  name.replaceAll(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu, '\ufffd');
/** Not read: what is said of them names them. */
const broken = `<svg onload="document.title='hit'">\u202etxt.wav`;

let affectron: Affectron;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-names-'));
  const place = join(folder, `<b>${image}<b>\u202eredlof`);
  await mkdir(place);
  for (const name of names) await cp(join(root, 'samples', 'window.wav'), join(place, name));
  await writeFile(join(place, broken), 'no sound');
  affectron = await launchAffectron({ args: names.map((name) => join(place, name)) });
  ({ page } = affectron);
  await affectron.app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = (...args: unknown[]) => {
        const { properties } = args.at(-1) as { properties: string[] };
        const folderWanted = properties.includes('openDirectory');
        return Promise.resolve({ canceled: false, filePaths: [folderWanted ? chosen[0] : chosen[1]] });
      };
    },
    [place, join(place, broken)],
  );
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

/** What no name may have made: elements, and signs without a shape. */
async function clean(): Promise<void> {
  const found = await page.evaluate(() => {
    const texts = [document.documentElement.innerText];
    for (const element of document.querySelectorAll('*')) {
      for (const { value } of element.attributes) texts.push(value);
    }
    return {
      elements: document.querySelectorAll('img, script:not([src]), svg[onload], b > b, [onerror], [onload]')
        .length,
      shapeless: texts.filter((text) => /[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u.test(text)),
      title: document.title,
    };
  });
  expect(found).toEqual({ elements: 0, shapeless: [], title: expect.not.stringContaining('hit') as string });
}

it('in the list and the title', async () => {
  await heard(page);
  for (const name of names)
    await rows(page)
      .filter({ hasText: shown(name) })
      .first()
      .waitFor();
  for (const name of names) {
    await rows(page)
      .filter({ hasText: shown(name) })
      .first()
      .click();
    await page.getByRole('heading', { name: shown(name), exact: true }).waitFor();
  }
  await clean();
});

it('in what is said of a file that cannot be read', async () => {
  await page.getByRole('button', { name: 'Open…' }).click();
  const notice = page.getByRole('region', { name: 'Messages' });
  await notice.getByText(shown(broken), { exact: false }).first().waitFor();
  await clean();
});

it('in the sheets: comparing, data, pictures', async () => {
  for (const key of ['v', 'Control+s']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await clean();
    await page.keyboard.press('Escape');
  }
});

it('in the menu of files opened before', async () => {
  const labels = await affectron.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.getMenuItemById('recent')
      ?.submenu?.items.map(({ label }) => label),
  );
  expect(labels).toEqual(expect.arrayContaining(names.map((name) => shown(name).replaceAll('&', '&&'))));
});

it('in a batch, its table, its title and its job', async () => {
  await page.keyboard.press('Control+3');
  const lane = page.getByRole('region', { name: 'New batch' });
  await lane.getByRole('checkbox', { name: 'MLP', exact: true }).waitFor();
  await lane.getByRole('button', { name: 'Add a folder…' }).click();
  await lane.getByText('7 files with sound').waitFor();
  await clean();
  for (const box of await lane.getByRole('checkbox').all()) await box.uncheck();
  await lane.getByRole('checkbox', { name: 'MLP', exact: true }).check();
  await lane.getByRole('button', { name: 'Hear them all' }).click();
  await page.getByText('6 of 7 files answered').waitFor({ timeout: 90_000 });
  const grid = page.getByRole('grid', { name: 'Files' });
  for (const name of names) await grid.getByText(shown(name), { exact: true }).first().waitFor();
  await clean();
});

it('a page that is allowed to embed others is refused all the same', async () => {
  const guests = await affectron.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await window.loadURL('data:text/html,<body></body>');
    await window.webContents.executeJavaScript(
      `document.body.append(Object.assign(document.createElement('webview'), { src: 'data:text/html,guest' }))`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const found = webContents.getAllWebContents().filter((each) => each.getType() === 'webview').length;
    window.destroy();
    return found;
  });
  expect(guests).toBe(0);
  expect(affectron.mainOutput()).toContain('refused to attach a webview');
});

it('nothing of any name was run', async () => {
  expect(await page.title()).not.toContain('hit');
});
