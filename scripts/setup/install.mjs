import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './run.mjs';
import { Trouble, say } from './trouble.mjs';

const oldestNode = { major: 20, minor: 19 };

/** Installs the packages of package-lock.json when some are missing or of another version. */
export async function ensureInstalled() {
  checkNode(process.versions.node);
  if (isInstalled(root)) return;
  say('Installing packages (npm ci) …');
  const { code, output, errors } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new Trouble(`The packages could not be installed (npm ci):\n${(output + errors).trim()}`);
}

/** @param {string} version As in `process.versions.node`. */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  throw new Trouble(
    `Affectron needs Node.js ${oldestNode.major}.${oldestNode.minor} or newer, and this is ${version}: https://nodejs.org`,
  );
}

/**
 * True when every package that package-lock.json asks for is there in that version. npm writes
 * `node_modules/.package-lock.json` as its last act, so an interrupted install counts as none. Optional packages
 * may be absent: they are those for other systems, and tfjs-node where its download failed.
 *
 * @param {string} folder Folder of package-lock.json.
 */
export function isInstalled(folder) {
  const wanted = packages(join(folder, 'package-lock.json'));
  const present = packages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === version : Boolean(optional ?? devOptional);
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null}
 */
function packages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return null;
  }
}
