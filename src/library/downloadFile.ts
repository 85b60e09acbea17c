/**
 * Downloads one known file so that nothing fetched is lost: what came is kept in `<name>.partial`, and the
 * next attempt asks for the rest. Only when size and checksum are those expected does the file get its name.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AffectronError } from '../core/errors';
import { stopIfCancelled } from './cancelled';
import { downloadKept, fetchRest } from './fetchRest';
import { systemCode, writeProblem } from './fileProblem';
import type { OnProgress } from './progress';

/** Whatever sum the publisher gives. */
export interface Checksum {
  kind: 'md5' | 'sha512';
  /** Hexadecimal. */
  hex: string;
}

/** A file on the net, and how to know that it is the right one. */
export interface RemoteFile {
  url: string;
  bytes: number;
  checksum: Checksum;
}

export interface DownloadOptions {
  remote: RemoteFile;
  /** Where the finished file goes. */
  path: string;
  onProgress?: OnProgress;
  signal?: AbortSignal;
  /** Longest wait for the next bytes, milliseconds; default 30,000. */
  patience?: number;
  /** What fetches; default Node's own. Electron's `net.fetch` also knows the system's proxy. */
  fetch?: typeof globalThis.fetch;
}

/**
 * Downloads a file to `path`, going on where an earlier attempt stopped; one that is already there is only
 * checked.
 *
 * @throws AffectronError `download-failed` (server error, no connection, cut off, stalled), `cancelled`,
 *   `disk-full`, `cannot-write`: in all of these what came is kept; `checksum-mismatch`: it is deleted
 */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const { remote, path, onProgress, signal } = options;
  const partial = `${path}.partial`;
  stopIfCancelled(signal);
  try {
    await mkdir(dirname(path), { recursive: true });
    if (await sizeOf(path)) await rename(path, partial);
    if ((await sizeOf(partial)) > remote.bytes) await rm(partial);
  } catch (thrown) {
    throw writeProblem(thrown, path);
  }
  const from = await sizeOf(partial);
  if (from < remote.bytes) await fetchRest({ ...options, path: partial, from });
  onProgress?.({ done: remote.bytes, total: remote.bytes, step: 'Checking the download' });
  if ((await sumOf(partial, remote.checksum.kind, signal)) !== remote.checksum.hex) {
    await rm(partial, { force: true });
    throw new AffectronError('checksum-mismatch', `“${basename(path)}” did not arrive as it should be.`, {
      advice: 'It was damaged on the way or changed, and was deleted. Download it again.',
    });
  }
  await rename(partial, path);
}

/** Bytes of a file; 0 when it is not there. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return 0;
    throw thrown;
  }
}

async function sumOf(path: string, kind: Checksum['kind'], signal?: AbortSignal): Promise<string> {
  const hash = createHash(kind);
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    stopIfCancelled(signal, downloadKept);
    hash.update(chunk);
  }
  return hash.digest('hex');
}
