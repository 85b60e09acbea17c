/** A recording that is too long to be held in memory: looked at, played, and cut. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wavHeader } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron } from './harness';
import { eventually, position, waveform } from './listenPage';
import { writeTalk } from './talk';

let affectron: Affectron;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-long-'));
  const long = join(folder, 'long.wav');
  await writeTalk(long);
  const talk = (await readFile(long)).subarray(44);
  // A little more than 20 minutes of it.
  const times = Math.ceil((1210 * 32_000) / talk.length);
  const sound = Buffer.concat(Array.from({ length: times }, () => talk));
  await writeFile(long, Buffer.concat([wavHeader(16_000, sound.length), sound]));
  affectron = await launchAffectron({ args: [long] });
  ({ page } = affectron);
  await waveform(page).waitFor({ timeout: 90_000 });
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

test('it is drawn whole, and its timeline waits until it is asked for', async () => {
  await eventually(async () => Number(await waveform(page).getAttribute('aria-valuemax'))).toBeGreaterThan(
    1200,
  );
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: 'Make the timeline' }).waitFor();
  await page.getByText('Make the timeline below to hear how it changes.').waitFor();
});

test('it plays from near its end without being read to there', async () => {
  await waveform(page).press('End');
  for (let press = 0; press < 8; press++) await waveform(page).press('ArrowLeft');
  const before = await position(page);
  await page.keyboard.press(' ');
  await eventually(() => position(page)).toBeGreaterThan(before);
  await page.keyboard.press(' ');
});

test('a stretch of it is classified and kept as a clip', async () => {
  await waveform(page).press('End');
  for (let press = 0; press < 60; press++) await waveform(page).press('Shift+ArrowLeft');
  await page.keyboard.press('c');
  await page.getByText(/–.* of long\.wav$/).waitFor();
  await page
    .getByText(/^(The voice sounds .* sure|Not sure: .*|No speech)\.$/)
    .waitFor({ state: 'attached' });
  const bar = page.getByRole('group', { name: 'Selected stretch' });
  await bar.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('menuitem', { name: 'As a clip in the library' }).click();
  await page.getByText(/is in the library\./).waitFor();
  const list = await page.evaluate(() => window.affectron.call('library.list'));
  const kept = list.ok ? list.value.find(({ origin }) => origin === 'recording') : undefined;
  expect(kept?.seconds).toBeCloseTo(3, 1);
});

test('its timeline is a job that can be cancelled', async () => {
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: 'Make the timeline' }).click();
  await timeline.getByRole('toolbar').getByRole('button').first().waitFor({ timeout: 90_000 });
  const jobs = page.getByRole('region', { name: 'Running in the background' });
  await jobs.getByText('Timeline of “long.wav”').waitFor();
  await timeline.getByRole('button', { name: 'Cancel' }).click();
  await jobs.waitFor({ state: 'detached' });
  await timeline.getByRole('button', { name: 'Make the timeline' }).waitFor();
});
