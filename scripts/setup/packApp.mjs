import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { ensureEncoders } from '../encoder/ensureEncoder.mjs';
import { ensureFaceNetworks } from '../face/ensureFaceNetworks.mjs';
import { isStale } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { electronVersion, fileSha256, repack } from './findElectron.mjs';
import { root } from './paths.mjs';
import { Trouble, say } from './trouble.mjs';

const dist = join(root, 'dist');
const installerEndings = ['.AppImage', '.deb', '.dmg', '.exe'];

/** What a packaged folder is made from, the program of Electron aside. */
const sources = [
  'out/main',
  'out/preload',
  'out/renderer',
  'out/encoders',
  'out/face',
  'resources',
  'samples',
  'packaging',
  'package.json',
  'package-lock.json',
].map((source) => join(root, source));

/**
 * What people get, or the same to be driven by tests and timings: through Chromium's port, which the other refuses.
 *
 * @typedef {'released' | 'driven'} PackageKind
 */

/** @param {PackageKind} kind */
const distOf = (kind) => (kind === 'driven' ? join(dist, 'driven') : dist);

/**
 * Folder of the packaged program, for this system.
 *
 * @param {PackageKind} [kind]
 */
export function packagedFolder(kind = 'released') {
  const folder = distOf(kind);
  if (process.platform === 'win32') return join(folder, 'win-unpacked');
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  return process.platform === 'darwin' ? join(folder, `mac${arch}`) : join(folder, `linux${arch}-unpacked`);
}

/**
 * The packaged program itself.
 *
 * @param {PackageKind} [kind]
 */
export function packagedProgram(kind = 'released') {
  const inside = { darwin: 'Affectron.app/Contents/MacOS/Affectron', win32: 'Affectron.exe' };
  const name =
    process.platform === 'darwin' || process.platform === 'win32' ? inside[process.platform] : 'affectron';
  return join(packagedFolder(kind), name);
}

/**
 * Packages the built app into its folder when something in it is newer.
 *
 * @param {PackageKind} [kind]
 * @throws {Trouble} when there is no Electron, voice encoder or face network to put in
 */
export async function ensurePackaged(kind = 'released') {
  const stamp = join(distOf(kind), '.packaged');
  if (!isStale(stamp, sources) && existsSync(packagedProgram(kind))) return;
  const began = new Date();
  say('Packaging the app …');
  rmSync(packagedFolder(kind), { recursive: true, force: true });
  await pack('dir', await ensureElectron(), kind);
  mkdirSync(distOf(kind), { recursive: true });
  writeFileSync(stamp, began.toISOString());
}

/**
 * Makes the installers of this system, signed where electron-builder finds the secrets for it, and a file with their
 * SHA-256 as `sha256sum --check` reads it.
 *
 * @returns {Promise<string[]>} all these files
 * @throws {Trouble} as `ensurePackaged`; and where there is only the unofficial Electron, which nobody should be given
 */
export async function makeInstallers() {
  const electron = await ensureElectron();
  if (electron.origin === 'repack') {
    throw new Trouble(
      "Installers are made of the official Electron alone, whose download cannot be reached here. 'npm run package' " +
        'makes the folder for this machine.',
    );
  }
  const made = (await pack('installers', electron)).filter((file) =>
    installerEndings.includes(extname(file)),
  );
  const sums = await Promise.all(made.map(async (file) => `${await fileSha256(file)}  ${basename(file)}\n`));
  const sumsFile = join(dist, `SHA256SUMS-${process.platform}-${process.arch}.txt`);
  writeFileSync(sumsFile, sums.join(''));
  return [...made, sumsFile];
}

/**
 * @param {'dir' | 'installers'} what
 * @param {import('./findElectron.mjs').Electron} electron
 * @param {PackageKind} [kind]
 */
async function pack(what, electron, kind = 'released') {
  // Only here once packages are installed.
  const { build, Platform } = await import('electron-builder');
  const { packageConfig } = await import('../../packaging/config.mjs');
  const encoders = (await ensureEncoders()).map((folder) => basename(folder));
  await ensureFaceNetworks();
  const targets = Platform.current().createTarget(what === 'dir' ? 'dir' : null);
  return build({
    projectDir: root,
    targets,
    publish: 'never',
    config: {
      ...packageConfig({ root, encoders, driven: kind === 'driven', ...fromEnvironment() }),
      electronDist: electronFolder(electron),
      electronVersion: electron.origin === 'repack' ? repack.version : electronVersion(),
    },
  });
}

/** What the release workflow says. */
function fromEnvironment() {
  const { AFFECTRON_HOMEPAGE: homepage, CSC_LINK: certificate } = process.env;
  return { ...(homepage && { homepage }), signed: Boolean(certificate) };
}

/** @param {import('./findElectron.mjs').Electron} electron */
function electronFolder({ path }) {
  const levels = process.platform === 'darwin' ? '../../..' : '.';
  return join(dirname(path), levels);
}
