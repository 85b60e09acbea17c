/** Recording by the real arecord, with a file as its microphone: from the red button to the verdict. */
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { resample } from '../../src/core/audio/resample';
import { fileMicrophone, hasArecord, type Microphone } from '../main/microphone';
import { type Affectron, launchAffectron } from './harness';
import { told } from './listenPage';

/** The machine may be busy with other tests. */
const patience = { timeout: 20_000 };

let microphone: Microphone;
let affectron: Affectron | null = null;

beforeEach(async () => {
  // A voice, so that there is something to classify.
  const { clip } = await decodeSound(new Uint8Array(await readFile(join(root, 'samples', 'kettle.wav'))));
  const { samples } = resample(clip, 16_000);
  microphone = await fileMicrophone(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)));
});
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
  await microphone.remove();
});

/** Names of the finished recordings in a data folder. */
async function takes(folder: string): Promise<string[]> {
  return (await readdir(join(folder, 'recordings'))).filter((name) => name.endsWith('.wav'));
}

/** Process ids of the arecords that run under a program. */
function arecordsOf(pid: number | undefined): number[] {
  try {
    const found = execFileSync('pgrep', ['-P', String(pid), 'arecord'], { encoding: 'utf8' });
    return found.trim().split('\n').map(Number);
  } catch {
    return [];
  }
}

describe.skipIf(!hasArecord)('a recording by arecord', () => {
  it('is shown while it runs, kept when it stops, and classified by every model', async () => {
    affectron = await launchAffectron({ env: microphone.env });
    const { page, dataFolder } = affectron;
    await page.getByRole('button', { name: 'Record and classify' }).click();
    const panel = page.getByRole('region', { name: 'Recording' });
    await panel.waitFor();
    // Seen from every view, not only from this one.
    await page.getByRole('button', { name: 'Listen microphone on' }).waitFor();
    await page.waitForTimeout(2500);
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Listen', exact: true }).waitFor();

    const words = page.getByText(told);
    await words.waitFor({ state: 'attached' });
    const names = await takes(dataFolder);
    expect(names).toHaveLength(1);
    const { clip, format } = await decodeSound(
      new Uint8Array(await readFile(join(dataFolder, 'recordings', names[0] ?? ''))),
    );
    expect(format).toBe('WAV');
    expect(clip.sampleRate).toBe(16_000);
    // As long as it was recorded, however fast the stand-in reads its file.
    expect(clip.samples.length / 16_000).toBeGreaterThan(2);
    expect(clip.samples.length / 16_000).toBeLessThan(10);

    const answers = await page.evaluate(async () => {
      const list = await window.affectron.call('library.list');
      const take = list.ok ? list.value.find(({ origin }) => origin === 'recording') : undefined;
      return (
        take && {
          take,
          models: await window.affectron.call('models.list'),
          classified: await window.affectron.call('clip.classify', take.id),
        }
      );
    });
    expect(answers?.take).toMatchObject({ label: null, synthetic: false, fileName: names[0] });
    const models = answers?.models.ok === true ? answers.models.value : [];
    expect(models.length).toBeGreaterThan(0);
    expect(answers?.classified).toMatchObject({
      ok: true,
      // What only waits for its encoder is on offer and is not asked.
      value: models.flatMap((model) =>
        model.available || !model.card ? [{ model: model.id, ok: true }] : [],
      ),
    });
  });

  it('that dies is kept, and the window says so', async () => {
    affectron = await launchAffectron({ env: microphone.env });
    const { app, page, dataFolder } = affectron;
    await page.getByRole('button', { name: 'Record and classify' }).click();
    await page.getByRole('region', { name: 'Recording' }).waitFor();
    await page.waitForTimeout(500);
    const running = arecordsOf(app.process().pid);
    expect(running).toHaveLength(1);
    for (const pid of running) process.kill(pid, 'SIGKILL');
    await page.getByText('The recording stopped by itself.').first().waitFor();
    expect(await takes(dataFolder)).toHaveLength(1);
  });

  it('is kept when the page crashes, which then comes back', async () => {
    affectron = await launchAffectron({ env: microphone.env });
    const { app, page, dataFolder } = affectron;
    await page.evaluate(() => window.affectron.call('take.start', 'recorder'));
    await page.waitForTimeout(300);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => takes(dataFolder), patience).toHaveLength(1);
    // Asked through main: Playwright counts a crashed page as lost.
    await expect
      .poll(
        () =>
          app.evaluate(
            ({ BrowserWindow }) =>
              BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
                "window.affectron.call('library.list').then((list) => list.value.filter((one) => one.origin === 'recording').length)",
              ) as Promise<unknown>,
          ),
        patience,
      )
      .toBe(1);
  });

  it('is kept when the page is loaded anew, and when the program ends', async () => {
    affectron = await launchAffectron({ env: microphone.env });
    const { app, page, dataFolder } = affectron;
    const start = () => page.evaluate(() => window.affectron.call('take.start', 'recorder'));
    expect(await start()).toEqual({ ok: true, value: undefined });
    await page.waitForTimeout(300);
    await page.reload();
    await expect.poll(() => takes(dataFolder), patience).toHaveLength(1);

    expect(await start()).toEqual({ ok: true, value: undefined });
    await page.waitForTimeout(300);
    const pid = app.process().pid;
    await app.evaluate(({ app: program }) => program.quit());
    await expect.poll(() => takes(dataFolder), patience).toHaveLength(2);
    expect(arecordsOf(pid)).toEqual([]);
  });
});

describe('without a recorder program', () => {
  it('the window is the source, and asking for the recorder is answered', async () => {
    affectron = await launchAffectron({ env: { PATH: '/nowhere' } });
    const { page } = affectron;
    const answers = await page.evaluate(async () => ({
      info: await window.affectron.call('app.info'),
      settings: await window.affectron.call('settings.read'),
      devices: await window.affectron.call('take.devices'),
      start: await window.affectron.call('take.start', 'recorder'),
    }));
    expect(answers).toMatchObject({
      info: { ok: true, value: { recorder: null } },
      settings: { ok: true, value: { captureSource: 'window' } },
      devices: { ok: true, value: [] },
      start: { ok: false, problem: { code: 'no-recorder' } },
    });
  });
});
