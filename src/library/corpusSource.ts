import { stat } from 'node:fs/promises';
import { basename, extname, relative, resolve, sep } from 'node:path';
import { AffectronError } from '../core/errors';
import { readProblem } from './fileProblem';
import { findSoundFiles } from './findSoundFiles';
import { readSoundFile } from './readSoundFile';
import { maxClipBytes, type CorpusSource } from './sourceFile';
import { openZip } from './zipSource';

/**
 * Lists the sound files of a folder or a zip archive; which of the two, the disk decides.
 *
 * @throws AffectronError `not-found`, `not-readable`, `damaged-archive`, `cancelled`
 */
export async function openCorpusSource(path: string, signal?: AbortSignal): Promise<CorpusSource> {
  const stats = await stat(path).catch((thrown: unknown) => {
    throw readProblem(thrown, path);
  });
  // "." has no name of its own, and a person may pick SAVEE's folder "DC": the actor is in no other name.
  const title = basename(resolve(path));
  if (stats.isDirectory()) return openFolder(path, title, signal);
  if (stats.isFile()) return openZip(path, basename(title, extname(title)), signal);
  throw new AffectronError('not-readable', `“${title}” is neither a folder nor a zip archive.`);
}

async function openFolder(folder: string, title: string, signal?: AbortSignal): Promise<CorpusSource> {
  const paths = await findSoundFiles(folder, signal);
  const files = paths.map((path) => ({
    name: `${title}/${relative(folder, path).replaceAll(sep, '/')}`,
    read: () => readSoundFile(path, { maxBytes: maxClipBytes }),
  }));
  return { files, close: () => Promise.resolve() };
}
