import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { readRange } from './readSoundFile';

/**
 * The whole of a file that came from anywhere: no link, which might lead out of its folder, no device or pipe, which might
 * never end, and no more than a limit.
 *
 * @throws Error of the system (`ENOENT`, `ELOOP` for a link), or with a plain sentence
 */
export async function readPlainFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
  const file = await open(path, (O_RDONLY ?? 0) | O_NONBLOCK | O_NOFOLLOW);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('It is no plain file.');
    if (stats.size > maxBytes) throw new Error('It is too large.');
    return await readRange(file, 0, stats.size);
  } finally {
    await file.close();
  }
}
