/** The Evaluate view in the real app: choose, run, cancel, go on, listen to mistakes, save, delete, come back. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import type { EvaluationSummary } from '../../src/shared/evaluation';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard } from './listenPage';
import { serious } from './serious';

let folder: string;
let affectron: Affectron;
let page: Page;

/** The synthetic voices of the repository under RAVDESS names: what they play is invented. */
async function makeClips(place: string, actors: readonly number[]): Promise<void> {
  const samples = (await readdir(join(root, 'samples'))).filter((name) => name.endsWith('.wav'));
  const two = (value: number) => String(value).padStart(2, '0');
  await mkdir(place, { recursive: true });
  for (const actor of actors) {
    for (const [index, emotion] of [2, 3, 6, 7].entries()) {
      const from = samples[(actor + index) % samples.length];
      await copyFile(
        join(root, 'samples', from),
        join(place, `03-01-${two(emotion)}-01-01-01-${two(actor)}.wav`),
      );
    }
  }
}

async function launch(): Promise<void> {
  affectron = await launchAffectron({
    dataFolder: join(folder, 'data'),
    expectedErrors: [/Failed to load resource/],
  });
  page = affectron.page;
  await page.getByRole('button', { name: 'Evaluate', exact: true }).first().click();
}

/** From now on the person chooses this folder, and saves into the folder `saved`. */
async function answerDialogs(chosen: string): Promise<void> {
  await affectron.app.evaluate(
    ({ dialog }, { open, save }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [open] });
      dialog.showSaveDialog = (...args: unknown[]) => {
        const { defaultPath } = args.at(-1) as { defaultPath: string };
        const name = defaultPath.split(/[\\/]/).at(-1) ?? '';
        return Promise.resolve({ canceled: false, filePath: `${save}/${name}` });
      };
    },
    { open: chosen, save: join(folder, 'saved') },
  );
}

const lane = () => page.getByRole('region', { name: 'New evaluation' });
const finding = () => page.getByRole('heading', { name: /^Right about \d+ of 100 clips$/ });
const list = async (): Promise<EvaluationSummary[]> => {
  const answer = await page.evaluate(() => window.affectron.call('evaluation.list'));
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
};

/** Chooses a folder and these models alone, and starts. */
async function start(chosen: string, models: string[]): Promise<void> {
  await answerDialogs(chosen);
  await lane()
    .getByRole('button', { name: /^(Choose a|Another) folder…$/ })
    .click();
  await lane()
    .getByText(/ clips: RAVDESS, /)
    .waitFor();
  // The models come when they are loaded, the default one checked.
  await lane().getByRole('checkbox', { name: 'MLP', exact: true }).waitFor();
  for (const box of await lane().getByRole('checkbox').all()) await box.uncheck();
  for (const name of models) await lane().getByRole('checkbox', { name, exact: true }).check();
  await lane().getByRole('button', { name: 'Evaluate', exact: true }).click();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-evaluate-'));
  await mkdir(join(folder, 'saved'));
  const clips = join(folder, 'voices');
  await makeClips(clips, [1, 2, 7]);
  await writeFile(join(clips, '03-01-03-01-01-02-02.wav'), 'no sound');
  await writeFile(join(clips, 'holiday.wav'), 'no corpus');
  await launch();
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

describe('evaluating a folder', () => {
  it('tells what is needed while nothing is chosen', async () => {
    await page.getByRole('heading', { name: 'How often is a model right?' }).waitFor();
    expect(await lane().getByRole('button', { name: 'Evaluate', exact: true }).isDisabled()).toBe(true);
  });

  it('shows the finding in words, and whom the models had heard', async () => {
    await start(join(folder, 'voices'), ['MLP', 'CNN-3']);
    await finding().waitFor();
    await page
      .getByText('2 of these 3 voices were in the model’s training: this is no figure for unseen voices.')
      .waitFor();
    await page.getByRole('heading', { name: 'Confusion matrix' }).waitFor();
    const matrix = page.getByRole('table', { name: 'Rows: what the actor played.' });
    const counts = await matrix.locator('tbody td').allInnerTexts();
    expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(12);
    await page.getByText('03-01-03-01-01-02-02.wav').waitFor();
  });

  it('changes between the models', async () => {
    const compare = page.getByRole('table', { name: 'Models compared' });
    expect(await compare.getByRole('button').count()).toBe(2);
    await compare.getByRole('button', { name: 'MLP' }).click();
    await page.getByText('MLP on “voices”').waitFor();
    const matrix = page.getByRole('table', { name: 'Rows: what the actor played.' });
    expect(await matrix.locator('tbody td').count()).toBe(16);
    await compare.getByRole('button', { name: 'CNN-3' }).click();
    expect(await matrix.locator('tbody td').count()).toBe(64);
  });

  it('plays a mistake and stops it', async () => {
    const play = page.getByRole('button', { name: /^Play 03-01/ });
    await play.first().click();
    const stop = page.getByRole('button', { name: /^Stop 03-01/ });
    await stop.waitFor();
    const sound = await page.evaluate(async () => {
      const list = await window.affectron.call('evaluation.list');
      const view = list.ok && (await window.affectron.call('evaluation.view', list.value[0].id));
      const clip = view && view.ok ? view.value.models[0].mistakes[0].clip : '';
      const heard = await window.affectron.call('evaluation.hear', clip);
      const answer = await fetch(heard.ok ? heard.value.playbackUrl : '');
      return { type: answer.headers.get('Content-Type'), bytes: (await answer.arrayBuffer()).byteLength };
    });
    expect(sound.type).toBe('audio/wav');
    expect(sound.bytes).toBeGreaterThan(10_000);
    await stop.click();
    await eventually(() => stop.count()).toBe(0);
  });

  it('saves answers and report', async () => {
    for (const kind of ['CSV', 'JSON']) {
      await page.getByRole('button', { name: kind, exact: true }).click();
      await page.getByText(`Saved as voices cnn3.${kind.toLowerCase()}.`).waitFor();
    }
    const saved = (name: string) => readFile(join(folder, 'saved', name));
    expect((await saved('voices cnn3.csv')).toString()).toMatch(/^clip,voice,played,said,right,/);
    expect(JSON.parse((await saved('voices cnn3.json')).toString())).toMatchObject({ model: 'cnn3' });
  });

  it.each(['All results on one page', 'Confusion matrix', 'Reliability diagram', 'Each voice'])(
    'saves “%s” as a picture for print',
    async (plot) => {
      await page.getByRole('button', { name: 'Save a picture…' }).click();
      const sheet = page.getByRole('dialog', { name: 'Save a picture' });
      await sheet.getByLabel('Plot').selectOption({ label: plot });
      await sheet.getByRole('img', { name: `Preview: ${plot}` }).waitFor();
      await sheet.getByRole('button', { name: 'Save as SVG…' }).click();
      await sheet.getByText(/^Saved as voices cnn3 .*\.svg\.$/).waitFor();
      await page.keyboard.press('Escape');
      const names = {
        'All results on one page': 'results',
        'Confusion matrix': 'confusion',
        'Reliability diagram': 'reliability',
        'Each voice': 'voices',
      };
      const file = `voices cnn3 ${names[plot as keyof typeof names]}.svg`;
      const svg = await readFile(join(folder, 'saved', file), 'utf8');
      expect(svg).toMatch(/voices · model cnn3, version [^ ]+ · Affectron \d/);
      expect(svg.match(/<(rect|polyline|polygon)/g)?.length).toBeGreaterThan(10);
    },
  );

  it.for(['light', 'dark'] as const)(
    'has no barrier that axe knows, in the %s theme',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await serious(page)).toEqual([]);
    },
  );

  it('needs no sideways scrolling in the smallest window', async () => {
    await affectron.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640),
    );
    await page.waitForFunction(() => innerWidth === 1024);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body, main, main section, main table')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .filter((element) => !['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
        .filter((element) => !element.classList.contains('visually-hidden'))
        .map((element) => `${element.tagName} ${element.className}`),
    );
    expect(wide).toEqual([]);
  });

  it('opens a mistake in Listen', async () => {
    await page
      .getByRole('button', { name: /^Open 03-01.* in Listen$/ })
      .first()
      .click();
    await heard(page);
    await page
      .getByRole('heading', { name: /^03-01-/ })
      .first()
      .waitFor();
    await page.keyboard.press('e');
    await finding().waitFor();
  });

  it('says plainly when a clip has gone', async () => {
    await rename(join(folder, 'voices'), join(folder, 'moved'));
    await page
      .getByRole('button', { name: /^Play 03-01/ })
      .first()
      .click();
    await page.getByText(/“03-01-.*\.wav” is not there\./).waitFor();
    await rename(join(folder, 'moved'), join(folder, 'voices'));
  });
});

describe('an evaluation that is cancelled', () => {
  it('keeps what was answered, while the window goes on answering', async () => {
    const actors = Array.from({ length: 24 }, (_, index) => index + 1);
    // Enough that it is not over before it is cancelled, whatever the machine.
    const takes = Math.ceil(availableParallelism() / 2);
    for (let take = 0; take < takes; take++) await makeClips(join(folder, 'many', `take ${take}`), actors);
    const affectronHere =
      (await lane().getByRole('checkbox', { name: 'Affectron', exact: true }).count()) > 0;
    await start(join(folder, 'many'), affectronHere ? ['Affectron'] : ['LSTM', 'MLP', 'CNN-3', 'CNN-5']);
    const log = async () => {
      const [{ id }] = await list();
      const path = join(folder, 'data', 'evaluations', id, 'answers.jsonl');
      return existsSync(path) ? (await readFile(path, 'utf8')).split('\n').length - 1 : 0;
    };
    await eventually(log).toBeGreaterThan(0);
    // Other views work meanwhile.
    await page.keyboard.press('ArrowUp');
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click();
    await page.getByText(/cancelled\. What was answered is kept/).waitFor();
    const [summary] = await list();
    expect(summary).toMatchObject({ state: 'unfinished', clips: 96 * takes, job: null });
  });

  it('is still there after a restart, and goes on', async () => {
    await affectron.close();
    await launch();
    const [summary, earlier] = await list();
    expect([summary.state, earlier.state]).toEqual(['unfinished', 'done']);
    const log = join(folder, 'data', 'evaluations', summary.id, 'answers.jsonl');
    const before = (await readFile(log, 'utf8')).trim().split('\n');
    await lane().getByRole('button', { name: 'Go on' }).click();
    await finding().waitFor({ timeout: 90_000 });
    const after = (await readFile(log, 'utf8')).trim().split('\n');
    expect(after.slice(0, before.length)).toEqual(before);
  });
});

describe('earlier evaluations', () => {
  it('are opened again', async () => {
    await lane()
      .getByRole('button', { name: /^Open the evaluation of voices, today/ })
      .click();
    await page.getByText('CNN-3 on “voices”').waitFor();
    await finding().waitFor();
  });

  it('are deleted, and brought back', async () => {
    await lane().getByRole('button', { name: 'Delete the evaluation of voices' }).click();
    await eventually(async () => (await list()).length).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('CNN-3 on “voices”').waitFor();
    expect(await list()).toHaveLength(2);
  });

  it('say what a folder lacks, and lose nothing', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await answerDialogs(empty);
    await lane()
      .getByRole('button', { name: /folder…$/ })
      .click();
    await page.getByText(/“empty” has no sound file\./).waitFor();
    expect(await list()).toHaveLength(2);
  });
});
