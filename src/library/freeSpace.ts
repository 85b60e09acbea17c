import { statfs } from 'node:fs/promises';
import { AffectronError } from '../core/errors';

/**
 * Makes sure, before long work, that a disk has room for what will be written.
 *
 * @param folder any on that disk; must exist
 * @param bytes that will be needed, by estimate
 * @param what goes there, as words of a sentence: "what the clips sound like"
 * @throws AffectronError `disk-full`
 */
export async function needRoom(folder: string, bytes: number, what: string): Promise<void> {
  // A system that does not say lets the work begin; a full disk is still told when it is met.
  const stats = await statfs(folder).catch(() => null);
  if (stats === null || stats.bavail * stats.bsize >= bytes) return;
  const megabytes = (count: number) => `${Math.ceil(count / 1e6)} MB`;
  throw new AffectronError(
    'disk-full',
    `There is not enough room on the disk for ${what}: about ${megabytes(bytes)} are needed, ${megabytes(stats.bavail * stats.bsize)} are free.`,
    { advice: 'Free some space and try again. Nothing was written.' },
  );
}
