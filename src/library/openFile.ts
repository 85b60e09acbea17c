import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { toProblem, type Problem } from '../core/errors';
import { readProblem } from './fileProblem';
import { openedItem, type Item } from './item';
import { probeFile } from './probeFile';

/** A file that could not be opened, and why. */
export interface NotOpened {
  fileName: string;
  problem: Problem;
}

/**
 * Looks at the first bytes of a file a person wants to open.
 *
 * @param known finds what the library has at a path with links resolved
 * @param addedAt ISO 8601
 * @returns the entry it has already or gets now
 */
export async function openFile(
  path: string,
  known: (path: string) => Item | undefined,
  addedAt: string,
): Promise<Item | NotOpened> {
  try {
    const real = await realpath(path);
    const before = known(real);
    if (before !== undefined && before.entry.origin !== 'opened') return before;
    const { seconds } = await probeFile(real);
    return openedItem(real, { title: before?.entry.title ?? basename(path), seconds, addedAt });
  } catch (thrown) {
    return { fileName: basename(path), problem: toProblem(readProblem(thrown, path)) };
  }
}
