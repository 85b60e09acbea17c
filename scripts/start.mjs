/** `npm start`: prepares what is missing and opens the app; files given after `--` are opened in it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasDisplay } from './setup/display.mjs';
import { electronFlags } from './setup/electronFlags.mjs';
import { root } from './setup/paths.mjs';
import { prepareApp, prepareCli } from './setup/prepare.mjs';
import { printSampleTable } from './setup/sampleTable.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(() => (hasDisplay() ? openWindow() : workInTerminal()));

async function openWindow() {
  const electron = await prepareApp();
  const { flags, reason } = electronFlags(electron.path);
  if (reason) say(reason);
  return launch(electron.path, [...flags, root, ...process.argv.slice(2).map(absolute)]);
}

async function workInTerminal() {
  await prepareCli();
  say(
    'There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so here is the main job without a window:',
  );
  const code = await printSampleTable();
  say(
    'The samples are synthetic voices: what they feel is claimed by nobody.\n' +
      'For your own files: node bin/affectron.js classify FILE …\n' +
      'For the window: run npm start in a desktop session, or over ssh -X; xvfb-run -a npm start opens it unseen.',
  );
  return code;
}

/**
 * npm runs scripts in the repository's folder; paths a person typed are meant from where they stood.
 *
 * @param {string} argument
 */
function absolute(argument) {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  return !argument.startsWith('-') && existsSync(path) ? path : argument;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<number>} Electron's exit code.
 */
function launch(program, args) {
  const env = { ...process.env };
  // Set in the terminals of some editors; Electron would then be a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(program, args, { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGKILL' ? 137 : 0)));
  });
}
