/** The Listen view in the real app: choosing, playing, seeing, dropping, by pointer and by keyboard alone. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron, type LaunchOptions } from './harness';

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

/** Waits until the chosen clip has a verdict. */
async function heard(page: Page): Promise<string> {
  const words = page.getByText(/^The voice sounds .* sure\.$/);
  await words.waitFor({ state: 'attached' });
  return words.innerText();
}

/** Longer than vitest's own second: the machine may be busy. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });

const rows = (page: Page): Locator => page.getByRole('listbox', { name: 'Clips' }).getByRole('option');
const chosen = (page: Page): Promise<string> => page.locator('[role=option][aria-selected=true]').innerText();
const waveform = (page: Page): Locator => page.getByRole('slider', { name: 'Position in the sound' });
const position = async (page: Page): Promise<number> =>
  Number(await waveform(page).getAttribute('aria-valuenow'));

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

test('everything of the main job can be done by keyboard', async () => {
  const page = await open();
  const first = await chosen(page);
  await page.keyboard.press('ArrowDown');
  await eventually(() => chosen(page)).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await eventually(() => chosen(page)).toBe(first);

  await page.keyboard.press('Space');
  await eventually(() => position(page)).toBeGreaterThan(0.1);
  await page.keyboard.press('Space');

  await page.keyboard.press('/');
  await page.keyboard.type('no such clip');
  await page.getByText('No clip matches.').waitFor();
  await page.keyboard.press('Escape');
  await rows(page).first().waitFor();

  await page.keyboard.press('Tab');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await waveform(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const total = Number(await waveform(page).getAttribute('aria-valuemax'));
  expect(await position(page)).toBeCloseTo(total - 0.5, 1);
  await page.keyboard.press('+');
  await page.getByRole('slider', { name: 'Scroll through the zoomed sound' }).waitFor();
  await page.keyboard.press('0');

  const readout = page.getByRole('slider', { name: /read-out/ });
  await readout.focus();
  const before = await readout.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowUp');
  expect(await readout.getAttribute('aria-valuetext')).not.toBe(before);
  expect(await readout.getAttribute('aria-valuetext')).toMatch(/^\d+:\d\d\.\d\d · .+Hz · .+dB$/);
});

test('every control is reached with Tab, in the order of the lanes', async () => {
  const page = await open();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const names: string[] = [];
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const outline = getComputedStyle(element);
      const seen = outline.outlineStyle !== 'none' || element.matches('[role=listbox], table button');
      return (
        (seen ? '' : 'NO FOCUS RING ') + (element.getAttribute('aria-label') ?? element.innerText).trim()
      );
    });
    if (name === '' || names.includes(name)) break;
    names.push(name);
  }
  const order = [
    'Listen',
    'Settings',
    'Record and classify',
    'Search clips',
    'Clips',
    'Add samples…',
    'Position in the sound',
    'Play',
    'All models',
  ];
  expect(names.filter((name) => order.includes(name))).toEqual(order);
  expect(names.filter((name) => name.startsWith('NO FOCUS RING'))).toEqual([]);
});

test('dropped files are opened, a broken one among them is told by name', async () => {
  const page = await open();
  const broken = join(folder, 'notes.wav');
  await writeFile(broken, 'Shopping list: bread, milk');
  await drop(page, [await labelledFile(), broken]);
  await page.getByText('1 file was not opened.').waitFor();
  await page.getByText(/^notes\.wav: /).waitFor();
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

  await page.getByRole('button', { name: 'Settings' }).click();
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

test('the window records by itself, shows what it hears, and classifies the take', async () => {
  const voice = join(root, 'samples', 'kettle.wav');
  const page = await open({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${voice}`,
    ],
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('This window').check();
  await page.keyboard.press('Escape');

  await page.keyboard.press('r');
  const panel = page.getByRole('region', { name: 'Recording' });
  await panel.waitFor();
  await eventually(async () => Number((await panel.getByRole('timer').innerText()).slice(2))).toBeGreaterThan(
    1.5,
  );
  await eventually(() => panel.locator('dd').nth(1).innerText()).toMatch(/Hz/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Record and classify' }).waitFor();
  expect(await rows(page).filter({ hasText: 'Take' }).count()).toBe(0);

  await page.keyboard.press('r');
  await panel.waitFor();
  await eventually(async () => Number((await panel.getByRole('timer').innerText()).slice(2))).toBeGreaterThan(
    2,
  );
  await page.keyboard.press('Enter');
  await rows(page).filter({ hasText: 'Take' }).waitFor();
  await eventually(() => chosen(page)).toContain('Take');
  await heard(page);

  await page.keyboard.press('F2');
  await page.keyboard.type('My voice');
  await page.keyboard.press('Enter');
  await rows(page).filter({ hasText: 'My voice' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Undo' }).click();
  await rows(page).filter({ hasText: 'My voice' }).waitFor();
});
