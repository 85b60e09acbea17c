import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Older than this, a temporary file belongs to no program that is still writing it. */
const oldAge = 60 * 60 * 1000;

/** Deletes the temporary files of `writeWhole` that a crash left in a folder. */
export async function sweepLeftovers(folder: string): Promise<void> {
  await sweep(folder, isLeftover);
}

/** Deletes the folders in which a model was being put together when its program was killed. */
export async function sweepHalfModels(folder: string): Promise<void> {
  await sweep(folder, (name) => name.startsWith(halfModel));
}

/** Begins the names of such folders. */
export const halfModel = '.writing-';

/** A temporary file of `writeWhole`. */
export function isLeftover(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

async function sweep(folder: string, isOne: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isOne)) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > oldAge) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
