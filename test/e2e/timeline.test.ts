/** The timeline under the sound: made, looked at, heard, exported, by mouse and by keys. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Affectron, launchAffectron } from './harness';
import { eventually, position, rows, waveform } from './listenPage';
import { serious } from './serious';
import { writeTalk } from './talk';

let affectron: Affectron;
let page: Page;
let folder: string;
let seconds: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-timeline-'));
  seconds = await writeTalk(join(folder, 'talk.wav'));
  await writeTalk(join(folder, 'other.wav'), 1);
  affectron = await launchAffectron({ args: [join(folder, 'talk.wav')] });
  ({ page } = affectron);
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

const lane = () => page.getByRole('region', { name: 'Timeline' });
const segments = (): Locator => lane().getByRole('toolbar').getByRole('button');
const exportButton = () => lane().getByRole('button', { name: 'Export…' });
/** Waits until the timeline is finished. */
const made = () => exportButton().waitFor({ timeout: 90_000 });
const length = async () => Number(await waveform(page).getAttribute('aria-valuemax'));

async function labels(): Promise<string[]> {
  return segments().evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
}

/** Where a segment begins and ends, by its label. */
function timesOf(label: string): [number, number] {
  const [start, end] = [...label.matchAll(/(\d+):(\d\d\.\d\d)/g)].map(
    ([, minutes, rest]) => 60 * Number(minutes) + Number(rest),
  );
  return [start, end];
}

/** From now on the person saves to this path. */
function saveAs(path: string | null): Promise<void> {
  return affectron.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

async function openFile(path: string): Promise<void> {
  await affectron.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.getByRole('button', { name: 'Open…' }).click();
}

describe('of a recording of half a minute', () => {
  it('is made by itself, and covers the whole without gaps', async () => {
    await made();
    const told = await labels();
    const times = told.map(timesOf);
    expect(times[0][0]).toBe(0);
    expect(times.at(-1)?.[1]).toBeCloseTo(seconds, 1);
    for (const [index, [start]] of times.slice(1).entries()) expect(start).toBe(times[index][1]);
    expect(told.some((label) => label.startsWith('no speech,'))).toBe(true);
    expect(told.some((label) => /^(?!no speech).*\d\s% sure$/u.test(label))).toBe(true);
  });

  it('plays a segment that is clicked, and that alone', async () => {
    const told = await labels();
    const index = told.findIndex((label) => !label.startsWith('no speech'));
    const [start, end] = timesOf(told[index]);
    await segments().nth(index).click();
    await eventually(() => position(page)).toBeGreaterThan(start);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await position(page)).toBeCloseTo(end, 1);
  });

  it('is walked through and heard by keys alone', async () => {
    await waveform(page).focus();
    await page.keyboard.press('Home');
    // Spectrogram, the lane's own button, the segments.
    const inSegments = () => page.evaluate(() => document.activeElement?.closest('[role=toolbar]') !== null);
    for (let tabs = 0; tabs < 12 && !(await inSegments()); tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    const told = await labels();
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? '');
    await eventually(focused).toBe(told[0]);
    await page.keyboard.press('ArrowRight');
    await eventually(focused).toBe(told[1]);
    const [start] = timesOf(told[1]);
    await page.keyboard.press('Enter');
    await eventually(() => position(page)).toBeGreaterThan(start);
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.keyboard.press('End');
    await eventually(focused).toBe(told.at(-1));
  });

  it('selects a segment that is clicked with Shift, to be classified by itself', async () => {
    const told = await labels();
    const index = told.findIndex((label) => !label.startsWith('no speech'));
    await segments()
      .nth(index)
      .click({ modifiers: ['Shift'] });
    const bar = page.getByRole('group', { name: 'Selected stretch' });
    const times = await bar.locator('strong').innerText();
    expect(times.split('–').map((time) => Number(time.slice(2)))).toEqual(
      timesOf(told[index]).map((time) => expect.closeTo(time, 1) as number),
    );
    await bar.getByRole('button', { name: 'Classify' }).click();
    await page.getByText(`${times} of talk.wav`).waitFor();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  });

  it('says what is under the pointer', async () => {
    await segments().nth(1).hover();
    const [start, end] = timesOf((await labels())[1]);
    const told = await lane().locator('.readout').innerText();
    expect(told).toContain(`0:0${start.toFixed(2)}`);
    expect(told).toContain(end.toFixed(2));
  });

  it('moves with the zoom', async () => {
    await waveform(page).focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press('+');
    const all = await length();
    await eventually(() => segments().count()).toBeLessThan(5);
    await page.keyboard.press('0');
    expect(all).toBeCloseTo(seconds, 1);
    await eventually(() => segments().count()).toBeGreaterThan(4);
  });

  it('is exported for Praat, and offered as a picture', async () => {
    const path = join(folder, 'talk.TextGrid');
    await saveAs(path);
    await exportButton().click();
    await page.getByRole('menuitem', { name: 'Praat TextGrid…' }).click();
    await page.getByText('Saved as talk.TextGrid.').waitFor();
    const grid = await readFile(path, 'utf8');
    expect(grid).toContain('Object class = "TextGrid"');
    expect(grid).toMatch(/class = "IntervalTier"/);
    const last = (await labels()).at(-1) ?? '';
    expect(grid).toContain(last.startsWith('no speech') ? 'no speech' : last.split(',')[0]);

    await exportButton().click();
    await page.getByRole('menuitem', { name: 'Picture (PNG, SVG)…' }).click();
    await page.getByRole('img', { name: 'Preview: Timeline' }).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
  });

  it('has nothing serious for axe', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await serious(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await serious(page)).toEqual([]);
  });

  it('is at another fineness another timeline, and the first is there again at once', async () => {
    await lane().getByRole('button', { name: 'Windows and hops' }).click();
    await page.getByRole('menuitemradio', { name: 'One every 2 s' }).click();
    await lane().getByText('3 s windows every 2 s').waitFor({ timeout: 90_000 });
    await lane().getByRole('button', { name: 'Windows and hops' }).click();
    await page.getByRole('menuitemradio', { name: 'One every 0.5 s' }).click();
    await lane().getByText('3 s windows every 0.5 s').waitFor();
    const settings = await page.evaluate(() => window.affectron.call('settings.read'));
    expect(settings.ok && settings.value.timelineHop).toBe(0.5);
  });

  it('can be closed, and stays closed', async () => {
    await lane().getByRole('button', { name: 'Timeline' }).click();
    await segments().first().waitFor({ state: 'detached' });
    await page.reload();
    await waveform(page).waitFor();
    await rows(page).filter({ hasText: 'talk.wav' }).click();
    await eventually(length).toBeCloseTo(seconds, 1);
    expect(await segments().count()).toBe(0);
    await lane().getByRole('button', { name: 'Timeline' }).click();
    await made();
  });
});

describe('when something is in the way', () => {
  it('is cancelled, and made when asked again', async () => {
    await openFile(join(folder, 'other.wav'));
    await lane().getByRole('button', { name: 'Cancel' }).click();
    await lane().getByRole('button', { name: 'Make the timeline' }).click();
    await made();
    expect(await segments().count()).toBeGreaterThan(2);
  });

  it('nothing is made of a file that cannot be read, and the next one is', async () => {
    await writeFile(join(folder, 'broken.wav'), (await readFile(join(folder, 'talk.wav'))).subarray(0, 60));
    await openFile(join(folder, 'broken.wav'));
    await page.getByRole('alert').first().waitFor();
    expect(await segments().count()).toBe(0);
    await rows(page).filter({ hasText: 'talk.wav' }).click();
    await made();
  });

  it('a short clip offers it, and makes none by itself', async () => {
    await rows(page).filter({ hasText: 'The kettle is on' }).click();
    await lane().getByRole('button', { name: 'Make the timeline' }).click();
    await made();
    expect(await segments().count()).toBeGreaterThan(0);
  });
});

describe('of a recording of more than a minute', () => {
  it('stands in for the verdict, which would be one for all of it', async () => {
    const long = join(folder, 'long.wav');
    await writeTalk(long, 9);
    await openFile(long);
    const panel = page.getByRole('region', { name: 'Verdict' });
    await panel.getByText('Over the whole recording, mostly').waitFor({ timeout: 90_000 });
    expect(await panel.getByText(/of the speech, which is \d+\.\d\ss of 1:\d\d\.$/u).count()).toBe(1);
    const percents = await panel.locator('[data-emotion]').allInnerTexts();
    expect(percents).toHaveLength(8);
    expect(percents.every((percent) => /\d/.test(percent))).toBe(true);
    expect(await panel.getByRole('cell', { name: '–' }).count()).toBeGreaterThan(0);
  });
});
