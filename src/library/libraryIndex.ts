import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { corpora } from '../core/corpora/clipLabel';
import { AffectronError } from '../core/errors';
import { readProblem, systemCode } from './fileProblem';
import type { Item } from './item';
import { setAside } from './setAside';
import { writeWhole } from './writeWhole';

/** Longest title, as long as a file name can be. */
export const maxTitle = 255;

/**
 * Whether a name is a bare file name: what the index says is joined to a folder, so it may not lead out of
 * it. A backslash is a letter on Unix only.
 */
export function isPlainName(name: string): boolean {
  return /^[^/\\\0]{1,255}$/.test(name) && name !== '.' && name !== '..';
}

const fileName = v.pipe(v.string(), v.check(isPlainName));
const remembered = {
  seconds: v.nullable(v.number()),
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
};
const title = v.pipe(v.string(), v.minLength(1), v.maxLength(maxTitle));

const indexSchema = v.object({
  version: v.literal(1),
  /** Number of the next take. Never used twice, so that an id never comes to mean another sound. */
  nextTake: v.pipe(v.number(), v.integer(), v.minValue(1)),
  recordings: v.array(
    v.object({
      file: fileName,
      title,
      ...remembered,
      made: v.optional(v.picklist(['take', 'live', 'stretch'])),
      pinned: v.optional(v.boolean()),
    }),
  ),
  clips: v.array(v.object({ corpus: v.picklist(corpora), file: fileName, ...remembered })),
  opened: v.array(v.object({ path: v.pipe(v.string(), v.minLength(1)), title, ...remembered })),
});

/** `library.json`: what the files themselves do not say. */
export type LibraryIndex = v.InferOutput<typeof indexSchema>;

export const emptyIndex: LibraryIndex = { version: 1, nextTake: 1, recordings: [], clips: [], opened: [] };

const indexName = 'library.json';

/**
 * Reads the index of a data folder; `null` when there is none yet.
 *
 * @throws AffectronError `damaged` when it is not what `writeIndex` writes, `not-readable`
 */
export async function readIndex(folder: string): Promise<LibraryIndex | null> {
  const path = join(folder, indexName);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    // No folder, no list in it: `ENOTDIR` where a file stands in the folder's place.
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(thrown) ?? '')) return null;
    throw readProblem(thrown, path);
  }
  try {
    return v.parse(indexSchema, JSON.parse(text));
  } catch (cause) {
    throw new AffectronError('damaged', 'The list of your clips was damaged.', { cause });
  }
}

export async function writeIndex(folder: string, index: LibraryIndex): Promise<void> {
  await writeWhole(join(folder, indexName), JSON.stringify(index));
}

/** Changes whenever another program has written the index; `null` when there is none. */
export async function indexStamp(folder: string): Promise<string | null> {
  try {
    const { ino, mtimeMs, size } = await stat(join(folder, indexName));
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

/** Moves a damaged index aside and says under which name it is kept. */
export function setIndexAside(folder: string): Promise<string> {
  return setAside(folder, indexName);
}

/** The index of these items. */
export function toIndex(items: Iterable<Item>, nextTake: number): LibraryIndex {
  const index: LibraryIndex = { version: 1, nextTake, recordings: [], clips: [], opened: [] };
  for (const { entry, path } of items) {
    const { title, seconds, addedAt, fileName: file, made, pinned } = entry;
    if (entry.origin === 'recording') index.recordings.push({ file, title, seconds, addedAt, made, pinned });
    else if (entry.origin === 'opened') index.opened.push({ path, title, seconds, addedAt });
    else if (entry.origin === 'corpus' && entry.label !== null) {
      index.clips.push({ corpus: entry.label.corpus, file, seconds, addedAt });
    }
  }
  return index;
}
