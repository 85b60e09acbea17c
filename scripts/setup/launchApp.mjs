import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { electronFlags } from './electronFlags.mjs';
import { findElectron } from './findElectron.mjs';
import { root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

/**
 * @typedef {object} LaunchOptions
 * @property {string[]} [args] Arguments after the app folder: files to open, Chromium switches.
 * @property {Record<string, string | undefined>} [env] Added to the environment; `undefined` takes a variable away.
 * @property {string} [appFolder] Folder with the built app; default is the repository.
 * @property {boolean} [tour] Whether a newcomer's tour is shown, as at a first start; default is not.
 * @property {string} [dataFolder] Data folder to use and keep; default is a new one, removed by `end`.
 */

/**
 * @typedef {object} LaunchedApp
 * @property {import('playwright-core').ElectronApplication} app
 * @property {import('playwright-core').Page} page The main window, loaded.
 * @property {string} dataFolder
 * @property {() => string} mainOutput What main wrote to stdout and stderr since the launch returned.
 * @property {() => Promise<void>} end Ends the app and every process it started.
 */

/**
 * Starts the built app in the Electron that `prepareApp` made sure of, with Playwright at the controls.
 *
 * @param {LaunchOptions} [options]
 * @returns {Promise<LaunchedApp>}
 */
export async function launchApp(options = {}) {
  const electron = findElectron();
  if (!electron) throw new Trouble('There is no Electron here yet: npm run e2e fetches it.');
  // Only here once packages are installed.
  const { _electron } = await import('playwright-core');

  // Without `executablePath` Playwright asks the electron package, and only then holds the app back until it is
  // connected; a window that opens before that is lost to it.
  if (electron.origin !== 'official') process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(electron.path);
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'affectron-data-')));
  if (options.tour !== true) await markTourSeen(dataFolder);
  const app = await _electron.launch({
    args: [...electronFlags(electron.path).flags, options.appFolder ?? root, ...(options.args ?? [])],
    cwd: root,
    env: environment({ AFFECTRON_DATA: dataFolder, ...options.env }),
    timeout: 60_000,
    // Playwright would switch the sandbox off on every Linux.
    chromiumSandbox: true,
    // Playwright would pretend a light system, whatever the app's own theme.
    colorScheme: null,
  });
  const child = app.process();
  let mainOutput = '';
  const keep = (/** @type {Buffer} */ chunk) => (mainOutput += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  async function end() {
    await Promise.race([app.close().catch(() => undefined), delay(5000)]);
    killTree(child.pid);
    if (options.dataFolder === undefined) {
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }

  try {
    const page = await app.firstWindow({ timeout: 60_000 });
    await page.waitForLoadState('domcontentloaded', { timeout: 60_000 });
    return { app, page, dataFolder, mainOutput: () => mainOutput, end };
  } catch (thrown) {
    await end();
    throw new Error(`The app showed no window. Main said:\n${mainOutput}`, { cause: thrown });
  }
}

/**
 * The tour would lie in front of whatever is looked at, and tests read English whatever the system speaks. Settings that
 * are there already stay as they are.
 *
 * @param {string} dataFolder
 */
export async function markTourSeen(dataFolder) {
  try {
    await mkdir(dataFolder, { recursive: true });
    await writeFile(join(dataFolder, 'settings.json'), '{ "tourSeen": true, "language": "en" }', {
      flag: 'wx',
    });
  } catch {
    // There already, or a folder that is unusable on purpose.
  }
}

/**
 * Without what editors, vitest or a developer set, each of which would change what Electron or the app does: the app
 * starts as a newcomer would have it.
 */
const foreign = [
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_ENV',
  'VITEST',
  'AFFECTRON_NATIVE',
  'AFFECTRON_BACKEND',
];

/**
 * @param {Record<string, string | undefined>} changes
 * @returns {Record<string, string>}
 */
export function environment(changes) {
  const own = Object.entries(process.env).filter(([name]) => !foreign.includes(name));
  /** @type {Record<string, string>} */
  const merged = {};
  for (const [name, value] of [...own, ...Object.entries(changes)]) {
    if (value === undefined) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}

/**
 * Playwright starts Electron as the leader of its own process group, so the group is the whole tree.
 *
 * @param {number | undefined} pid
 */
export function killTree(pid) {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended already.
  }
}

/** @param {number} milliseconds */
const delay = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
