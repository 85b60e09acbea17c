/** The three kinds of verdicts in the real window, with real sounds. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron } from './harness';
import { chosen, eventually, heard, rows } from './listenPage';

let folder: string;
let affectron: Affectron;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-verdicts-'));
  const sampleRate = 16_000;
  const samples = Float32Array.from({ length: 2 * sampleRate }, (_, n) => 0.2 * Math.sin(n / 6));
  await writeFile(join(folder, 'whistle.wav'), encodeWav({ samples, sampleRate }));
  await writeFile(join(folder, 'voice.wav'), await readFile(join(root, 'samples', 'kettle.wav')));
  affectron = await launchAffectron({ args: [join(folder, 'whistle.wav'), join(folder, 'voice.wav')] });
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true });
});

test('a sound without speech is called so by every model, and no bar stands out', async () => {
  const { page } = affectron;
  // The window itself chooses the clip that was opened last.
  await eventually(() => chosen(page)).toContain('voice.wav');
  await heard(page);
  await rows(page).filter({ hasText: 'whistle.wav' }).click();
  await page.getByText('No speech.', { exact: true }).waitFor({ state: 'attached' });
  expect(await page.locator('.verdict h2').innerText()).toBe('No speech');
  expect(await page.locator('.bars li.top').count()).toBe(0);
  const table = page.getByRole('table', { name: 'All models' });
  const said = await table.getByRole('cell', { name: 'no speech' }).count();
  expect(said).toBeGreaterThan(4);
  expect(await table.getByRole('cell', { name: /\d %/ }).count()).toBe(0);
});

test('a model that is right too seldom is unsure, and says why', async () => {
  const { page } = affectron;
  await rows(page).filter({ hasText: 'voice.wav' }).click();
  await page.getByRole('button', { name: 'CNN-3', exact: true }).click();
  await page.getByText(/^Not sure: \w+ or \w+\.$/).waitFor({ state: 'attached' });
  await page.getByText(/sure; it is right too seldom to name a single emotion\./).waitFor();
  await page
    .getByRole('row', { name: /^CNN-3/ })
    .getByText(/^\w+\?$/)
    .waitFor();
});
