/** The folder of the face networks: whole, or not at all. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError } from '../../core/errors';
import { tarEntry } from '../encoder/tarEntry';
import { writeWhole } from '../writeWhole';
import type { FaceSource } from './faceSource';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** True when the folder holds every file of the source, to the last byte. */
export async function areWholeFaceNetworks(folder: string, { files }: FaceSource): Promise<boolean> {
  try {
    for (const [name, { sha256: expected }] of Object.entries(files)) {
      if (sha256(await readFile(join(folder, name))) !== expected) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes the networks, and the licence they come under, out of their package.
 *
 * @param archive path of the package's tarball
 * @param folder where they shall stand
 * @throws AffectronError `checksum-mismatch` when the package holds something else, `disk-full`, `cannot-write`; nothing
 *   is left behind then
 */
export async function makeFaceNetworks(source: FaceSource, archive: string, folder: string): Promise<void> {
  const kept = await Promise.all(
    Object.entries(source.files).map(async ([name, file]) => ({
      name,
      bytes: await checkedEntry(archive, file, source),
    })),
  );
  try {
    for (const { name, bytes } of kept) await writeWhole(join(folder, name), bytes);
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw thrown;
  }
}

async function checkedEntry(
  archive: string,
  { path, sha256: expected }: FaceSource['files'][string],
  source: FaceSource,
): Promise<Uint8Array> {
  let reason: string;
  try {
    const bytes = await tarEntry(archive, path);
    const sum = sha256(bytes);
    if (sum === expected) return bytes;
    reason = `the SHA-256 of ${path} is ${sum}, expected ${expected}`;
  } catch (thrown) {
    reason = thrown instanceof Error ? thrown.message : String(thrown);
  }
  throw new AffectronError(
    'checksum-mismatch',
    `The package ${source.package.name} is not what it should be: ${reason}.`,
    { advice: 'Nothing was made of it.' },
  );
}
