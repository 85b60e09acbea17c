/** The Video view with videos that Chromium recorded of drawn faces and a synthetic voice. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { hasFaceNetworks } from '../core/face/faceNetworks';
import { drawFaces } from '../faces/drawnFace';
import { recordVideo } from '../faces/recordedVideo';
import { type Affectron, launchAffectron } from './harness';

/** The machine may be busy with other tests. */
const patience = { timeout: 90_000 };
const wholeTest = 600_000;
const voice = join(root, 'samples', 'kettle.wav');

let folder: string;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-video-'));
  affectron = await launchAffectron();
  page = affectron.page;
  await page.evaluate(() => window.affectron.call('settings.change', { model: 'lite' }));
  await page.reload();
}, wholeTest);
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true, force: true });
});

const face = (smile: number) => drawFaces(640, 360, [{ x: 320, y: 180, size: 240, smile }]);

/** The person chooses this file in the dialog. */
async function open(path: string): Promise<void> {
  await affectron.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.getByRole('button', { name: 'Video', exact: true }).click();
  await page.getByRole('button', { name: /^Open a video/ }).click();
}

async function recorded(
  name: string,
  wanted: Omit<Parameters<typeof recordVideo>[1], 'seconds'> & { seconds?: number },
) {
  const path = join(folder, name);
  await writeFile(path, await recordVideo(page, { seconds: 6, ...wanted }));
  return path;
}

describe.skipIf(!hasFaceNetworks)('a video', () => {
  it(
    'gets its voice and its faces analysed together',
    async () => {
      const path = await recorded('talk.webm', {
        pictures: [face(1), face(0)],
        sound: voice,
        type: 'video/webm;codecs=vp8,opus',
      });
      await open(path);
      await page.getByText('talk.webm').waitFor(patience);
      const lanes = page.getByRole('list', { name: 'Lanes' }).getByRole('listitem');
      await expect
        .poll(() => lanes.allTextContents(), patience)
        .toEqual(['Voicedone', 'Facedone', 'Fuseddone']);
      await page.screenshot({ path: '/tmp/video1.png' });
    },
    wholeTest,
  );
});
