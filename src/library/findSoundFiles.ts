import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AffectronError } from '../core/errors';
import { stopIfCancelled } from './cancelled';
import { readProblem } from './fileProblem';
import { isSoundName } from './soundTypes';

/** Folders nested deeper than this are left alone: nobody keeps sounds there, and paths get too long. */
const maxDepth = 32;

/**
 * Paths of the sound files in a folder and its sub-folders, by extension, in natural order (2 before 10).
 * Hidden files and folders (a leading dot, as in macOS's `._` shadows) are left out. Links are not
 * followed, so nothing outside the folder is reached and no loop is walked. Sub-folders that cannot be
 * read are passed over.
 *
 * @throws AffectronError `not-found` or `not-readable` when `folder` itself cannot be listed, `cancelled`
 */
export async function findSoundFiles(folder: string, signal?: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  const queue = [{ path: folder, depth: 0 }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    stopIfCancelled(signal);
    const { path, depth } = next;
    for (const child of await children(path, depth === 0)) {
      if (child.name.startsWith('.')) continue;
      const childPath = join(path, child.name);
      if (child.isFile() && isSoundName(child.name)) found.push(childPath);
      else if (child.isDirectory() && depth < maxDepth) queue.push({ path: childPath, depth: depth + 1 });
    }
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return found.sort(compare);
}

async function children(folder: string, isRoot: boolean): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    if (!isRoot) return [];
    throw (await isFile(folder)) ? notAFolder(folder) : readProblem(thrown, folder);
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

function notAFolder(path: string): AffectronError {
  return new AffectronError('not-readable', `“${basename(path)}” is a file, not a folder.`, {
    advice: 'Name the folder the sounds lie in; unpack a zip first.',
  });
}
