/** Live sessions: by the real arecord with a file as its microphone, and by the window with Chromium's fake device. */
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { resample } from '../../src/core/audio/resample';
import type { Timeline } from '../../src/core/timeline/timeline';
import type { Settings } from '../../src/shared/types';
import { fileMicrophone, hasArecord, type Microphone } from '../main/microphone';
import { type Affectron, launchAffectron } from './harness';
import { serious } from './serious';

/** The machine may be busy with other tests. */
const patience = { timeout: 30_000 };
const sample = join(root, 'samples', 'kettle.wav');
/** What stands above a verdict on a voice. */
const told = /^(Now the voice sounds|Not sure:)$/;

let affectron: Affectron | null = null;

afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
});

/** Starts the app in the Live view. */
async function inLive(
  options: Parameters<typeof launchAffectron>[0],
  settings: Partial<Settings> = {},
): Promise<{ page: Page; app: Affectron['app']; dataFolder: string }> {
  affectron = await launchAffectron(options);
  const { app, page, dataFolder } = affectron;
  await page.evaluate(
    (changes) => window.affectron.call('settings.change', { liveModel: 'lite', ...changes }),
    settings,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  return { app, page, dataFolder };
}

async function listening(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start listening' }).click();
  await page.getByText(told).waitFor(patience);
}

async function takes(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'recordings')).catch(() => []);
  return names.filter((name) => name.endsWith('.wav') || name.endsWith('.partial'));
}

async function timelines(folder: string): Promise<Timeline[]> {
  const names = (await readdir(join(folder, 'timelines')).catch(() => [])).filter((name) =>
    name.endsWith('.json'),
  );
  return Promise.all(
    names.map(async (name) => {
      const kept = JSON.parse(await readFile(join(folder, 'timelines', name), 'utf8')) as {
        timeline: Timeline;
      };
      return kept.timeline;
    }),
  );
}

describe.skipIf(!hasArecord)('a live session by arecord', () => {
  let microphone: Microphone;

  beforeEach(async () => {
    // Somebody speaks for nine seconds, then nobody for six.
    const { clip } = await decodeSound(new Uint8Array(await readFile(sample)));
    const voice = resample(clip, 16_000).samples;
    const sound = new Int16Array(15 * 16_000);
    for (let i = 0; i < 9 * 16_000; i++) sound[i] = Math.round((voice[i % voice.length] ?? 0) * 32_767);
    microphone = await fileMicrophone(sound);
  });
  afterEach(() => microphone.remove());

  it('by keys alone: gives a verdict, pauses it in silence, and is kept with its timeline', async () => {
    const { page, dataFolder } = await inLive({ env: microphone.env });
    await page.keyboard.press('r');
    await page.getByText(told).waitFor(patience);
    await page
      .getByText(/^Heard .+ ago\.$/)
      .or(page.getByText(/sure\. Heard .+ ago\./))
      .waitFor();
    await page.getByText(/^Affectron Lite hears the last 3.s, every 0\.5.s\.$/).waitFor();
    await page.getByRole('heading', { name: 'Nobody speaks' }).waitFor(patience);
    expect(await page.getByText(told).count()).toBe(0);

    await page.keyboard.press('r');
    await page.getByText(/^Kept as “Take 1”, .+, with its timeline\.$/).waitFor(patience);
    expect(await takes(dataFolder)).toEqual(['Take 1.wav']);
    const [timeline] = await timelines(dataFolder);
    expect(timeline?.model).toBe('lite');
    expect(timeline?.windows.length).toBeGreaterThan(5);
    expect(timeline?.segments.map(({ top }) => top)).toContain('no speech');

    // The focus is on what comes next.
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Take 1' }).waitFor();
    expect(await page.getByRole('button', { name: 'Listen', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  it('that is thrown away leaves nothing, unless that is undone', async () => {
    const { page, dataFolder } = await inLive({ env: microphone.env });
    await listening(page);
    await page.getByRole('button', { name: 'Throw away' }).click();
    await page.getByText('The live session was thrown away.').waitFor(patience);
    expect(await takes(dataFolder)).toEqual([]);
    expect(await timelines(dataFolder)).toEqual([]);
    await page.getByRole('heading', { name: 'Hear a voice while it speaks' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => takes(dataFolder), patience).toEqual(['Take 1.wav']);
  });

  it('whose microphone is unplugged is kept, and says so', async () => {
    const { app, page, dataFolder } = await inLive({ env: microphone.env });
    await listening(page);
    const found = execFileSync('pgrep', ['-P', String(app.process().pid), 'arecord'], { encoding: 'utf8' });
    for (const pid of found.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
    await page.getByText('The recording stopped by itself.').first().waitFor(patience);
    await page
      .getByText(/seconds are kept\./)
      .first()
      .waitFor();
    await page.getByText(/^Kept as “Take 1”/).waitFor();
    expect(await takes(dataFolder)).toEqual(['Take 1.wav']);
    expect(await timelines(dataFolder)).toHaveLength(1);
  });

  it('is kept when the computer goes to sleep, and says so', async () => {
    const { app, page, dataFolder } = await inLive({ env: microphone.env });
    await listening(page);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await page.getByText('The recording ended because the computer went to sleep.').first().waitFor(patience);
    expect(await takes(dataFolder)).toEqual(['Take 1.wav']);
    expect(await timelines(dataFolder)).toHaveLength(1);
    // And can be gone on with.
    await listening(page);
  });

  it('goes on in other views, and is kept with its timeline when the program ends', async () => {
    const { app, page, dataFolder } = await inLive({ env: microphone.env });
    await listening(page);
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    await page.getByRole('button', { name: 'Live microphone on' }).waitFor();
    await page.getByRole('button', { name: 'Listen', exact: true }).click();
    // There is one microphone: who wants to record is shown what has it.
    await page.getByRole('button', { name: 'Record and classify' }).click();
    await page.getByRole('button', { name: 'Stop and keep' }).waitFor();
    await app.evaluate(({ app: program }) => program.quit());
    await expect.poll(() => takes(dataFolder), patience).toEqual(['Take 1.wav']);
    await expect.poll(() => timelines(dataFolder), patience).toHaveLength(1);
  });
});

describe('a live session by the window', () => {
  const args = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${sample}`,
  ];

  it('gives a verdict, and axe finds nothing serious before, in and after it', async () => {
    const { page } = await inLive({ args }, { captureSource: 'window' });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await serious(page)).toEqual([]);
    await listening(page);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await serious(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Stop and keep' }).click();
    await page.getByText(/^Kept as “Take 1”/).waitFor(patience);
    await page.getByText('In the session the voice sounded').waitFor();
    expect(await serious(page)).toEqual([]);
  });

  it('is not ended by Enter when somebody comes back to it, nor opened when it has ended', async () => {
    const { page } = await inLive({ args }, { captureSource: 'window', colourMap: 'grey' });
    await page.getByRole('button', { name: 'Start listening' }).click();
    const stop = page.getByRole('button', { name: 'Stop and keep' });
    await stop.waitFor();
    // Begun here: the focus is where the button was.
    await expect.poll(() => stop.evaluate((button) => button === document.activeElement)).toBe(true);
    const comeBack = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Listen', exact: true }).click();
      await page.getByRole('listbox', { name: 'Clips' }).waitFor();
      await page.getByRole('navigation').getByRole('button', { name: /^Live/ }).click();
      await page.getByRole('timer').waitFor();
    };
    await comeBack();
    await page.keyboard.press('Enter');
    expect(await stop.isEnabled()).toBe(true);
    expect(await page.evaluate(() => window.affectron.call('live.state'))).toMatchObject({
      ok: true,
      value: { model: 'lite' },
    });
    await stop.click();
    await page.getByText(/^Kept as “Take 1”/).waitFor(patience);
    await comeBack();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('timer').count()).toBe(1);
  });

  it('is heard through the window and by the model somebody chose, which is remembered', async () => {
    const { page, dataFolder } = await inLive({ args }, { captureSource: 'window' });
    await listening(page);
    await page.getByLabel('Window').selectOption({ value: '2' });
    await page.getByLabel('Every').selectOption({ value: '1' });
    await page.getByText(/hears the last 2.s, every 1.s\.$/).waitFor();
    await page.getByLabel('Model').selectOption({ label: 'CNN-5' });
    await page.getByText(/^CNN-5 hears the last/).waitFor(patience);
    await page.getByText(told).waitFor(patience);
    const stored = JSON.parse(await readFile(join(dataFolder, 'settings.json'), 'utf8')) as Settings;
    expect(stored).toMatchObject({ liveWindow: 2, liveHop: 1, liveModel: 'cnn5' });
    await page.reload();
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    expect(await page.getByLabel('Window').inputValue()).toBe('2');
    expect(await page.getByLabel('Model').inputValue()).toBe('cnn5');
  });

  it('without a microphone says so and shows what to do', async () => {
    const { page } = await inLive({ args: ['--use-fake-ui-for-media-stream'] }, { captureSource: 'window' });
    await page.getByRole('button', { name: 'Start listening' }).click();
    await page.getByText('There is no microphone.').first().waitFor(patience);
    await page.getByRole('heading', { name: 'Hear a voice while it speaks' }).waitFor();
  });
});
