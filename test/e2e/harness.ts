/**
 * Starts the built app in a real Electron for a test and ends it without leaving anything behind: no process, no
 * data folder. Run with `npm run e2e`, which builds first and brings a display where there is none.
 */
import type { ElectronApplication, Page } from 'playwright-core';
import { launchApp } from '../../scripts/setup/launchApp.mjs';

export interface LaunchOptions {
  /** Arguments after the app folder: files to open, Chromium switches. */
  args?: string[];
  /** Added to the environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Folder with the built app; default is the repository. */
  appFolder?: string;
  /** Shows the tour, as at a first start; default is not. */
  tour?: boolean;
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
  /** Ends the app and every process it started; throws when a window had unexpected errors. */
  close(): Promise<void>;
}

export async function launchAffectron({
  expectedErrors = [],
  ...options
}: LaunchOptions = {}): Promise<Affectron> {
  const { app, page, dataFolder, mainOutput, end } = await launchApp(options);
  const errors = (): Promise<string[]> => unexpectedErrors(app, expectedErrors);
  return {
    app,
    page,
    dataFolder,
    errors,
    mainOutput,
    async close() {
      const found = await errors();
      await end();
      if (found.length > 0) throw new Error(`The window reported errors:\n${found.join('\n')}`);
    },
  };
}

/** Read from Playwright's own store, which also has what was said before the first listener could be there. */
async function unexpectedErrors(app: ElectronApplication, expected: RegExp[]): Promise<string[]> {
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
