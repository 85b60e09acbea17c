/** Guess first: a round of the quiz by keyboard alone, over clips named as a corpus names them. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron } from './harness';
import { serious } from './serious';

let folder: string;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-quiz-'));
  affectron = await launchAffectron({ dataFolder: join(folder, 'data') });
  page = affectron.page;
  await page.locator('main').waitFor();
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

/** Three clips that are all sad, so that the test knows the truth, each of another sound. */
async function importClips(): Promise<void> {
  const download = join(folder, 'download', 'Actor_05');
  await mkdir(download, { recursive: true });
  // Sentence and repetition.
  const clips = { '01-01': 'kettle.wav', '01-02': 'tickets.flac', '02-01': 'parcel.flac' };
  for (const [take, sound] of Object.entries(clips)) {
    const { clip } = await decodeSound(await readFile(join(root, 'samples', sound)));
    await writeFile(join(download, `03-01-04-01-${take}-05.wav`), encodeWav(clip));
  }
  await affectron.app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    },
    join(folder, 'download'),
  );
  await page.evaluate(() => window.affectron.call('samples.import', 'folder', 'everything'));
  await page.getByRole('button', { name: /^Guess first/ }).waitFor();
}

const rounds = (): Promise<unknown> =>
  page.evaluate(async () => {
    const answer = await window.affectron.call('settings.read');
    return answer.ok ? answer.value.quizRounds : null;
  });

it('says what to do where there is nothing to guess', async () => {
  await page.keyboard.press('q');
  await page.getByRole('heading', { name: 'There is nothing to guess yet' }).waitFor();
  await page.getByRole('button', { name: 'Add samples…' }).waitFor();
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press('Control+1');
});

describe('a round', () => {
  it('begins with a key, and hides what was played', async () => {
    await importClips();
    await page.keyboard.press('q');
    await page.getByText('3 labelled clips are there to be drawn from.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Which emotion was the actor asked to play?' }).waitFor();
    expect(await serious(page)).toEqual([]);
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    expect(shown).not.toMatch(/03-01-04|RAVDESS[ ·]|actor 5/i);
    // Sad stands among the eight choices, and nowhere else.
    expect(shown.match(/\bsad\b/gi)?.length).toBe(
      (await page.getByRole('listitem').filter({ hasText: 'Sad' }).innerHTML()).match(/\bsad\b/gi)?.length,
    );
    expect(await page.title()).toBe('Affectron');
  });

  it('tells truth, guess and models after a right guess, and after a wrong one', async () => {
    await page.keyboard.press(' ');
    await page.keyboard.press('4');
    await page.getByRole('heading', { name: 'Right: sad' }).waitFor();
    await page.getByText('trained on this voice').first().waitFor();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Clip 2 of 3').waitFor();
    await page.keyboard.press('5');
    await page.getByRole('heading', { name: 'It was sad' }).waitFor();
    await page.getByText('You said angry.').waitFor();
  });

  it('waits while another view is looked at', async () => {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('q');
    await page.getByRole('heading', { name: 'It was sad' }).waitFor();
  });

  it('ends with the score against the models, which is remembered', async () => {
    await page.keyboard.press('Enter');
    await page.getByText('Clip 3 of 3').waitFor();
    await page.getByRole('button', { name: 'Stop and see the score' }).click();
    await page.getByRole('heading', { name: '1 of 2 right' }).waitFor();
    const table = page.getByRole('table', { name: 'You against each model' });
    await expect.poll(() => table.getByRole('row').count(), { timeout: 30_000 }).toBeGreaterThan(5);
    // The models may still be at the second clip.
    const row = () => table.getByRole('row', { name: /^Affectron Lite/ }).innerText();
    await expect.poll(row, { timeout: 30_000 }).toMatch(/1 of 2.*in 2 of 2/s);
    expect(await serious(page)).toEqual([]);
    expect(await rounds()).toMatchObject([{ of: 3, clips: 2, right: 1 }]);
  });
});
