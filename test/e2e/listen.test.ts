/** The Listen view in the real app: choosing, playing, seeing, dropping, by pointer and by keyboard alone. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron, type LaunchOptions } from './harness';
import { chosen, eventually, heard, position, rows, waveform } from './listenPage';

let folder = '';
let affectron: Affectron | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-listen-'));
});
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: LaunchOptions = {}): Promise<Page> {
  affectron = await launchAffectron(options);
  const { page } = affectron;
  await heard(page);
  return page;
}

/** A synthetic voice under a name that claims an emotion, as corpus files do. */
async function labelledFile(): Promise<string> {
  const path = join(folder, '03-01-05-01-01-01-12.wav');
  await copyFile(join(root, 'samples', 'kettle.wav'), path);
  return path;
}

async function silentFile(): Promise<string> {
  const path = join(folder, 'silence.wav');
  await writeFile(path, encodeWav({ samples: new Float32Array(16_000), sampleRate: 16_000 }));
  return path;
}

/** Drops files on the window the way the system does; a scripted `DragEvent` would carry no path. */
async function drop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 600, y: 300, data });
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', x: 600, y: 300, data });
  await page.getByText('Drop to open').waitFor();
  await session.send('Input.dispatchDragEvent', { type: 'drop', x: 600, y: 300, data });
  await session.detach();
}

/** Widths of the bars as drawn, px, from the colours on the chart's canvas. */
function drawnBars(page: Page): Promise<number[]> {
  return page.locator('.bars canvas').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d');
    if (!context) return [];
    return Array.from({ length: 8 }, (_, index) => {
      const y = Math.round(((index + 0.5) * canvas.height) / 8);
      const { data } = context.getImageData(0, y, canvas.width, 1);
      let width = 0;
      for (let x = 0; x < canvas.width; x++) if (data[x * 4 + 3] > 128) width++;
      return (100 * width) / canvas.width;
    });
  });
}

test('a chosen clip gets its bars drawn as long as the values beside them', async () => {
  const page = await open();
  await rows(page).nth(3).click();
  await eventually(() => chosen(page)).toContain(await rows(page).nth(3).locator('.title').innerText());
  await heard(page);
  await eventually(async () => {
    const values = (await page.locator('[data-emotion]').allInnerTexts()).map(Number.parseFloat);
    const drawn = await drawnBars(page);
    return Math.max(...values.map((value, index) => Math.abs(value - drawn[index])));
  }).toBeLessThan(3);
  expect(await page.locator('.bars').getByRole('listitem').count()).toBe(8);
});

test('the label of the file is marked right or wrong for the model that is shown', async () => {
  const page = await open({ args: [await labelledFile()] });
  await eventually(() => chosen(page)).toContain('angry');
  await page.getByText(/label: angry (✓ right|✗ wrong)/).waitFor();

  // The four-emotion model has never learned the word.
  await page.getByRole('button', { name: 'MLP' }).click();
  await page.getByText('label: angry, not known here').waitFor();
  expect(await page.locator('[data-emotion=angry]').innerText()).toBe('–');
});

test('play moves the playhead, a click seeks, speed and loop are kept', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Play' }).click();
  await eventually(() => position(page)).toBeGreaterThan(0.3);
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await position(page);
  const box = await waveform(page).boundingBox();
  if (!box) throw new Error('The waveform has no box.');
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  const total = Number(await waveform(page).getAttribute('aria-valuemax'));
  expect(await position(page)).toBeCloseTo(total * 0.75, 1);
  expect(await position(page)).not.toBe(paused);

  await page.getByLabel('Speed').selectOption('2');
  expect(await position(page)).toBeCloseTo(total * 0.75, 1);
  await page.getByRole('button', { name: 'Loop' }).click();
  await page.reload();
  await heard(page);
  expect(await page.getByLabel('Speed').inputValue()).toBe('2');
  expect(await page.getByRole('button', { name: 'Loop' }).getAttribute('aria-pressed')).toBe('true');
});

test('dropped files are opened, a broken one among them is told by name', async () => {
  const page = await open();
  const broken = join(folder, 'notes.wav');
  await writeFile(broken, 'Shopping list: bread, milk');
  await drop(page, [await labelledFile(), broken]);
  await page.getByText('1 file was not opened.').waitFor();
  await page.getByText(/^“notes\.wav” is not a sound file/).waitFor();
  await eventually(() => chosen(page)).toContain('angry');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByText('1 file was not opened.').waitFor({ state: 'detached' });
});

test('a file of silence is drawn but gets no verdict, and the next clip does', async () => {
  affectron = await launchAffectron({ args: [await silentFile()] });
  const { page } = affectron;
  await page.getByText('There is no verdict for this clip.').waitFor();
  await waveform(page).waitFor();
  await page.locator('[role=option][aria-selected=false]').first().click();
  await heard(page);
});

test('a file that went away is told in the middle, and everything else goes on', async () => {
  const path = await labelledFile();
  const page = await open({ args: [path] });
  await eventually(() => chosen(page)).toContain('angry');
  await rm(path);
  // Its picture is still known to this page; a fresh one has to read the file.
  await page.reload();
  const told = page.getByRole('alert');
  await told.getByText('03-01-05-01-01-01-12.wav').waitFor();
  await told.getByRole('button', { name: 'Try again' }).waitFor();
  await page.locator('[role=option][aria-selected=false]').first().click();
  await heard(page);
  await told.waitFor({ state: 'detached' });
});

test('an opened file can be taken off the list, and undo brings it back', async () => {
  const page = await open({ args: [await labelledFile()] });
  await eventually(() => chosen(page)).toContain('angry');
  const count = () => rows(page).first().getAttribute('aria-setsize');
  const before = Number(await count());
  await page.keyboard.press('Delete');
  await eventually(count).toBe(String(before - 1));
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(count).toBe(String(before));
  await eventually(() => chosen(page)).toContain('angry');
});

test('the theme follows the system until one is chosen, and the choice is kept', async () => {
  const page = await open();
  const dark = () =>
    page.evaluate(() => {
      const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
      return Number(red) < 80;
    });
  await page.emulateMedia({ colorScheme: 'dark' });
  await eventually(dark).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  await eventually(dark).toBe(false);

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Dark').check();
  await eventually(dark).toBe(true);
  await page.keyboard.press('Escape');
  await page.reload();
  await eventually(dark).toBe(true);
});

test('at 1024 x 640 verdict and bars stay, nothing is cut off, the table scrolls', async () => {
  const page = await open({ args: [await labelledFile()] });
  await affectron?.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window.unmaximize();
    window.setContentSize(1024, 640);
  });
  await eventually(() => page.evaluate(() => window.innerHeight)).toBeLessThanOrEqual(640);
  const height = await page.evaluate(() => window.innerHeight);
  for (const name of ['.verdict h2', '.bars', '.controls', '.caution']) {
    const box = await page.locator(name).boundingBox();
    expect(box && box.y + box.height, name).toBeLessThanOrEqual(height);
  }
  const sideways = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.className.toString()),
  );
  expect(sideways).toEqual([]);
  // The last model can be scrolled to.
  const last = page.getByRole('table', { name: 'All models' }).getByRole('row').last();
  await last.scrollIntoViewIfNeeded();
  const box = await last.boundingBox();
  expect(box && box.y + box.height).toBeLessThanOrEqual(height);
});
