import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type {
  launchPackaged as LaunchPackaged,
  startPackaged as StartPackaged,
} from '../scripts/setup/launchPackaged.mjs';
import type { startVirtualDisplay as StartVirtualDisplay } from '../scripts/setup/display.mjs';

const starts = 20;
/** After this long nothing moves any more: models are loaded and warmed, caches written. */
const settledSeconds = 8;

type Launched = Awaited<ReturnType<typeof LaunchPackaged>>;

/** Bundled benches lie in `out/bench`; the scripts find the repository by where they lie themselves. */
const script = async <Module>(name: string): Promise<Module> =>
  (await import(/* @vite-ignore */ new URL(`../../scripts/setup/${name}`, import.meta.url).href)) as Module;

interface PackagedTools {
  program: string;
  /** The Electron it was packed from. */
  electron: string;
  launch: typeof LaunchPackaged;
  start: typeof StartPackaged;
}

/** Milliseconds from the start of the process to the first paint, to clips one can choose from, and to a verdict. */
async function startTimes({ page, began }: Launched): Promise<number[]> {
  const moments = await page.evaluate(async () => {
    const told = (): boolean =>
      / sure\.$/.test(document.querySelector('p[aria-live]')?.textContent.trim() ?? '');
    while (!told()) await new Promise(requestAnimationFrame);
    const verdict = performance.now();
    const noted = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    return [noted('first-contentful-paint'), noted('usable'), verdict].map(
      (time) => performance.timeOrigin + time,
    );
  });
  return moments.map((moment) => moment - began);
}

/** Megabytes that the processes of a group take, what they share counted once (PSS), by kind of process. */
async function memory(group: number): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = (await readFile(`/proc/${id}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ');
      if (Number(fields[2]) !== group) continue;
      const kind = /--type=([\w-]+)/.exec(await readFile(`/proc/${id}/cmdline`, 'utf8'))?.[1] ?? 'main';
      const kilobytes = /^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1];
      found.set(kind, (found.get(kind) ?? 0) + Number(kilobytes) / 1024);
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

/** Bytes below a folder. */
async function size(path: string): Promise<number> {
  const stats = await stat(path);
  if (!stats.isDirectory()) return stats.size;
  const parts = await Promise.all((await readdir(path)).map((name) => size(join(path, name))));
  return parts.reduce((sum, part) => sum + part, 0);
}

function printTimes(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const [median, best, worst] = [sorted[sorted.length >> 1], sorted[0], sorted[sorted.length - 1]];
  const figures = [median, best, worst].map((time = NaN) => `${time.toFixed(0).padStart(8)} ms`).join('');
  console.log(`  ${what.padEnd(48)}${figures}   (${times.length} times)`);
}

function printMemory(what: string, parts: Map<string, number>): void {
  const total = [...parts.values()].reduce((sum, part) => sum + part, 0);
  const words = [...parts].map(([kind, part]) => `${kind} ${part.toFixed(0)}`).join(', ');
  console.log(`  ${what.padEnd(48)}${total.toFixed(0).padStart(8)} MB   (${words})`);
}

async function withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An Electron that shows a sentence and does nothing else: what no program built on it can be quicker or smaller than. */
async function emptyApp(folder: string): Promise<string> {
  const app = join(folder, 'empty');
  await mkdir(app);
  const page = '<p aria-live="polite">Quite sure.</p><script>performance.mark("usable")</script>';
  const main = `const { app, BrowserWindow } = require('electron');
    app.setPath('userData', process.env.AFFECTRON_DATA);
    app.whenReady().then(() => {
      const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } });
      window.once('ready-to-show', () => window.show());
      window.loadURL(${JSON.stringify(`data:text/html,${encodeURIComponent(page)}`)});
    });`;
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }),
  );
  await writeFile(join(app, 'main.js'), main);
  return app;
}

/** Starts with the same data folder each time, as a person's second and every later one; in turns with the empty one. */
async function coldStarts({ program, electron, launch }: PackagedTools): Promise<void> {
  const columns: number[][] = [[], [], [], []];
  await withFolder(async (folder) => {
    const empty = { program: electron, args: [await emptyApp(folder)], dataFolder: join(folder, 'other') };
    for (let start = -1; start < starts; start++) {
      const launched = await launch({ program, dataFolder: join(folder, 'ours') });
      const times = await startTimes(launched).finally(() => launched.end());
      const other = await launch(empty);
      const [, shown = NaN] = await startTimes(other).finally(() => other.end());
      // The very first one makes the data folder and Chromium's caches, and belongs to the installation.
      if (start >= 0) [...times, shown].forEach((time, index) => columns[index]?.push(time));
    }
  });
  console.log(`  ${''.padEnd(48)}${['median', 'best', 'worst'].map((word) => word.padStart(11)).join('')}`);
  const names = [
    'started to first paint with content',
    'started to usable: clips can be chosen',
    'started to first verdict drawn',
    'an empty Electron, started to its one sentence',
  ];
  names.forEach((name, index) => printTimes(name, columns[index] ?? []));
}

/** Without samples nothing is chosen, and no verdict asked for, until a file is opened. */
async function idleMemory({ program, electron, start }: PackagedTools): Promise<void> {
  await withFolder(async (folder) => {
    const copy = join(folder, 'program');
    const from = dirname(program);
    const samples = join(from, 'resources', 'samples');
    await cp(from, copy, { recursive: true, filter: (path) => !path.startsWith(samples) });
    const options = { program: join(copy, basename(program)), dataFolder: join(folder, 'data') };
    const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, settledSeconds * 1000));
    const other = start({
      program: electron,
      args: [await emptyApp(folder)],
      dataFolder: join(folder, 'other'),
    });
    await settled();
    printMemory('an empty Electron', await memory(other.pid));
    await other.end();
    const running = start(options);
    try {
      await settled();
      printMemory('idle, before the first verdict', await memory(running.pid));
      await start({ ...options, args: [join(samples, 'kettle.wav')] }).ended;
      await settled();
      printMemory('idle, after the first verdict', await memory(running.pid));
    } finally {
      await running.end();
    }
  });
}

async function sizes(program: string): Promise<void> {
  const folder = dirname(program);
  const resources = join(folder, 'resources');
  const line = (what: string, bytes: number): void =>
    console.log(`  ${what.padEnd(48)}${(bytes / 1e6).toFixed(1).padStart(8)} MB`);
  line('the packaged folder', await size(folder));
  line('of it ours, without Electron', await size(resources));
  for (const part of (await readdir(resources)).sort()) {
    line(`  ${relative(folder, join(resources, part))}`, await size(join(resources, part)));
  }
}

/**
 * Prints what the packaged program takes: time from a cold start of its process to a window one can use (Playwright is
 * attached, which the start pays for), memory of all its processes when nothing is done, and room on the disk.
 */
export async function bench(): Promise<void> {
  const { prepareApp } = await script<{ prepareApp: () => Promise<{ path: string }> }>('prepare.mjs');
  const { ensurePackaged, packagedProgram } = await script<{
    ensurePackaged: (kind: 'driven') => Promise<void>;
    packagedProgram: (kind: 'driven') => string;
  }>('packApp.mjs');
  const { launchPackaged, startPackaged } = await script<{
    launchPackaged: typeof LaunchPackaged;
    startPackaged: typeof StartPackaged;
  }>('launchPackaged.mjs');
  const { hasDisplay, startVirtualDisplay } = await script<{
    hasDisplay: () => boolean;
    startVirtualDisplay: typeof StartVirtualDisplay;
  }>('display.mjs');
  const { path: electron } = await prepareApp();
  await ensurePackaged('driven');
  const program = packagedProgram('driven');
  const tools: PackagedTools = { program, electron, launch: launchPackaged, start: startPackaged };
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) process.env['DISPLAY'] = display.display;
  try {
    await coldStarts(tools);
    // Linux tells it process by process, what is shared counted once.
    if (process.platform === 'linux') await idleMemory(tools);
  } finally {
    display?.stop();
  }
  await sizes(program);
}
