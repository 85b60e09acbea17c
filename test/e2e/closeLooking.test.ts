/** Looking closely at a sound: zoom down to single periods, the spectrogram's settings. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard, waveform } from './listenPage';
import { serious } from './serious';

let folder: string;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-close-'));
  // 200 Hz and its overtones, in which a period is 5 ms.
  const samples = Float32Array.from({ length: 3 * 16_000 }, (_, n) => {
    const angle = (2 * Math.PI * 200 * n) / 16_000;
    return 0.3 * Math.sin(angle) + 0.1 * Math.sin(9 * angle);
  });
  await writeFile(join(folder, 'hum.wav'), encodeWav({ samples, sampleRate: 16_000 }));
  await start([join(folder, 'hum.wav')]);
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(args: string[] = []): Promise<void> {
  affectron = await launchAffectron({ args, dataFolder: folder });
  ({ page } = affectron);
  await heard(page);
}

/** For each column of the waveform, how many pixels of it are painted. */
function painted(): Promise<number[]> {
  return waveform(page)
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      return Array.from({ length: width }, (_, x) => {
        let count = 0;
        for (let y = 0; y < height; y++) if (data[4 * (y * width + x) + 3] > 40) count++;
        return count;
      });
    });
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];
const overview = () => page.getByRole('slider', { name: 'Scroll through the zoomed sound' });

/** Colours of one column of the spectrogram, top to bottom. */
function column(): Promise<string> {
  return page
    .getByRole('slider', { name: /read-out/ })
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const middle = Math.round(canvas.width / 2);
      return canvas.getContext('2d')!.getImageData(middle, 0, 1, canvas.height).data.join();
    });
}

test('zooms by keys down to single periods, drawn as a line', async () => {
  await waveform(page).focus();
  const filled = median(await painted());
  for (let press = 0; press < 14; press++) await page.keyboard.press('+');
  // 20 ms: four periods of the voice. A line is far thinner than the shape that the whole is drawn as.
  await eventually(async () => median(await painted())).toBeLessThan(filled / 3);
  expect(await overview().getAttribute('aria-valuetext')).toMatch(
    /^0:00\.0\d to 0:00\.\d\d of 0:03\.00 in view$/,
  );
});

test('moves through the zoomed sound by page keys, wheel, and the overview, by key and by hand', async () => {
  const at = async () => Number(await overview().getAttribute('aria-valuenow'));
  const first = await at();
  await page.keyboard.press('PageDown');
  await eventually(at).toBeGreaterThan(first);
  await page.keyboard.press('PageUp');
  await eventually(at).toBeCloseTo(first, 3);

  await overview().focus();
  await page.keyboard.press('End');
  await eventually(at).toBeCloseTo(2.98, 2);
  await page.keyboard.press('ArrowLeft');
  await eventually(at).toBeLessThan(2.98);
  await page.keyboard.press('Home');
  await eventually(at).toBe(0);

  const box = (await overview().boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await eventually(at).toBeCloseTo(1.49, 1);

  await waveform(page).hover();
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 300);
  await page.keyboard.up('Shift');
  await eventually(at).toBeGreaterThan(1.495);
  await page.mouse.wheel(0, 4000);
  await overview().waitFor({ state: 'detached' });
});

test('its frame can be made wider by hand', async () => {
  for (let press = 0; press < 3; press++) await page.keyboard.press('+');
  const words = () => overview().getAttribute('aria-valuetext');
  const before = await words();
  const frame = (await overview().locator('.frame').boundingBox())!;
  await page.mouse.move(frame.x + frame.width - 1, frame.y + 8);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width + 80, frame.y + 8, { steps: 4 });
  await page.mouse.up();
  await eventually(words).not.toBe(before);
  expect((await overview().locator('.frame').boundingBox())!.width).toBeGreaterThan(frame.width + 60);
  await page.keyboard.press('0');
});

test('colours, range and frequencies of the spectrogram are set by keyboard, and axe finds nothing serious', async () => {
  const before = await column();
  const button = page.getByRole('button', { name: 'Colours and frequencies' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Colours and frequencies' });
  await dialog.waitFor();
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await eventually(() => dialog.getByRole('radio', { name: 'Viridis' }).isChecked()).toBe(true);
  await eventually(column).not.toBe(before);
  const green = await column();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByText('Spectrogram, logarithmic').waitFor();
  await page.getByText('63\u202fHz').waitFor();
  await eventually(column).not.toBe(green);
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await dialog.getByText('100\u202fdB').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('and are the same after a restart', async () => {
  await affectron.close();
  await start();
  await page.getByText('Spectrogram, logarithmic').waitFor();
  const settings = await page.evaluate(() => window.affectron.call('settings.read'));
  expect(settings).toMatchObject({
    ok: true,
    value: { colourMap: 'viridis', frequencyScale: 'log', rangeDb: 100 },
  });
});

test('shows what the model heard, and says what carried its verdict', { timeout: 90_000 }, async () => {
  // The quickest of those that hear bands, and a voice instead of the hum.
  await page.evaluate(() => window.affectron.call('settings.change', { model: 'lite' }));
  await page.reload();
  await page.getByRole('option').filter({ hasText: 'tickets' }).click();
  await heard(page);
  await waveform(page).focus();
  await page.keyboard.press('h');
  await page.getByText('What Affectron Lite heard').waitFor();
  const words = page.getByText(/^(Blanking \d.* lowers|Of what it hears|No single part)/);
  await words.waitFor({ timeout: 60_000 });
  await page.getByText(/^blanking this lowers “/).waitFor();
  expect(await serious(page)).toEqual([]);

  // Zoomed in, it stays in step with the waveform.
  await page.keyboard.press('+');
  await overview().waitFor();
  await page.keyboard.press('0');
  await page.getByRole('button', { name: 'What the model heard' }).click();
  await page.getByText('Spectrogram, logarithmic').waitFor();
});

test('compares the clip under two models, and with another clip', { timeout: 90_000 }, async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('v');
  const sheet = page.getByRole('dialog', { name: 'Compare' });
  await sheet.waitFor();
  const side = (name: string) => sheet.getByRole('region', { name });
  const model = (name: string) => side(name).getByRole('combobox', { name: /model/ });
  expect(await model('Left').inputValue()).toBe('lite');
  expect(await model('Right').inputValue()).not.toBe('lite');
  for (const name of ['Left', 'Right']) {
    await side(name)
      .getByText(/\d\u202f%/)
      .first()
      .waitFor();
  }
  expect(await serious(page)).toEqual([]);

  const clip = side('Right').getByRole('combobox', { name: /clip/ });
  const before = await clip.inputValue();
  await clip.selectOption({ label: (await clip.locator('option').last().innerText()).trim() });
  expect(await clip.inputValue()).not.toBe(before);
  await side('Right').getByRole('button', { name: 'Right: play' }).click();
  const position = side('Right').getByRole('slider');
  await eventually(async () => Number(await position.getAttribute('aria-valuenow'))).toBeGreaterThan(0.05);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});
