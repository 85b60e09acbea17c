import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { probeSound } from '../core/audio/probe';
import { readLimits } from '../core/audio/readLimits';
import { checkSeconds } from '../core/audio/soundProblems';
import { AffectronError } from '../core/errors';
import { isAFolder, readProblem } from './fileProblem';

/** Enough of a file for `probeSound`: headers, and the tags in front of them. */
const headBytes = 64 * 1024;

/**
 * The whole of a sound file. Its size and, where the header says it, its length are checked before it is read,
 * so memory stays bounded.
 *
 * @param options.maxBytes largest file that is read; default what decoding accepts
 * @throws AffectronError `not-found`, `not-readable` (also for devices and pipes), `is-a-folder`,
 *   `empty-file`, `too-long` (more than `maxBytes`, or than `readLimits.maxSeconds`)
 */
export async function readSoundFile(
  path: string,
  { maxBytes = readLimits.maxBytes }: { maxBytes?: number } = {},
): Promise<Uint8Array> {
  return withSoundFile(path, maxBytes, async (file, size) => {
    if (size > headBytes) assertLength(await readStart(file, headBytes), size);
    return readStart(file, size);
  });
}

/**
 * Refuses by its header what decoding would refuse, before hundreds of megabytes are read. Only of uncompressed
 * sound: there header and size say the length exactly.
 */
function assertLength(head: Uint8Array, byteLength: number): void {
  const probed = probeSound(head, byteLength);
  if (probed?.format !== 'WAV' && probed?.format !== 'AIFF') return;
  if (probed.seconds !== null) checkSeconds(probed.seconds);
}

/**
 * The first bytes of a sound file and how many it has in all, for `probeSound`.
 *
 * @throws AffectronError as `readSoundFile`, but for `too-long`
 */
export async function readSoundHead(path: string): Promise<{ head: Uint8Array; byteLength: number }> {
  return withSoundFile(path, Infinity, async (file, size) => ({
    head: await readStart(file, Math.min(size, headBytes)),
    byteLength: size,
  }));
}

async function withSoundFile<T>(
  path: string,
  maxBytes: number,
  use: (file: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  const { file, size } = await openForReading(path, maxBytes);
  try {
    return await use(file, size);
  } catch (thrown) {
    throw readProblem(thrown, path);
  } finally {
    await file.close();
  }
}

/**
 * A sound file and how many bytes it has, to be closed by the caller.
 *
 * @throws AffectronError as `readSoundFile`
 */
export async function openForReading(
  path: string,
  maxBytes: number,
): Promise<{ file: FileHandle; size: number }> {
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      assertSound(stats, path, maxBytes);
      return { file, size: stats.size };
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  } catch (thrown) {
    throw readProblem(thrown, path);
  }
}

function assertSound(stats: Stats, path: string, maxBytes: number): void {
  const name = basename(path);
  if (stats.isDirectory()) throw isAFolder(path);
  if (!stats.isFile()) {
    throw new AffectronError('not-readable', `“${name}” is a device or a pipe, not a file.`, {
      advice: 'Save the sound to a file first.',
    });
  }
  if (stats.size === 0) throw new AffectronError('empty-file', `“${name}” is empty: it has no bytes.`);
  if (stats.size > maxBytes) throw tooManyBytes(name, stats.size, maxBytes);
}

export function tooManyBytes(name: string, size: number, maxBytes: number): AffectronError {
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  return new AffectronError(
    'too-long',
    `“${name}” has ${mebibytes(size)} MiB; at most ${mebibytes(maxBytes)} MiB are read.`,
    { advice: 'Cut it into shorter pieces.' },
  );
}

/** The first `size` bytes, or fewer where the file shrank meanwhile. */
function readStart(file: FileHandle, size: number): Promise<Uint8Array> {
  return readRange(file, 0, size);
}

/** Bytes `start` to `end`, or fewer where the file ends before. */
export async function readRange(file: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const size = end - start;
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
