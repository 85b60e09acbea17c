/**
 * Starts the built app in a real Electron for a test and ends it without leaving anything behind: no process, no
 * data folder. Run with `npm run e2e`, which builds first and brings a display where there is none.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronFlags } from '../../scripts/setup/electronFlags.mjs';
import { findElectron } from '../../scripts/setup/findElectron.mjs';
import { root } from '../../scripts/setup/paths.mjs';

export interface LaunchOptions {
  /** Arguments after the app folder: files to open, Chromium switches. */
  args?: string[];
  /** Added to the environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Data folder to use and keep; default is a new one, removed by `close`. */
  dataFolder?: string;
  /** Messages of the console that this test provokes on purpose; all others fail `close`. */
  expectedErrors?: RegExp[];
}

export interface Affectron {
  app: ElectronApplication;
  /** The main window, loaded. */
  page: Page;
  dataFolder: string;
  /** Unexpected console errors and uncaught exceptions of the windows so far. */
  errors(): Promise<string[]>;
  /** What main wrote to stdout and stderr since the launch returned. */
  mainOutput(): string;
  /** Ends the app and every process it started; throws when the window had unexpected errors. */
  close(): Promise<void>;
}

export async function launchAffectron(options: LaunchOptions = {}): Promise<Affectron> {
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron here: npm run e2e fetches it.');

  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'affectron-e2e-')));
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [...electronFlags(electron.path).flags, root, ...(options.args ?? [])],
    cwd: root,
    env: environment({ AFFECTRON_DATA: dataFolder, ...options.env }),
    timeout: 60_000,
  });
  const pid = app.process().pid;
  let mainText = '';
  app.process().stdout?.on('data', (chunk: Buffer) => (mainText += chunk.toString()));
  app.process().stderr?.on('data', (chunk: Buffer) => (mainText += chunk.toString()));

  const end = async (): Promise<void> => {
    await Promise.race([app.close().catch(() => undefined), delay(5000)]);
    killTree(pid);
    if (options.dataFolder === undefined) {
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  };

  try {
    const page = await app.firstWindow({ timeout: 60_000 });
    await page.waitForLoadState('domcontentloaded');
    return {
      app,
      page,
      dataFolder,
      errors: () => unexpectedErrors(app, options.expectedErrors),
      mainOutput: () => mainText,
      async close() {
        const errors = await unexpectedErrors(app, options.expectedErrors);
        await end();
        if (errors.length > 0) throw new Error(`The window reported errors:\n${errors.join('\n')}`);
      },
    };
  } catch (thrown) {
    await end();
    throw new Error(`The app showed no window. Main said:\n${mainText}`, { cause: thrown });
  }
}

/** Read from Playwright's own store, which also has what was said before the first listener could be there. */
async function unexpectedErrors(app: ElectronApplication, expected: RegExp[] = []): Promise<string[]> {
  const found = await Promise.all(
    app.windows().map(async (window) => {
      // A window that has crashed or closed has nothing left to tell.
      const messages = await window.consoleMessages({ filter: 'all' }).catch(() => []);
      const thrown = await window.pageErrors({ filter: 'all' }).catch(() => []);
      return [
        ...messages.filter((message) => message.type() === 'error').map((message) => message.text()),
        ...thrown.map((error) => error.stack ?? error.message),
      ];
    }),
  );
  return found.flat().filter((message) => !expected.some((pattern) => pattern.test(message)));
}

function environment(changes: Record<string, string | undefined>): Record<string, string> {
  const merged: Record<string, string | undefined> = { ...process.env, ...changes };
  // Set by some editors and by vitest; each would change what Electron or the app does.
  for (const name of ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_ENV', 'VITEST']) delete merged[name];
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Playwright starts Electron as the leader of its own process group, so the group is the whole tree. */
function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended already.
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
