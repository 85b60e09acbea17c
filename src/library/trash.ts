import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeProblem } from './fileProblem';

/** Moves a file of the library into its trash and answers where it lies now. */
export async function moveToTrash(path: string, trash: string, id: string): Promise<string> {
  const place = join(trash, `${id} ${basename(path)}`);
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

export async function emptyTrash(trash: string): Promise<void> {
  await rm(trash, { recursive: true, force: true }).catch(() => undefined);
}
