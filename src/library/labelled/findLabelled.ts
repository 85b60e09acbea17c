import { basename, relative } from 'node:path';
import type { ClipLabel } from '../../core/corpora/clipLabel';
import { labelFromName } from '../../core/corpora/labelFromName';
import type { Emotion } from '../../core/emotions';
import { AffectronError } from '../../core/errors';
import { isOriginal } from '../../core/training/split';
import { findSoundFiles } from '../findSoundFiles';

/** A sound file whose name says which of the eight emotions its actor played. */
export interface LabelledFile {
  /** Absolute. */
  path: string;
  /** Within the folder, with forward slashes. */
  name: string;
  label: ClipLabel & { emotion: Emotion };
}

export interface LabelledFolder {
  /** In natural order; at least one. */
  files: LabelledFile[];
  /** Sound files whose name no corpus has, or whose emotion is none of the eight. */
  unnamed: number;
  /** Recordings that their corpus holds twice. */
  duplicates: number;
}

/**
 * The labelled sound files under a folder. Only names are read.
 *
 * @throws AffectronError `no-clips-found` when no file has the name of a corpus, `cancelled`, and as `findSoundFiles`
 */
export async function findLabelled(folder: string, signal?: AbortSignal): Promise<LabelledFolder> {
  const found: LabelledFolder = { files: [], unnamed: 0, duplicates: 0 };
  const paths = await findSoundFiles(folder, signal);
  for (const path of paths) {
    const label = labelFromName(path);
    if (!label?.emotion) found.unnamed++;
    else if (!isOriginal(basename(path))) found.duplicates++;
    else {
      const name = relative(folder, path).replaceAll('\\', '/');
      found.files.push({ path, name, label: { ...label, emotion: label.emotion } });
    }
  }
  if (found.files.length === 0) throw noClips(folder, paths.length);
  return found;
}

function noClips(folder: string, sounds: number): AffectronError {
  const found =
    sounds === 0
      ? 'no sound file'
      : `${sounds} sound ${sounds === 1 ? 'file' : 'files'}, but none with the name of a corpus and an emotion`;
  return new AffectronError('no-clips-found', `“${basename(folder)}” has ${found}.`, {
    advice:
      'Choose corpora as they are downloaded, their file names unchanged: RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D.',
  });
}
