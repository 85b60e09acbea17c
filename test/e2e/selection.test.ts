/** Selecting a stretch of a sound, by mouse and by keys, and what can be done with it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard, position, rows, waveform } from './listenPage';

let affectron: Affectron;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-selection-'));
  affectron = await launchAffectron();
  ({ page } = affectron);
  await heard(page);
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await page.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
});

const bar = () => page.getByRole('group', { name: 'Selected stretch' });
const action = (name: string) => bar().getByRole('button', { name, exact: true });
const title = () => page.getByRole('region', { name: 'Sound' }).getByRole('heading').innerText();
/** "0:00.50–0:01.50" as [0.5, 1.5]. */
async function selected(): Promise<number[]> {
  const words = await bar().locator('strong').innerText();
  return words.split('–').map((time) => {
    const [minutes, seconds] = time.split(':').map(Number);
    return minutes * 60 + seconds;
  });
}

/** From one share of the waveform's width to another, with Shift held. */
async function dragSelection(from: number, to: number): Promise<void> {
  const box = await waveform(page).boundingBox();
  if (box === null) throw new Error('There is no waveform.');
  const y = box.y + box.height / 2;
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + to * box.width, y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

const length = async () => Number(await waveform(page).getAttribute('aria-valuemax'));

describe('selecting', () => {
  it('with Shift and the mouse leaves the playhead where it is', async () => {
    await waveform(page).press('Home');
    await dragSelection(0.25, 0.5);
    const seconds = await length();
    const [start, end] = await selected();
    expect(start / seconds).toBeCloseTo(0.25, 1);
    expect(end / seconds).toBeCloseTo(0.5, 1);
    expect(await position(page)).toBe(0);
  });

  it('by keys alone: Shift and arrows, brackets, Escape', async () => {
    await waveform(page).press('Home');
    await waveform(page).press('ArrowRight');
    for (let press = 0; press < 4; press++) await waveform(page).press('Shift+ArrowRight');
    expect(await selected()).toEqual([0.5, 0.7]);
    await waveform(page).press('ArrowRight');
    await page.keyboard.press(']');
    expect(await selected()).toEqual([0.5, 1.2]);
    await waveform(page).press('Home');
    await waveform(page).press('ArrowRight');
    await waveform(page).press('ArrowRight');
    await page.keyboard.press('[');
    expect(await selected()).toEqual([1, 1.2]);
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
  });

  it('another clip has nothing selected', async () => {
    await dragSelection(0.2, 0.6);
    await bar().waitFor();
    await rows(page).nth(1).click();
    await bar().waitFor({ state: 'detached' });
    await rows(page).first().click();
    await heard(page);
  });
});

describe('a selected stretch', () => {
  it('is classified by itself, and the panel says so', async () => {
    await dragSelection(0.2, 0.8);
    const [start, end] = await bar()
      .locator('strong')
      .innerText()
      .then((words) => words.split('–'));
    await page.keyboard.press('c');
    const about = page.getByText(`${start}–${end} of ${await title()}`);
    await about.waitFor();
    await heard(page);
    await page.getByRole('button', { name: 'Whole clip' }).click();
    await about.waitFor({ state: 'detached' });
    await heard(page);
  });

  it('is played over and over', async () => {
    await dragSelection(0.4, 0.6);
    const [start, end] = await selected();
    await action('Loop the selection').click();
    await eventually(() => action('Loop the selection').getAttribute('aria-pressed')).toBe('true');
    const seen: number[] = [];
    // Until it has jumped back: then it was at the end, and began again.
    while (!seen.some((time, index) => time < seen[index - 1])) seen.push(await position(page));
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(start - 0.02);
    expect(Math.max(...seen)).toBeLessThanOrEqual(end + 0.1);
    await action('Loop the selection').click();
    await eventually(() => action('Loop the selection').getAttribute('aria-pressed')).toBe('false');
  });

  it('becomes a clip of the library, named after its times', async () => {
    await dragSelection(0.25, 0.5);
    const [start, end] = await selected();
    const before = await rows(page).count();
    const from = await title();
    await action('Save…').click();
    await page.getByRole('menuitem', { name: 'As a clip in the library' }).click();
    await eventually(() => rows(page).count()).toBe(before + 1);
    const list = await page.evaluate(() => window.affectron.call('library.list'));
    const kept = list.ok ? list.value.find(({ origin }) => origin === 'recording') : undefined;
    expect(kept?.title.startsWith(`${from} 0:0`)).toBe(true);
    const times = /(\d\.\d)–0:0(\d\.\d)$/
      .exec(kept?.title ?? '')
      ?.slice(1)
      .map(Number);
    expect(times).toEqual([expect.closeTo(start, 0.9), expect.closeTo(end, 0.9)]);
    expect(kept?.seconds).toBeCloseTo(end - start, 1);

    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await eventually(title).toBe(kept?.title);
    await heard(page);
    await rows(page).filter({ hasText: from }).last().click();
    await eventually(title).toBe(from);
    await heard(page);
  });

  it('is written as WAV where the person wants it', async () => {
    const path = join(folder, 'stretch.wav');
    await affectron.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await dragSelection(0.25, 0.5);
    const [start, end] = await selected();
    await action('Save…').click();
    await page.getByRole('menuitem', { name: 'As a WAV file…' }).click();
    await page.getByText('Saved as stretch.wav.').waitFor();
    const { seconds, format } = await decodeSound(await readFile(path));
    expect(format).toBe('WAV');
    expect(seconds).toBeCloseTo(end - start, 1);
  });
});
