import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from './contentHash';
import { writeProblem } from './fileProblem';

/** Where copies of recordings that are too long for memory lie. */
export function longFolder(dataFolder: string): string {
  return join(dataFolder, 'cache', 'long');
}

/**
 * Deletes a sound file for good, and with it what was made of it and is found by its content: timelines, and the copy of a
 * long recording. A file of the same content that stays gets them anew when it is looked at.
 *
 * @throws AffectronError `cannot-write`: the file is still there then, what was made of it may be gone
 */
export async function deleteSound(path: string, dataFolder: string): Promise<void> {
  // What cannot be read was never heard.
  const hash = await contentHash(path).catch(() => null);
  if (hash !== null) {
    await removeNamed(join(dataFolder, 'timelines'), `made-${hash}-`);
    await removeNamed(longFolder(dataFolder), hash);
  }
  try {
    await rm(path, { recursive: true, force: true });
  } catch (thrown) {
    throw writeProblem(thrown, path, 'It was not deleted.');
  }
}

async function removeNamed(folder: string, start: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.startsWith(start)) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
