/**
 * What lies on the disk decides what is in the library; the index only adds what files do not say. So a
 * lost index costs no clip, and clips another program added while this one ran are found.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { corpora, type Corpus } from '../core/corpora/clipLabel';
import { systemCode } from './fileProblem';
import { inParallel } from './inParallel';
import { corpusItem, openedItem, recordingItem, type Item, type Remembered } from './item';
import { isPlainName, type LibraryIndex } from './libraryIndex';
import { soundSeconds } from './probeFile';
import { isSoundName } from './soundTypes';

/** Files read at the same time. */
const parallel = 8;

/** The takes in the recordings folder. */
export async function scanRecordings(folder: string, known: LibraryIndex['recordings']): Promise<Item[]> {
  const byName = new Map(known.map((each) => [each.file, each]));
  const names = (await visibleNames(folder)).filter((name) => extname(name) === '.wav');
  return inParallel(names, parallel, async (name) => {
    const { title, seconds, addedAt, made, pinned }: Remembered = byName.get(name) ?? {
      title: basename(name, '.wav'),
      ...(await describe(join(folder, name))),
    };
    return recordingItem(folder, name, { title, seconds, addedAt, made, pinned });
  });
}

/** The clips in the folders of the five corpora, as far as their names are understood. */
export async function scanCorpora(folder: string, known: LibraryIndex['clips']): Promise<Item[]> {
  const byName = new Map(known.map((each) => [join(each.corpus, each.file), each]));
  const found = await Promise.all(
    corpora.map(async (corpus) => {
      const names = (await visibleNames(join(folder, corpus))).filter(isSoundName);
      return inParallel(names, parallel, (name) => scanClip(folder, corpus, name, byName));
    }),
  );
  return found.flat().filter((item) => item !== null);
}

async function scanClip(
  folder: string,
  corpus: Corpus,
  name: string,
  byName: ReadonlyMap<string, LibraryIndex['clips'][number]>,
): Promise<Item | null> {
  const { seconds, addedAt } = byName.get(join(corpus, name)) ?? (await describe(join(folder, corpus, name)));
  return corpusItem(folder, corpus, name, { seconds, addedAt });
}

/** The opened files that are still there. One that vanished is forgotten; one merely unreadable is kept. */
export async function scanOpened(known: LibraryIndex['opened']): Promise<Item[]> {
  const found = await inParallel(known, parallel, async ({ path, ...remembered }) =>
    (await isGone(path)) ? null : openedItem(path, remembered),
  );
  return found.filter((item) => item !== null);
}

async function isGone(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (thrown) {
    const code = systemCode(thrown);
    return code === 'ENOENT' || code === 'ENOTDIR';
  }
}

async function visibleNames(folder: string): Promise<string[]> {
  const children = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return children
    .filter((each) => each.isFile() && !each.name.startsWith('.') && isPlainName(each.name))
    .map((each) => each.name);
}

/** What can be said of a file the index does not know. */
async function describe(path: string): Promise<Omit<Remembered, 'title'>> {
  const modified = await stat(path).then(
    ({ mtime }) => mtime,
    () => new Date(),
  );
  return { seconds: await soundSeconds(path), addedAt: modified.toISOString() };
}
