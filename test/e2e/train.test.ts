/** Training in the window: from an empty view to a model of one's own that hears, is deleted and comes back. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp } from '../../scripts/setup/launchApp.mjs';
import { madeActors, writeMadeCorpus } from '../library/madeCorpus';
import { type Affectron, launchAffectron } from './harness';

let folder: string;
let dataFolder: string;
let clips: string;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-train-'));
  dataFolder = join(folder, 'data');
  clips = join(folder, 'Clips');
  await mkdir(dataFolder);
  await writeMadeCorpus(clips);
  affectron = await launchAffectron({ dataFolder, env: { AFFECTRON_BACKEND: 'wasm' } });
  page = affectron.page;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true });
});

/** From now on this folder is chosen in the dialog. */
function choose(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

async function chooseFolder(path: string): Promise<void> {
  await choose(affectron.app, path);
  await page.getByRole('button', { name: /^(Choose a|Another) folder…$/ }).click();
}

const start = () => page.getByRole('button', { name: 'Start training' });
const views = (name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();

async function axe(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

describe('before there is a folder that can be trained on', () => {
  it('says what is needed, and does not start', async () => {
    await page.getByRole('heading', { name: 'Train a model on voices of your own choice' }).waitFor();
    expect(await start().isDisabled()).toBe(true);
    expect(await axe()).toEqual([]);
  });

  it.each([
    ['an empty folder', [], /has no sound file/],
    ['one actor', ['01'], /by one actor: .*voices it never heard/],
  ])('says in plain words why %s will not do', async (name, actors, reason) => {
    const bad = join(folder, name);
    await mkdir(bad);
    await writeMadeCorpus(bad, actors);
    await chooseFolder(bad);
    await page.getByRole('alert').filter({ hasText: reason }).waitFor();
    expect(await start().isDisabled()).toBe(true);
  });

  it('says so where no clip is of an emotion the recipe knows', async () => {
    const sad = join(folder, 'Sad');
    await mkdir(sad);
    for (const actor of madeActors) await writeFile(join(sad, `03-01-04-01-01-01-${actor}.wav`), '');
    await page.getByRole('radio', { name: /^MLP/ }).check();
    await chooseFolder(sad);
    await page
      .getByRole('alert')
      .filter({ hasText: /no clip of an emotion that MLP can know/ })
      .waitFor();
  });
});

describe('training', () => {
  it('shows what the folder holds, then live figures, then the card', async () => {
    await chooseFolder(clips);
    await page.getByText('RAVDESS: 32 clips, 4 actors').waitFor();
    await page.getByText('16 clips, 2 actors').waitFor();
    await page.getByText(/an estimate from the number of clips/).waitFor();
    expect(await axe()).toEqual([]);

    await page.getByLabel('Name of the model').fill('Voices of the office');
    await page.getByLabel('Name of the model').press('Enter');
    await page.getByText(/^After pass \d+: training 0?\d\.\d{3}, validation/).waitFor();
    await page.getByRole('heading', { name: '“Voices of the office” is ready' }).waitFor();
    await page.getByText(/^of one actor it never heard$/).waitFor();
    await page.getByText('Whole actors held out:').waitFor();
    expect(await readdir(join(dataFolder, 'models'))).toEqual(['voices-of-the-office']);
    expect(await axe()).toEqual([]);
  });

  it('gives a model that hears in Listen', async () => {
    await page.getByRole('button', { name: 'Try it in Listen' }).click();
    const rows = page.getByRole('table', { name: 'All models' }).getByRole('row');
    await rows.filter({ hasText: /^Voices of the office.*\d/ }).waitFor();
    await page.getByRole('list', { name: 'Probabilities, Voices of the office' }).waitFor();
  });

  it('stopped, keeps the best so far; cancelled, keeps nothing', async () => {
    await views('Train');
    await page.getByRole('button', { name: 'Train another' }).click();
    await page.getByRole('radio', { name: /^LSTM/ }).check();
    await page.getByLabel('Name of the model').fill('Stopped');
    await start().click();
    await page.getByText(/^Pass [2-9] of at most 200$/).waitFor();
    await page.getByRole('button', { name: 'Stop and keep the best so far' }).click();
    await page.getByRole('heading', { name: '“Stopped” is ready' }).waitFor();

    await page.getByRole('button', { name: 'Train another' }).click();
    await page.getByLabel('Name of the model').fill('Thrown away');
    await start().click();
    await page.getByText(/^Pass \d+ of at most 200$/).waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await start().waitFor();
    expect((await readdir(join(dataFolder, 'models'))).sort()).toEqual(['stopped', 'voices-of-the-office']);
    expect(await readdir(dataFolder)).not.toContain('training');
  });
});

describe('models of one’s own', () => {
  const card = (name: string) => page.getByRole('article', { name });

  it('are renamed on their card', async () => {
    await views('Models');
    await card('Stopped').getByRole('button', { name: 'Rename…' }).click();
    await page.getByLabel('Name of the model').fill('Stopped early');
    await page.getByLabel('Name of the model').press('Enter');
    await card('Stopped early').waitFor();
  });

  it('are deleted, and come back', async () => {
    await card('Voices of the office').getByRole('button', { name: 'Delete' }).click();
    await card('Voices of the office').waitFor({ state: 'detached' });
    expect(await readdir(join(dataFolder, 'models'))).toEqual(['stopped']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await card('Voices of the office').waitFor();
    expect((await readdir(join(dataFolder, 'models'))).sort()).toEqual(['stopped', 'voices-of-the-office']);
    expect(await card('MLP').getByRole('button', { name: 'Delete' }).count()).toBe(0);
  });

  it('stand there with the reason when they are damaged, and can be deleted', async () => {
    await writeFile(join(dataFolder, 'models', 'stopped', 'weights.bin'), 'half a file');
    // A card that changed is read again.
    await writeFile(join(dataFolder, 'models', 'stopped', 'card.json'), '{ "id"');
    await page.evaluate(() => window.affectron.call('models.list'));
    await page.reload();
    await views('Models');
    const damaged = page.getByRole('article').filter({ hasText: /card\.json is not JSON/ });
    await damaged.getByText(/Delete this one in Models and train it again/).waitFor();
    await damaged.getByRole('button', { name: 'Delete' }).click();
    await damaged.waitFor({ state: 'detached' });
    expect(await readdir(join(dataFolder, 'models'))).toEqual(['voices-of-the-office']);
  });
});

describe('a training whose program was killed', () => {
  it('is offered at the next start, goes on, or is discarded', async () => {
    const own = join(folder, 'killed');
    await mkdir(own);
    const options = { dataFolder: own, env: { AFFECTRON_BACKEND: 'wasm' } };
    const first = await launchApp(options);
    await first.page.getByRole('button', { name: 'Train', exact: true }).click();
    await choose(first.app, clips);
    await first.page.getByRole('button', { name: 'Choose a folder…' }).click();
    await first.page.getByRole('radio', { name: /^LSTM/ }).check();
    await first.page.getByRole('button', { name: 'Start training' }).click();
    await first.page.getByText(/^Pass \d+ of at most 200$/).waitFor();
    first.app.process().kill('SIGKILL');
    await first.end();

    const next = await launchApp(options);
    try {
      await next.page
        .getByText(/Training of “LSTM” was interrupted/)
        .first()
        .waitFor();
      await next.page.getByRole('button', { name: 'Train', exact: true }).click();
      await next.page.getByRole('button', { name: 'Go on' }).click();
      await next.page.getByText(/^Pass \d+ of at most 200$/).waitFor();
      await next.page.getByRole('button', { name: 'Stop and keep the best so far' }).click();
      await next.page.getByRole('heading', { name: '“LSTM” is ready' }).waitFor();
      expect(await readdir(join(own, 'models'))).toEqual(['lstm-2']);
    } finally {
      await next.end();
    }
  });
});
