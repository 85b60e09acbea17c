import { posix } from 'node:path';
import type { ClipLabel } from '../core/corpora/clipLabel';
import { labelFromName } from '../core/corpora/labelFromName';
import type { SourceFile } from './sourceFile';

/** A file of a download whose name says which clip of which corpus it is. */
export interface CorpusClip {
  label: ClipLabel;
  /** Name it is kept under, which alone says what the clip is: "DC_a01.wav" for "DC/a01.wav". */
  fileName: string;
  source: SourceFile;
}

/** What a kept file may be called, on every system. It is all that ever reaches the disk of a found name. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.[A-Za-z0-9]{1,5}$/;

/**
 * The clips among the files of a download, each once: the RAVDESS zip some sites offer holds every clip
 * twice, in nested folders.
 */
export function corpusClips(files: readonly SourceFile[]): CorpusClip[] {
  const clips = new Map<string, CorpusClip>();
  for (const source of files) {
    const clip = corpusClip(source);
    if (clip === null) continue;
    const key = `${clip.label.corpus}/${clip.fileName.toLowerCase()}`;
    if (!clips.has(key)) clips.set(key, clip);
  }
  return [...clips.values()];
}

function corpusClip(source: SourceFile): CorpusClip | null {
  const label = labelFromName(source.name);
  if (label === null) return null;
  const base = posix.basename(source.name);
  const actor = posix.basename(posix.dirname(source.name));
  const fileName = [base, `${actor}_${base}`].find(
    (name) => safeName.test(name) && labelFromName(name)?.corpus === label.corpus,
  );
  return fileName === undefined ? null : { label, fileName, source };
}
