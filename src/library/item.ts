import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { ClipLabel, Corpus } from '../core/corpora/clipLabel';
import { labelFromName } from '../core/corpora/labelFromName';
import { corpusNotices } from '../core/corpora/notices';
import type { LibraryEntry, RecordingKind } from '../shared/types';

/** An entry together with where its file lies, which never leaves the library. */
export interface Item {
  entry: LibraryEntry;
  path: string;
}

/** What the library remembers of a file, whatever its origin. */
export interface Remembered {
  title: string;
  /** Seconds, `null` where unknown. */
  seconds: number | null;
  /** ISO 8601. */
  addedAt: string;
  /** Of recordings, as in `LibraryEntry`. */
  made?: RecordingKind;
  pinned?: boolean;
}

/**
 * Stable and opaque: the same file gets the same id in every run, and no path can be read from it.
 *
 * @param parts origin and what is unique within it
 */
function idOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22);
}

export function bundledItem(
  folder: string,
  sample: { file: string; title: string; attribution: string },
  seconds: number | null,
): Item {
  return {
    path: join(folder, sample.file),
    entry: {
      id: idOf('bundled', sample.file),
      origin: 'bundled',
      title: sample.title,
      fileName: sample.file,
      seconds,
      addedAt: new Date(0).toISOString(),
      label: null,
      synthetic: true,
      attribution: sample.attribution,
    },
  };
}

/** A clip of a corpus, or `null` when the name does not say what it is. */
export function corpusItem(
  folder: string,
  corpus: Corpus,
  fileName: string,
  remembered: Omit<Remembered, 'title'>,
): Item | null {
  const label = labelFromName(fileName);
  if (label === null || label.corpus !== corpus) return null;
  return {
    path: join(folder, corpus, fileName),
    entry: {
      ...remembered,
      id: idOf('corpus', corpus, fileName),
      origin: 'corpus',
      title: label.statement,
      fileName,
      label,
      synthetic: false,
      attribution: attributionOf(corpus),
    },
  };
}

/** The id a recording of this file name has. */
export function recordingId(fileName: string): string {
  return idOf('recording', fileName);
}

export function recordingItem(folder: string, fileName: string, remembered: Remembered): Item {
  return {
    path: join(folder, fileName),
    entry: {
      ...remembered,
      id: recordingId(fileName),
      origin: 'recording',
      fileName,
      label: null,
      synthetic: false,
      attribution: null,
    },
  };
}

/** @param path absolute, links resolved */
export function openedItem(path: string, remembered: Remembered): Item {
  const label: ClipLabel | null = labelFromName(join(basename(dirname(path)), basename(path)));
  return {
    path,
    entry: {
      ...remembered,
      id: idOf('opened', path),
      origin: 'opened',
      fileName: basename(path),
      label,
      synthetic: false,
      attribution: label === null ? null : attributionOf(label.corpus),
    },
  };
}

/** Attribution and licence of a corpus in one line, as it is shown with a clip. */
export function attributionOf(corpus: Corpus): string {
  const { attribution, licence } = corpusNotices[corpus];
  return `${attribution} (${licence})`;
}
