/** The Video view with videos that Chromium recorded of drawn faces and a synthetic voice. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { hasFaceNetworks } from '../core/face/faceNetworks';
import { drawFaces } from '../faces/drawnFace';
import { recordVideo } from '../faces/recordedVideo';
import { dropFile } from './dropFile';
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

/** Opens it and waits until it is what is shown. */
async function opened(path: string): Promise<void> {
  await open(path);
  await page.getByText(basename(path), { exact: true }).waitFor(patience);
}

async function recorded(
  name: string,
  wanted: Omit<Parameters<typeof recordVideo>[1], 'seconds'> & { seconds?: number },
) {
  const path = join(folder, name);
  await writeFile(path, await recordVideo(page, { seconds: 5, ...wanted }));
  return path;
}

const lanes = () => page.getByRole('list', { name: 'Lanes' }).getByRole('listitem');

/** Waits until nothing is under way any more. */
async function standing(): Promise<string[]> {
  await page.getByRole('button', { name: /^Analyse/ }).waitFor(patience);
  return (await lanes().allInnerTexts()).map((words) => words.replaceAll(/\s+/g, ' ').trim());
}

/** What is written to the file that the person chooses. */
async function exported(form: string): Promise<string> {
  const path = join(folder, `out-${form.length}.txt`);
  await affectron.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('menuitem', { name: form }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => ''), patience).not.toBe('');
  return readFile(path, 'utf8');
}

describe.skipIf(!hasFaceNetworks)('a video', () => {
  it(
    'dropped in any view is played and gets its voice and its faces analysed together',
    async () => {
      const path = await recorded('talk.webm', {
        pictures: [face(1), face(0)],
        sound: voice,
        type: 'video/webm;codecs=vp8,opus',
      });
      await dropFile(page, path);
      await page.getByText('talk.webm').waitFor(patience);
      expect(await standing()).toEqual(['Voice done', 'Face done', 'Fused done']);

      // In step: at the playhead each lane has an opinion, and the face its frame.
      await page.getByRole('slider', { name: 'Position in the sound' }).focus();
      for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
      await page.getByText(/^At 0:02.* both show$|^Not sure:$/).waitFor(patience);
      await page.getByRole('img', { name: /^One face: / }).waitFor(patience);
      const table = page.getByRole('table', { name: 'Voice, face and both fused' });
      expect(await table.locator('thead th').allTextContents()).toEqual(['Voice', 'Face', 'Fused']);
      expect(await table.locator('tbody td').first().textContent()).toMatch(/%/);
      for (const lane of ['Voice', 'Face', 'Fused']) {
        const segments = page.getByRole('toolbar', { name: `${lane}, segments` }).getByRole('button');
        expect(await segments.count()).toBeGreaterThan(0);
      }
      expect(await page.evaluate(() => document.querySelector('video')?.error ?? null)).toBeNull();
      expect(await page.evaluate(() => document.querySelector('video')?.currentTime)).toBeCloseTo(2.5, 1);
      await pictures('talk');
    },
    wholeTest,
  );

  it(
    'is saved in the forms of a timeline, a tier or a model for each lane',
    async () => {
      const grid = await exported('Praat TextGrid…');
      expect(grid.match(/name = "[^"]*"/g)).toEqual([
        expect.stringMatching(/^name = "lite \(talk\.webm/),
        expect.stringMatching(/^name = "[\w-]+ \(talk\.webm/),
        expect.stringMatching(/^name = "fused \(talk\.webm/),
      ]);
      const objects = JSON.parse(await exported('JSON…')) as {
        model: string;
        segments: unknown[];
        file: string;
      }[];
      expect(objects.map(({ file }) => file)).toEqual(['talk.webm', 'talk.webm', 'talk.webm']);
      expect(objects.every(({ segments }) => segments.length > 0)).toBe(true);
      expect((await exported('Table (CSV)…')).split('\n')[0]).toMatch(/^file,model,version,kind,start/);
    },
    wholeTest,
  );

  it(
    'without sound, of sound alone, and in MP4: the other goes on, and what is missing is said',
    async () => {
      await opened(
        await recorded('mute.mp4', { pictures: [face(1)], sound: null, type: 'video/mp4;codecs=vp9' }),
      );
      expect(await standing()).toEqual(['Voice no sound in this file', 'Face done', 'Fused done']);
      await page.getByText('The voice is missing: what is fused is the face alone.').waitFor(patience);

      await opened(
        await recorded('voice.webm', { pictures: [], sound: voice, type: 'audio/webm;codecs=opus' }),
      );
      await page.getByText('This file has no picture: its voice is heard alone.').waitFor(patience);
      expect(await standing()).toEqual(['Voice done', 'Face no picture in this file', 'Fused done']);

      await opened(
        await recorded('wall.webm', {
          pictures: [drawFaces(320, 180, [])],
          sound: voice,
          type: 'video/webm;codecs=vp9,opus',
        }),
      );
      expect(await standing()).toEqual(['Voice done', 'Face done', 'Fused done']);
      await page.getByRole('toolbar', { name: 'Face, segments' }).getByText('no face').waitFor(patience);
    },
    wholeTest,
  );

  it(
    'that cannot be read is refused in words, and the one before stays until another is read',
    async () => {
      const garbage = join(folder, 'notes.mp4');
      await writeFile(garbage, 'not a video at all, only words and more words');
      await open(garbage);
      await page.getByText('“notes.mp4” is no video that can be read.').first().waitFor(patience);
      const torn = join(folder, 'torn.webm');
      const whole = await readFile(join(folder, 'talk.webm'));
      await writeFile(torn, whole.subarray(0, 60));
      await open(torn);
      await page
        .getByText(/“torn.webm”: The video (is damaged|ends in the middle)\./)
        .first()
        .waitFor(patience);

      // A codec that nobody knows, beside a sound that can be heard.
      const strange = Buffer.from(whole);
      const at = strange.indexOf('V_VP8');
      strange.write('V_XP8', at);
      await writeFile(join(folder, 'strange.webm'), strange);
      await opened(join(folder, 'strange.webm'));
      const [heard, seen] = await standing();
      expect(heard).toBe('Voice done');
      expect(seen).toContain('are in a form that cannot be read here (V_XP8)');

      // Cut in the middle: what comes before is kept.
      await writeFile(join(folder, 'cut.webm'), whole.subarray(0, whole.length / 2));
      await opened(join(folder, 'cut.webm'));
      expect(await standing()).toEqual(['Voice done', 'Face done', 'Fused done']);
    },
    wholeTest,
  );
});

/** Looked at by whoever works on the view: `AFFECTRON_PICTURES=folder`. */
async function pictures(name: string): Promise<void> {
  const place = process.env['AFFECTRON_PICTURES'];
  if (place === undefined) return;
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(place, `${name}-${colorScheme}.png`) });
  }
  await affectron.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].setContentSize(1024, 640),
  );
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(place, `${name}-small.png`) });
}
