import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeProblem } from './fileProblem';

/**
 * Makes a folder and tries to write in it, so that nobody computes for an hour and then learns that the result has no
 * place.
 *
 * @throws AffectronError `cannot-write` or `disk-full`
 */
export async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rm(await mkdtemp(join(folder, '.trial-')), { recursive: true });
  } catch (thrown) {
    throw writeProblem(thrown, folder);
  }
}
