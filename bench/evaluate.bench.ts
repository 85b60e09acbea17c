import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { startVirtualDisplay as StartVirtualDisplay } from '../scripts/setup/display.mjs';
import type { launchApp as LaunchApp } from '../scripts/setup/launchApp.mjs';
import type { TrainedReport } from '../src/core/evaluation/trainedReport';

/** Small and large, where they are here. */
const models = ['affectron-lite', 'cnn3', 'affectron'];

/** The labelled folder: RAVDESS speech where it is, else the repository's voices under RAVDESS names. */
const given = process.env['AFFECTRON_BENCH_CLIPS'] ?? resolve('../shared/corpora/ravdess-speech');

/** Bundled benches lie in `out/bench`; the scripts find the repository by where they lie themselves. */
const script = async <Module>(name: string): Promise<Module> =>
  (await import(/* @vite-ignore */ new URL(`../../scripts/setup/${name}`, import.meta.url).href)) as Module;

/** 288 clips: twelve of each actor's name, made of the synthetic voices. */
async function makeClips(folder: string): Promise<string> {
  const samples = (await readdir('samples')).filter((name) => name.endsWith('.wav'));
  const two = (value: number) => String(value).padStart(2, '0');
  await mkdir(folder);
  for (let actor = 1; actor <= 24; actor++) {
    for (let clip = 0; clip < 12; clip++) {
      const name = `03-01-${two(2 + (clip % 7))}-01-01-0${1 + Math.floor(clip / 7)}-${two(actor)}.wav`;
      await copyFile(join('samples', samples[(actor * 12 + clip) % samples.length]), join(folder, name));
    }
  }
  return folder;
}

/** One evaluation in the terminal, from the start of the process to its end. */
async function inTerminal(
  data: string,
  model: string,
  out: string,
): Promise<{ clips: number; seconds: number }> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['bin/affectron.js', 'evaluate', '--data', data, '--trained', model, '--out', out, '--json'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let json = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (json += text));
  const code = await new Promise((end) => child.once('close', end));
  if (code !== 0) throw new Error(`evaluate ended with ${String(code)}.`);
  const report = JSON.parse(json) as TrainedReport;
  return { clips: report.answers.length, seconds: (performance.now() - start) / 1000 };
}

/** One evaluation in the window, from the click to the finding, and how long frames took meanwhile. */
function inWindow(page: Page, name: string): Promise<{ seconds: number; gaps: number[]; answers: number[] }> {
  return page.evaluate(async (model) => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const start = performance.now();
    const gaps: number[] = [];
    const answers: number[] = [];
    const folder = await window.affectron.call('folder.choose');
    if (!folder.ok || folder.value === null) throw new Error('No folder.');
    const begun = await window.affectron.call('evaluation.start', folder.value.id, [model]);
    if (!begun.ok) throw new Error(begun.problem.message);
    let done = false;
    window.affectron.on('evaluations.changed', (list) => {
      done = list.some(({ id, state }) => id === begun.value.id && state === 'done');
    });
    const clips = await window.affectron.call('library.list');
    const ids = clips.ok ? clips.value.map(({ id }) => id) : [];
    let asked = performance.now();
    let last = await frame();
    while (!done) {
      const now = await frame();
      gaps.push(now - last);
      last = now;
      // Now and then somebody looks at another clip.
      if (now - asked > 2000) {
        asked = now;
        const before = performance.now();
        await window.affectron.call('clip.view', ids[answers.length % ids.length]);
        answers.push(performance.now() - before);
        last = await frame();
      }
    }
    return { seconds: (performance.now() - start) / 1000, gaps, answers };
  }, name);
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const quantile = (values: number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;

function rate(clips: number, seconds: number): string {
  return `${clips} clips in ${seconds.toFixed(1)} s, ${(clips / seconds).toFixed(1)} a second`;
}

/**
 * Prints how long trained models take for a labelled folder, WASM, a worker per core, in the terminal and in the real
 * app; and how the window fares meanwhile: frames (16.7 ms apart when nothing is in the way), and looking at a clip.
 */
export async function bench(): Promise<void> {
  const { prepareApp, prepareCli } = await script<{
    prepareApp: () => Promise<unknown>;
    prepareCli: () => Promise<unknown>;
  }>('prepare.mjs');
  const { launchApp } = await script<{ launchApp: typeof LaunchApp }>('launchApp.mjs');
  const { hasDisplay, startVirtualDisplay } = await script<{
    hasDisplay: () => boolean;
    startVirtualDisplay: typeof StartVirtualDisplay;
  }>('display.mjs');
  await prepareCli();
  await prepareApp();
  process.env['AFFECTRON_BACKEND'] = 'wasm';
  const place = await mkdtemp(join(tmpdir(), 'affectron-bench-'));
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) process.env['DISPLAY'] = display.display;
  try {
    const data = existsSync(given) ? given : await makeClips(join(place, 'clips'));
    console.log(`  ${existsSync(given) ? given : 'the synthetic voices'}`);
    for (const model of models.filter((id) => existsSync(join('resources/models', id)))) {
      const { clips, seconds } = await inTerminal(data, model, join(place, model));
      console.log(`  ${model.padEnd(15)} terminal: ${rate(clips, seconds)}`);
      const launched = await launchApp();
      try {
        await launched.app.evaluate(({ dialog }, path) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
        }, data);
        await launched.page
          .getByText(/ sure\.$/)
          .first()
          .waitFor({ state: 'attached' });
        const run = await inWindow(launched.page, model);
        const [median, late, worst] = [0.5, 0.99, 1].map((share) => quantile(run.gaps, share).toFixed(0));
        console.log(`  ${''.padEnd(15)} window:   ${rate(clips, run.seconds)}`);
        console.log(
          `  ${''.padEnd(15)} frames:   median ${median} ms, 99 % within ${late} ms, worst ${worst} ms`,
        );
        const look = [0.5, 1].map((share) => quantile(run.answers, share).toFixed(0));
        console.log(
          `  ${''.padEnd(15)} a clip looked at meanwhile: median ${look[0]} ms, worst ${look[1]} ms`,
        );
      } finally {
        await launched.end();
      }
    }
  } finally {
    display?.stop();
    await rm(place, { recursive: true, force: true });
  }
}
