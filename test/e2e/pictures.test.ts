/** Every plot of a clip, saved for print: of a file whose name is an attack. */
import { mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard, waveform } from './listenPage';
import { serious } from './serious';
import { writeTalk } from './talk';

const name = `<img src=x onerror="document.title='hit'"> & \u202etalk.wav`;
/** Where the pictures are kept, to be looked at. */
const keep = process.env.AFFECTRON_KEEP_PICTURES;
let affectron: Affectron;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-pictures-'));
  await writeTalk(join(folder, name), 0.3);
  affectron = await launchAffectron({ args: [join(folder, name)] });
  ({ page } = affectron);
  await affectron.app.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as { defaultPath: string };
      return Promise.resolve({ canceled: false, filePath: `${into}/${defaultPath.split('/').at(-1)}` });
    };
  }, folder);
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

const sheet = () => page.getByRole('dialog', { name: 'Save a picture' });

/** Opens the sheet by its key and saves a plot; answers the name of the new file and what is in it. */
async function save(plot: string, form: 'PNG' | 'SVG'): Promise<{ file: string; bytes: Buffer }> {
  const before = await readdir(folder);
  await page.keyboard.press('Control+s');
  await sheet().getByLabel('Plot').selectOption({ label: plot });
  await sheet()
    .getByRole('img', { name: `Preview: ${plot}` })
    .waitFor();
  await sheet()
    .getByRole('button', { name: `Save as ${form}…` })
    .click();
  await sheet()
    .getByText(/^Saved as /)
    .waitFor();
  await page.keyboard.press('Escape');
  const [file] = (await readdir(folder)).filter((each) => !before.includes(each));
  const bytes = await readFile(join(folder, file));
  if (!keep) await rm(join(folder, file));
  else await rename(join(folder, file), join(keep, `${plot}.${form.toLowerCase()}`));
  return { file, bytes };
}

/** What a program that reads SVG finds in it. */
function look(svg: string) {
  return page.evaluate((source) => {
    const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
    const all = [documentElement, ...documentElement.querySelectorAll('*')];
    return {
      tags: [...new Set(all.map(({ tagName }) => tagName))].sort(),
      attributes: [...new Set(all.flatMap((each) => each.getAttributeNames()))],
      links: all.flatMap((each) => each.getAttribute('xlink:href')?.slice(0, 22) ?? []),
      words: [...documentElement.querySelectorAll('text')].map(({ textContent }) => textContent),
    };
  }, svg);
}

it('a talk is heard, its timeline is made, and its verdict is explained', async () => {
  await page.getByRole('button', { name: 'Export…' }).waitFor({ timeout: 90_000 });
  await heard(page);
  await page.keyboard.press('h');
  await page
    .getByText(/lowers “.* the most|carries the most|No single part/)
    .first()
    .waitFor({ timeout: 90_000 });
}, 300_000);

const model = { waveform: false, spectrogram: false, timeline: true, probabilities: true, heard: true };
it.each([
  ['Waveform', 'waveform'],
  ['Spectrogram', 'spectrogram'],
  ['Timeline', 'timeline'],
  ['Probabilities', 'probabilities'],
  ['What the model heard', 'heard'],
] as const)(
  '%s: as SVG with file, model and version, and nothing that runs or is fetched',
  async (plot, key) => {
    const { file, bytes } = await save(plot, 'SVG');
    expect(file).toMatch(new RegExp(` ${key}\\.svg$`));
    expect(file).not.toMatch(/[<>\u202e]/);
    const { tags, attributes, links, words } = await look(bytes.toString());
    for (const tag of tags) {
      expect(['svg', 'title', 'rect', 'polyline', 'polygon', 'text', 'image']).toContain(tag);
    }
    expect(attributes.filter((each) => each.startsWith('on'))).toEqual([]);
    expect(links.every((link) => link === 'data:image/png;base64,')).toBe(true);
    expect(links.length > 0).toBe(key === 'spectrogram' || key === 'heard');
    const caption = words.at(-1) ?? '';
    expect(caption).toContain(`<img src=x onerror="document.title='hit'"> & \ufffdtalk.wav`);
    expect(caption).toMatch(/ · Affectron \d/);
    expect(/ · model [a-z0-9-]+, version \S+ · /.test(caption)).toBe(model[key]);
  },
);

it('as PNG with 300 dots per inch, light in the dark theme too', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { bytes: png } = await save('Timeline', 'PNG');
  expect(png.readUInt32BE(16)).toBe(Math.round((482 / 72) * 300));
  expect(png.indexOf('pHYs')).toBe(37);
  expect(png.readUInt32BE(41)).toBe(11_811);
  const corner = await page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
    },
    [...png],
  );
  expect(corner).toEqual([255, 255, 255, 255]);
});

it('what is in view is what is saved', async () => {
  await waveform(page).focus();
  for (let times = 0; times < 4; times++) await page.keyboard.press('+');
  const { words } = await look((await save('Waveform', 'SVG')).bytes.toString());
  await page.keyboard.press('0');
  const ticks = words.flatMap((each) => (/^\d+\.\d+$/.test(each ?? '') ? [each] : []));
  expect(ticks.length).toBeGreaterThan(3);
  expect(words).toContain('Time, s');
});

it('a place that cannot be written leaves nothing and is said in words', async () => {
  await affectron.app.evaluate(
    ({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      // A folder that is a file.
    },
    join(folder, name, 'plot.svg'),
  );
  await page.keyboard.press('Control+s');
  await sheet().getByRole('button', { name: 'Save as SVG…' }).click();
  await sheet().getByText('could not be written', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => sheet().count()).toBe(0);
});

it.each(['light', 'dark'] as const)(
  'the sheet has nothing serious for axe, in the %s theme',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.keyboard.press('Control+s');
    await sheet().getByRole('img').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
  },
);

it('where there is no plot, it says so', async () => {
  await page.keyboard.press('Control+7');
  await page.keyboard.press('Control+s');
  await sheet().getByText('There is no plot here to save.', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
});

it('nothing of the name was run', async () => {
  expect(await page.title()).not.toContain('hit');
});
