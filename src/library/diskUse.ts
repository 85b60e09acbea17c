import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Files and their bytes together. */
export interface DiskUse {
  files: number;
  bytes: number;
}

/** What a file holds, or a folder with everything in it. Links are not followed; what is not there or cannot be read is nothing. */
export async function diskUse(path: string): Promise<DiskUse> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return { files: 0, bytes: 0 };
  if (!found.isDirectory()) return { files: 1, bytes: found.size };
  const names = await readdir(path).catch(() => []);
  return together(await Promise.all(names.map((name) => diskUse(join(path, name)))));
}

export function together(uses: readonly DiskUse[]): DiskUse {
  return uses.reduce((sum, use) => ({ files: sum.files + use.files, bytes: sum.bytes + use.bytes }), {
    files: 0,
    bytes: 0,
  });
}
