import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { AffectronError } from '../../core/errors';
import { findSoundFiles } from '../findSoundFiles';
import { readProblem } from '../fileProblem';
import type { BatchFiles } from './batchRecord';

/** More would not fit a person's patience, nor the list in a window. */
export const mostFiles = 100_000;

/**
 * The sound files of a choice of folders and files, each once, in the order of the choice; in a folder in natural
 * order. A file that was named itself is taken whatever it is called: its content decides.
 *
 * @param paths absolute
 * @throws AffectronError `no-clips-found`, `too-long` for more than `mostFiles`, `cancelled`, and as `findSoundFiles`
 */
export async function batchSounds(paths: readonly string[], signal?: AbortSignal): Promise<BatchFiles> {
  const found: BatchFiles = { version: 1, folders: [], files: [] };
  const seen = new Set<string>();
  for (const given of paths) {
    const path = await realpath(given).catch((thrown: unknown) => {
      throw readProblem(thrown, given);
    });
    const isFolder = (await stat(path)).isDirectory();
    const folder = isFolder ? path : dirname(path);
    const at = placeOf(folder, found.folders);
    for (const sound of isFolder ? await findSoundFiles(path, signal) : [path]) {
      if (seen.has(sound)) continue;
      seen.add(sound);
      found.files.push([at, relative(folder, sound).replaceAll('\\', '/')]);
    }
    if (found.files.length > mostFiles) throw tooMany();
  }
  if (found.files.length === 0) throw noSounds(paths);
  return found;
}

/** What people call a choice. */
export function nameOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1 ? basename(first) : `${basename(first)} and ${paths.length - 1} more`;
}

export function pathOf({ folders, files }: BatchFiles, index: number): string | null {
  const file = files.at(index);
  const folder = file === undefined ? undefined : folders.at(file[0]);
  return file === undefined || folder === undefined ? null : join(folder, file[1]);
}

function placeOf(folder: string, folders: string[]): number {
  const known = folders.indexOf(folder);
  return known >= 0 ? known : folders.push(folder) - 1;
}

function noSounds(paths: readonly string[]): AffectronError {
  return new AffectronError('no-clips-found', `There is no sound file in “${nameOf(paths)}”.`, {
    advice:
      'Choose a folder that holds WAV, AIFF, FLAC, Ogg Vorbis, Opus or MP3 files, itself or further down.',
  });
}

function tooMany(): AffectronError {
  return new AffectronError(
    'too-long',
    `There are more than ${mostFiles.toLocaleString('en')} sound files.`,
    {
      advice: 'Choose a folder further down, and make several batches.',
    },
  );
}
