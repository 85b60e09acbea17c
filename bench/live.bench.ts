import { join } from 'node:path';
import type { launchApp as LaunchApp, LaunchedApp } from '../scripts/setup/launchApp.mjs';
import type { startVirtualDisplay as StartVirtualDisplay } from '../scripts/setup/display.mjs';
import { readFile } from 'node:fs/promises';
import { startBackend } from '../src/backend/startBackend';
import { decodeSound } from '../src/core/audio/decode';
import { resample } from '../src/core/audio/resample';
import { loadModels } from '../src/core/models/loadedModels';
import { askedModels } from '../src/library/evaluations/askedModels';
import { hearWindow } from '../src/main/live/hearWindow';
import { MelColumns } from '../src/core/features/melColumns';

/** Seconds each model is listened to. */
const listened = 30;

/** Bundled benches lie in `out/bench`; the scripts find the repository by where they lie themselves. */
const script = async <Module>(name: string): Promise<Module> =>
  (await import(/* @vite-ignore */ new URL(`../../scripts/setup/${name}`, import.meta.url).href)) as Module;

/** All in ms. */
interface Heard {
  /** From the last sample of a window, in main, to the frame after its bars are there. */
  newest: number[];
  /** The same of every tenth of a second of sound, which waits for the window first that holds it. */
  every: number[];
  /** The worker's time for a window. */
  answers: number[];
  /** From one frame to the next. */
  frames: number[];
  models: string[];
}

/** Listens to a running session from within the page. */
function listen({ page }: LaunchedApp, seconds: number): Promise<Heard> {
  return page.evaluate(async (length) => {
    const heard: Heard = { newest: [], every: [], answers: [], frames: [], models: [] };
    let last = performance.now();
    let before = 0;
    let running = true;
    requestAnimationFrame(function frame(now) {
      heard.frames.push(now - last);
      last = now;
      if (running) requestAnimationFrame(frame);
    });
    const stop = window.affectron.on('live.heard', ({ end, capturedAt, milliseconds, model }) => {
      // The first frame draws the bars where they start from, the second is on its way to the screen.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const newest = Date.now() - capturedAt;
          heard.newest.push(newest);
          if (before > 0)
            for (let at = end; at > before; at -= 0.1) heard.every.push(newest + 1000 * (end - at));
          before = end;
          heard.answers.push(milliseconds);
          heard.models.push(model);
        }),
      );
    });
    await new Promise((resolve) => setTimeout(resolve, 1000 * length));
    stop();
    running = false;
    return heard;
  }, seconds);
}

/** Starts a session with a model and listens once it is warm. */
async function session(launched: LaunchedApp, model: string): Promise<Heard> {
  const { page } = launched;
  await page.evaluate((liveModel) => window.affectron.call('settings.change', { liveModel }), model);
  await page.getByRole('button', { name: 'Start listening' }).click();
  await page.getByText(/^(Now the voice sounds|Not sure:)$/).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(5000);
  const heard = await listen(launched, listened);
  await page.getByRole('button', { name: 'Throw away' }).click();
  await page.getByRole('button', { name: 'Start listening' }).waitFor();
  return heard;
}

function print(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(0).padStart(8)} ms`;
  console.log(`  ${what.padEnd(52)}${at(0.5)}${at(0.95)}   (${times.length} times)`);
}

/** Milliseconds of main's thread for the spectrogram of a second of sound. */
function columnCost(): number {
  const columns = new MelColumns();
  const block = Float32Array.from({ length: 640 }, (_, i) => 0.1 * Math.sin(i / 3));
  for (let i = 0; i < 500; i++) columns.push(block);
  const start = performance.now();
  for (let i = 0; i < 2500; i++) columns.push(block);
  return (performance.now() - start) / 100;
}

/** Milliseconds of processor for one window of three seconds, whatever else the machine does. */
async function windowCost(root: string, model: string): Promise<number> {
  const modelsFolder = join(root, 'resources', 'models');
  const [loaded] = await loadModels(await askedModels({ modelsFolder, ownModelsFolder: '' }, [model]), {
    warm: true,
  });
  if (loaded.problem) throw new Error(loaded.problem.message);
  const { clip } = await decodeSound(new Uint8Array(await readFile(join(root, 'samples', 'kettle.wav'))));
  const voice = resample(clip, 16_000).samples;
  const window = Float32Array.from({ length: 48_000 }, (_, i) => voice[i % voice.length]);
  for (let i = 0; i < 3; i++) await hearWindow(loaded.recogniser, window);
  const windows = 15;
  const before = process.cpuUsage();
  for (let i = 0; i < windows; i++) await hearWindow(loaded.recogniser, window);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / windows;
}

/**
 * Prints how late the bars of a live session are and how evenly the window draws, in the real app with Chromium's fake
 * microphone playing a sample, for Affectron and for Lite.
 */
export async function bench(): Promise<void> {
  const { prepareApp } = await script<{ prepareApp: () => Promise<unknown> }>('prepare.mjs');
  const { launchApp } = await script<{ launchApp: typeof LaunchApp }>('launchApp.mjs');
  const { root } = await script<{ root: string }>('paths.mjs');
  const { hasDisplay, startVirtualDisplay } = await script<{
    hasDisplay: () => boolean;
    startVirtualDisplay: typeof StartVirtualDisplay;
  }>('display.mjs');
  await prepareApp();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) process.env['DISPLAY'] = display.display;
  const launched = await launchApp({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${join(root, 'samples', 'kettle.wav')}`,
    ],
  });
  try {
    const { page } = launched;
    await page.evaluate(() => window.affectron.call('settings.change', { captureSource: 'window' }));
    await page.reload();
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    console.log(`  ${''.padEnd(52)}${['median', '95 %'].map((word) => word.padStart(11)).join('')}`);
    for (const model of ['affectron', 'lite']) {
      const { newest, every, answers, frames, models } = await session(launched, model);
      const own = models.filter((one) => one === model).length;
      console.log(`  ${model}, ${own} of ${models.length} windows`);
      print('  answer of the worker', answers);
      print('  newest sound to bars', newest);
      print('  any sound to bars, hop 0.5 s', every);
      print('  frame to frame', frames);
    }
  } finally {
    await launched.end();
    display?.stop();
  }
  await startBackend({ prefer: 'wasm' });
  for (const model of ['affectron', 'lite'])
    console.log(
      `  ${`processor time of a window, ${model}`.padEnd(52)}${(await windowCost(root, model)).toFixed(0).padStart(8)} ms`,
    );
  console.log(
    `  ${'spectrogram in main, per second of sound'.padEnd(52)}${columnCost().toFixed(1).padStart(8)} ms`,
  );
}
