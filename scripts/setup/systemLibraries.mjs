import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** Debian packages of the libraries Electron links to, by the beginning of the library's name. */
const packageOf = /** @type {const} */ ([
  ['libnss', 'libnss3'],
  ['libnspr', 'libnss3'],
  ['libsmime', 'libnss3'],
  ['libasound', 'libasound2'],
  ['libgbm', 'libgbm1'],
  ['libdrm', 'libdrm2'],
  ['libcups', 'libcups2'],
  ['libatspi', 'libatspi2.0-0'],
  ['libxkbcommon', 'libxkbcommon0'],
]);

/**
 * Names what the dynamic loader would not find for a program; `null` when nothing is missing.
 *
 * @param {string} lddOutput
 * @param {(name: string) => Promise<boolean>} isKnown True when this system's packages include that name.
 * @returns {Promise<{ libraries: string[], command: string } | null>}
 */
export async function missingLibraries(lddOutput, isKnown) {
  const libraries = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  if (libraries.length === 0) return null;
  // Everything else (gtk, cairo, pango, X11 …) comes with GTK.
  const plain = libraries.map(
    (library) => packageOf.find(([start]) => library.startsWith(start))?.[1] ?? 'libgtk-3-0',
  );
  const packages = await Promise.all(
    // Debian 13 and Ubuntu 24.04 gave some packages new names when time became 64 bits wide.
    [...new Set(plain)].sort().map(async (name) => ((await isKnown(`${name}t64`)) ? `${name}t64` : name)),
  );
  return { libraries: [...new Set(libraries)], command: `sudo apt-get install ${packages.join(' ')}` };
}

/**
 * Stops with the names of the system libraries the program lacks, and the command that installs them.
 *
 * @param {string} binary
 */
export async function checkSystemLibraries(binary) {
  if (process.platform !== 'linux') return;
  const { code, output } = await run('ldd', [binary]);
  // No `ldd`: the loader itself will have to tell.
  if (code === 127) return;
  const missing = await missingLibraries(output, async (name) => {
    const answer = await run('apt-cache', ['show', name]);
    return answer.code === 0;
  });
  if (missing === null) return;
  throw new Trouble(
    `Electron needs system libraries that are not installed: ${missing.libraries.join(', ')}.\n` +
      `On Debian and Ubuntu: ${missing.command}`,
  );
}
