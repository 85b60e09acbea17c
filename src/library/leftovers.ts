import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Older than this, a temporary file belongs to no program that is still writing it. */
const oldAge = 60 * 60 * 1000;

/** Deletes the temporary files of `writeWhole` that a crash left in a folder. */
export async function sweepLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => /^\..+\.[0-9a-f]{12}\.tmp$/.test(each))) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > oldAge) await rm(path, { force: true }).catch(() => undefined);
  }
}
