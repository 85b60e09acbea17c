import { corpora } from '../core/corpora/clipLabel';
import type { EntryOrigin } from '../shared/types';
import type { Item } from './item';

const origins: Record<EntryOrigin, number> = { bundled: 0, corpus: 1, recording: 2, opened: 3 };
const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * The order of the list: bundled as they come, corpus clips by corpus and name, recordings and opened files
 * newest first (of the same moment: recordings by name, the later take first; opened files as given).
 */
export function naturalOrder(items: Iterable<Item>): Item[] {
  return [...items].sort(({ entry: a }, { entry: b }) => {
    if (a.origin !== b.origin) return origins[a.origin] - origins[b.origin];
    switch (a.origin) {
      case 'bundled':
        return 0;
      case 'corpus':
        return corpusRank(a.label?.corpus) - corpusRank(b.label?.corpus) || compare(a.fileName, b.fileName);
      case 'recording':
        return newestFirst(a.addedAt, b.addedAt) || compare(b.fileName, a.fileName);
      case 'opened':
        return newestFirst(a.addedAt, b.addedAt);
    }
  });
}

function corpusRank(corpus: (typeof corpora)[number] | undefined): number {
  return corpus === undefined ? corpora.length : corpora.indexOf(corpus);
}

function newestFirst(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}
