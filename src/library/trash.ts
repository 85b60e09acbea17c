import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { deleteSound } from './deleteSound';
import { writeProblem } from './fileProblem';
import type { Item } from './item';

/** Moves a file of the library into its trash and answers where it lies now. */
export async function moveToTrash(path: string, trash: string, id: string): Promise<string> {
  const place = placeInTrash(path, trash, id);
  try {
    await mkdir(trash, { recursive: true });
    await rename(path, place);
    return place;
  } catch (thrown) {
    throw writeProblem(thrown, path, 'Nothing was removed.');
  }
}

/** Puts a file back where it was, unless one of that name has come there meanwhile. */
export async function takeFromTrash(place: string, path: string): Promise<void> {
  try {
    if (await stat(path).catch(() => null)) return await rm(place, { force: true });
    await mkdir(dirname(path), { recursive: true });
    await rename(place, path);
  } catch (thrown) {
    throw writeProblem(thrown, path);
  }
}

/**
 * Puts back what the index lists: a crash came between the file and the index, while it was being removed or brought back,
 * and the index decides.
 *
 * @param listed what the index says there is
 */
export async function restoreListed(listed: Iterable<Item>, trash: string): Promise<void> {
  for (const { path, entry } of listed) {
    const place = placeInTrash(path, trash, entry.id);
    if (await stat(place).catch(() => null)) await takeFromTrash(place, path).catch(() => undefined);
  }
}

function placeInTrash(path: string, trash: string, id: string): string {
  return join(trash, `${id} ${basename(path)}`);
}

/** Deletes for good what lies in the trash, and what was made of its sounds. */
export async function emptyTrash(trash: string, dataFolder: string): Promise<void> {
  for (const name of await readdir(trash).catch(() => [])) {
    await deleteSound(join(trash, name), dataFolder).catch(() => undefined);
  }
  await rm(trash, { recursive: true, force: true }).catch(() => undefined);
}
