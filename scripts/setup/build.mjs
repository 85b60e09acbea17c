import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble, say } from './trouble.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} sources Files and folders it is made from, relative to the repository.
 * @property {string} product Its main file.
 * @property {string[]} command Script of a package and its arguments.
 */

const shared = [
  'src/core',
  'src/backend',
  'src/library',
  'src/workers',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** @type {Part} */
const app = {
  name: 'app',
  sources: [
    ...shared,
    'src/shared',
    'src/main',
    'src/preload',
    'src/renderer',
    'electron.vite.config.ts',
    'svelte.config.js',
  ],
  product: 'out/main/index.js',
  command: ['electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
};

/** @type {Part} */
const cli = {
  name: 'command line',
  sources: [...shared, 'src/cli', 'vite.cli.config.ts'],
  product: 'out/cli/affectron.js',
  command: ['vite/bin/vite.js', 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'],
};

/** Builds main, preload and window into `out/` when a source is newer. */
export const ensureAppBuilt = () => ensureBuilt(app);

/** Builds the command-line program into `out/cli/` when a source is newer. */
export const ensureCliBuilt = () => ensureBuilt(cli);

/** @param {Part} part */
async function ensureBuilt(part) {
  const stamp = join(root, 'out', `.built-${part.name.replaceAll(' ', '-')}`);
  const sources = part.sources.map((source) => join(root, source));
  if (!isStale(stamp, sources) && existsSync(join(root, part.product))) return;

  // Sources changed while the build runs must count as newer, so the stamp bears the time it began.
  const began = new Date();
  say(`Building the ${part.name} …`);
  const [script = '', ...args] = part.command;
  const { code, output, errors } = await run(process.execPath, [join(root, 'node_modules', script), ...args]);
  if (code !== 0) throw new Trouble(`The ${part.name} could not be built:\n${(output + errors).trim()}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, began.toISOString());
}

/**
 * True when the stamp is missing or something in the sources is newer than the time written in it. Folders count
 * too: deleting a file changes nothing else.
 *
 * @param {string} stamp
 * @param {string[]} sources
 */
export function isStale(stamp, sources) {
  const began = readStamp(stamp);
  return began === null || sources.some((source) => newest(source) >= began);
}

/** @param {string} stamp */
function readStamp(stamp) {
  try {
    const time = Date.parse(readFileSync(stamp, 'utf8'));
    return Number.isNaN(time) ? null : time;
  } catch {
    return null;
  }
}

/**
 * @param {string} path A file or a folder.
 * @returns {number} Latest modification below it, milliseconds since 1970; 0 when it is not there.
 */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    stats.mtimeMs,
  );
}
