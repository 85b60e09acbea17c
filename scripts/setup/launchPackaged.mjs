import { spawn } from 'node:child_process';
import { electronFlags } from './electronFlags.mjs';
import { environment, killTree } from './launchApp.mjs';

/**
 * @typedef {object} PackagedOptions
 * @property {string} program The packaged program.
 * @property {string} dataFolder
 * @property {string[]} [args] Files to open, Chromium switches.
 * @property {string} [cwd] Default is the system's root, as for a double click on some desktops.
 * @property {Record<string, string | undefined>} [env] Added to the environment; `undefined` takes a variable away.
 */

/**
 * @typedef {object} PackagedApp
 * @property {import('playwright-core').Page} page The main window.
 * @property {number} pid Of the main process.
 * @property {number} began When it was started, milliseconds since 1970.
 * @property {() => string} output What it wrote so far.
 * @property {() => Promise<void>} end Ends it and every process it started.
 */

/**
 * Starts a packaged program with Playwright at its window. Its main process cannot be driven, as that of a program in
 * development can: its fuses shut the inspector out. What is used instead is Chromium's own port, which shows pages alone.
 *
 * @param {PackagedOptions} options
 * @returns {Promise<PackagedApp>}
 */
export async function launchPackaged(options) {
  const { chromium } = await import('playwright-core');
  const began = Date.now();
  const started = startPackaged({ ...options, args: ['--remote-debugging-port=0', ...(options.args ?? [])] });
  try {
    const port = await started.said(/DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/);
    await pageThere(port);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('Chromium shows no page.');
    return {
      page,
      began,
      pid: started.pid,
      output: started.output,
      async end() {
        await browser.close().catch(() => undefined);
        await started.end();
      },
    };
  } catch (thrown) {
    await started.end();
    throw new Error(`The packaged program showed no window. It said:\n${started.output()}`, {
      cause: thrown,
    });
  }
}

/**
 * Waits for the window's page. Playwright, connected while the window is still being made, waits for an answer that never
 * comes.
 *
 * @param {string} port
 */
async function pageThere(port) {
  for (let tries = 0; tries < 1200; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
    const targets = /** @type {{ type: string, url: string }[]} */ (answer?.ok ? await answer.json() : []);
    if (targets.some(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('There was no page within a minute.');
}

/**
 * Starts a packaged program and nothing more.
 *
 * @param {PackagedOptions} options
 */
export function startPackaged({ program, dataFolder, args = [], cwd = '/', env = {} }) {
  const child = spawn(program, [...electronFlags(program).flags, ...args], {
    cwd,
    env: environment({ AFFECTRON_DATA: dataFolder, ...env }),
    // A group of its own, so that all of it can be ended.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  // Whoever is interested asks; nobody has to.
  ended.catch(() => undefined);

  return {
    pid: child.pid ?? 0,
    output: () => output,
    /** Its exit code. */
    ended,
    /**
     * Waits for something it writes.
     *
     * @param {RegExp} pattern
     * @returns {Promise<string>} The pattern's first group.
     */
    said(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output);
          if (found) resolve(found[1] ?? found[0]);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        const tooLate = () => reject(new Error(`It ended, or never said ${pattern.source}.`));
        ended.then(tooLate, reject);
        setTimeout(tooLate, 60_000).unref();
        look();
      });
    },
    async end() {
      killTree(child.pid);
      await ended.catch(() => undefined);
    },
  };
}
