/** The Face view with Chromium's fake camera, which plays a video of drawn faces, and with photos. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import type { Settings } from '../../src/shared/types';
import { hasFaceNetworks } from '../core/face/faceNetworks';
import { drawFaces } from '../faces/drawnFace';
import { hollowPng, png } from '../faces/png';
import { y4m } from '../faces/y4m';
import { dropFile } from './dropFile';
import { type Affectron, launchAffectron } from './harness';
import { serious } from './serious';

/** The machine may be busy with other tests. */
const patience = { timeout: 120_000 };
const wholeTest = 500_000;
const voice = join(root, 'samples', 'kettle.wav');
/** Without Chromium's fake answer to the question for the camera: the permission handlers give it. */
const fakeDevice = ['--use-fake-device-for-media-stream'];

let folder: string;
let affectron: Affectron | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-face-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
});

async function inFace(
  args: string[] = [],
  settings: Partial<Settings> = {},
): Promise<{ page: Page; dataFolder: string }> {
  affectron = await launchAffectron({ args });
  const { page, dataFolder } = affectron;
  await page.evaluate(
    (changes) =>
      window.affectron.call('settings.change', { liveModel: 'lite', captureSource: 'window', ...changes }),
    settings,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Face', exact: true }).click();
  return { page, dataFolder };
}

/** A camera that shows these faces; `undefined` keeps Chromium's green pattern. */
async function camera(faces: Parameters<typeof drawFaces>[2], light = 1): Promise<string[]> {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.y4m`);
  const pictures = [0, 3].map((step) =>
    drawFaces(
      640,
      480,
      faces.map((face) => ({ ...face, x: face.x + step })),
      light,
    ),
  );
  await writeFile(file, y4m(pictures));
  return [...fakeDevice, `--use-file-for-fake-video-capture=${file}`];
}

async function photo(page: Page, name: string, content: Uint8Array): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, content);
  await page.locator('input[type=file]').setInputFiles(file);
}

const faceAt = { x: 320, y: 230, size: 260 };

describe.skipIf(!hasFaceNetworks)('the camera', () => {
  it(
    'is off until asked for, then by keys alone frames a face and tells what it shows',
    async () => {
      const { page } = await inFace(await camera([faceAt]));
      await page.getByRole('heading', { name: 'See what a face shows' }).waitFor();
      await page.keyboard.press('c');
      await page.getByRole('img', { name: /^One face: 1 · / }).waitFor(patience);
      await page.getByText(/^(Now the face looks|Not sure:)$/).waitFor();
      await page.getByText('Camera on', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Face camera on' }).waitFor();
      await page.getByText(/pictures? a second$/).waitFor(patience);
      expect(
        await page.getByRole('table', { name: 'What each model says' }).locator('tbody tr').count(),
      ).toBe(8);
      expect(await page.locator('svg[role=img] path').count()).toBe(0);
      await page.getByLabel('Show landmarks').check();
      await page
        .locator('svg[role=img] path')
        .first()
        .waitFor({ state: 'attached', ...patience });

      await page.keyboard.press('c');
      await page.getByRole('heading', { name: 'The camera is off' }).waitFor();
      // And the page may not have it any more.
      const again = await page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'given',
          (thrown: DOMException) => thrown.name,
        ),
      );
      expect(again).toBe('NotAllowedError');
    },
    wholeTest,
  );

  it(
    'on and off, axe finds nothing serious in either theme',
    async () => {
      const { page } = await inFace(await camera([faceAt]));
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await serious(page)).toEqual([]);
      await page.getByRole('button', { name: 'Start the camera' }).click();
      await page.getByRole('img', { name: /^One face: 1 · / }).waitFor(patience);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await serious(page)).toEqual([]);
      }
    },
    wholeTest,
  );

  it(
    'frames several faces, and shows the bars of the one that is chosen',
    async () => {
      const { page } = await inFace(
        await camera([
          { x: 190, y: 230, size: 220 },
          { x: 470, y: 240, size: 180, smile: 1 },
        ]),
      );
      await page.getByRole('button', { name: 'Start the camera' }).click();
      await page.getByRole('img', { name: /^2 faces: / }).waitFor(patience);
      await page.getByRole('button', { name: 'Face 2', exact: true }).click();
      await page.getByText(/^(Now face 2 looks|Not sure:)$/).waitFor(patience);
    },
    wholeTest,
  );

  it(
    'says that nobody is there, and that it is dark',
    async () => {
      const { page } = await inFace(await camera([], 0.1));
      await page.getByRole('button', { name: 'Start the camera' }).click();
      await page.getByRole('heading', { name: 'No face' }).waitFor(patience);
      await page.getByText('The picture is dark: more light from the front helps.').waitFor(patience);
    },
    wholeTest,
  );

  it(
    'that is not there is told, and the voice goes on',
    async () => {
      const { page } = await inFace(['--use-fake-ui-for-media-stream']);
      await page.getByRole('button', { name: 'Start the camera' }).click();
      await page.getByText('There is no camera.').first().waitFor(patience);
      await page.getByRole('heading', { name: 'The camera is off' }).waitFor();
    },
    wholeTest,
  );
});

describe.skipIf(!hasFaceNetworks)('voice and face together', () => {
  it(
    'are fused while both are there; what is missing drops out and is said',
    async () => {
      const { page, dataFolder } = await inFace([
        ...(await camera([faceAt])),
        `--use-file-for-fake-audio-capture=${voice}`,
      ]);
      await page.keyboard.press('r');
      await page.getByText('The camera is off: what is fused is the voice alone.').waitFor(patience);
      await page.keyboard.press('c');
      const table = page.getByRole('table', { name: 'Voice and face together' });
      await page.getByRole('img', { name: /^One face: / }).waitFor(patience);
      await page.getByText(/^(Together they show|Not sure:)$/).waitFor(patience);
      expect(await table.locator('thead th').allTextContents()).toEqual(['Voice', 'Face', 'Fused']);
      await page.keyboard.press('c');
      await page.getByText('The camera is off: what is fused is the voice alone.').waitFor(patience);
      await page.keyboard.press('r');
      await page.getByText(/^The live session was kept as “Take 1”\.$/).waitFor(patience);
      expect(JSON.parse(await readFile(join(dataFolder, 'settings.json'), 'utf8'))).toMatchObject({
        liveModel: 'lite',
      });
    },
    wholeTest,
  );
});

describe.skipIf(!hasFaceNetworks)('photos', () => {
  it(
    'are looked at when they are dropped on the view',
    async () => {
      const { page } = await inFace();
      const file = join(folder, 'dropped.png');
      await writeFile(file, png(drawFaces(800, 600, [{ x: 400, y: 290, size: 320 }])));
      await dropFile(page, file);
      await page.getByRole('img', { name: /^One face: 1 · / }).waitFor(patience);
      await page.getByText('dropped.png').waitFor();
    },
    wholeTest,
  );

  it(
    'are looked at; broken, huge and foreign ones are refused in words, and the next is read',
    async () => {
      const { page } = await inFace();
      await photo(page, 'notes.png', Buffer.from('not a picture at all, only words'));
      await page.getByText('“notes.png” is not a picture that can be read.').first().waitFor(patience);
      await photo(page, 'torn.png', png(drawFaces(320, 240, [])).subarray(0, 400));
      await page.getByText('“torn.png” is damaged.').first().waitFor(patience);
      await photo(page, 'huge.png', hollowPng(50_000, 50_000));
      await page.getByText('“huge.png” is too large.').first().waitFor(patience);
      await page.getByRole('heading', { name: 'See what a face shows' }).waitFor();

      await photo(page, 'drawn.png', png(drawFaces(1600, 1200, [{ x: 800, y: 560, size: 620, smile: 1 }])));
      await page.getByRole('img', { name: /^One face: 1 · / }).waitFor(patience);
      await page.getByText(/^(In the photo the face looks|Not sure:)$/).waitFor();
      await page.getByText('drawn.png').waitFor();
      await page.getByRole('button', { name: 'Close the photo' }).click();
      await page.getByRole('heading', { name: 'See what a face shows' }).waitFor();
    },
    wholeTest,
  );
});
