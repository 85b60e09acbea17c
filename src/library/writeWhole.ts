/**
 * Files that are there whole or not at all, whatever happens in between. Written here and not with
 * write-file-atomic, because that writes with a single call and takes a short write, the usual first sign
 * of a full disk, for success: the good old file is then replaced by half of the new one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeProblem } from './fileProblem';

/**
 * Writes `data` to `path`, whole or not at all: into a temporary file beside it, forced to the disk, then
 * renamed. A file already there is replaced at once or left untouched. Makes the folder when missing.
 *
 * @throws AffectronError `disk-full`, or `cannot-write` for a read-only or forbidden place
 */
export async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeProblem(thrown, path);
  }
  await syncFolder(folder);
}

/** Forces a rename to the disk, where the system lets a folder be opened (not on Windows). */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The rename itself succeeded; only its survival of a power cut is left to the system.
  }
}
