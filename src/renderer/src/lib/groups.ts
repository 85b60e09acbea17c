/** The list's groups and their geometry, so that only rows in sight are drawn. */
import type { LibraryEntry } from '../../../shared/types';
import { text } from '../text';

export const rowHeight = 54;
export const groupHeaderHeight = 34;

export interface Group {
  key: string;
  title: string;
  entries: LibraryEntry[];
}

const corpusOrder = ['RAVDESS', 'SAVEE', 'TESS', 'EMO-DB', 'CREMA-D'];

/** One's own sound first (newest at the top), then the corpora, then the voices that came with the app. */
export function groupEntries(entries: readonly LibraryEntry[]): Group[] {
  const groups = new Map<string, LibraryEntry[]>();
  for (const entry of entries) {
    const key = groupKey(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  for (const key of ['recording', 'opened']) {
    groups.get(key)?.sort((one, other) => other.addedAt.localeCompare(one.addedAt));
  }
  return [...groups]
    .map(([key, members]) => ({ key, title: groupTitle(key), entries: members }))
    .sort((one, other) => groupRank(one.key) - groupRank(other.key));
}

function groupKey(entry: LibraryEntry): string {
  return entry.origin === 'corpus' ? (entry.label?.corpus ?? 'corpus') : entry.origin;
}

function groupTitle(key: string): string {
  switch (key) {
    case 'recording':
    case 'opened':
    case 'bundled':
    case 'corpus':
      return text.library.groups[key];
    default:
      return key;
  }
}

function groupRank(key: string): number {
  if (key === 'recording') return 0;
  if (key === 'opened') return 1;
  if (key === 'bundled') return 100;
  const corpus = corpusOrder.indexOf(key);
  return corpus === -1 ? 50 : 10 + corpus;
}

export interface GroupInSight {
  group: Group;
  /** Distance from the top of the list and height with header, px. */
  top: number;
  height: number;
  /** Rows `first` to `last` (excluded) are to be drawn. */
  first: number;
  last: number;
}

/** Which groups and rows lie between `scrollTop - margin` and `scrollTop + viewHeight + margin`. */
export function inSight(
  groups: readonly Group[],
  scrollTop: number,
  viewHeight: number,
  margin = 320,
): GroupInSight[] {
  const from = scrollTop - margin;
  const to = scrollTop + viewHeight + margin;
  const result: GroupInSight[] = [];
  let top = 0;
  for (const group of groups) {
    const height = groupHeaderHeight + group.entries.length * rowHeight;
    if (top < to && top + height > from) {
      const rowsTop = top + groupHeaderHeight;
      const first = Math.max(0, Math.floor((from - rowsTop) / rowHeight));
      const last = Math.min(group.entries.length, Math.ceil((to - rowsTop) / rowHeight));
      result.push({ group, top, height, first, last: Math.max(first, last) });
    }
    top += height;
  }
  return result;
}

export function listHeight(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + groupHeaderHeight + group.entries.length * rowHeight, 0);
}

/** Top of an entry's row in the list, or `null` when it is not listed. */
export function rowTop(groups: readonly Group[], id: string): number | null {
  let top = 0;
  for (const group of groups) {
    const index = group.entries.findIndex((entry) => entry.id === id);
    if (index !== -1) return top + groupHeaderHeight + index * rowHeight;
    top += groupHeaderHeight + group.entries.length * rowHeight;
  }
  return null;
}

/** Whether a row is at least partly seen, beneath the heading that sticks to the top. */
export function rowInSight(top: number, scrollTop: number, viewHeight: number): boolean {
  return top + rowHeight > scrollTop + groupHeaderHeight && top < scrollTop + viewHeight;
}

/**
 * Where the list shall be scrolled to after clips came or went, while the same clip is selected: at the very top it
 * stays there and shows what is new, else a selected row that was in sight stays where it was.
 *
 * @param before top of the selected row, `null` when it was not listed
 * @param after its top now
 */
export function scrollAfterChange(
  before: number | null,
  after: number | null,
  scrollTop: number,
  viewHeight: number,
): number {
  if (scrollTop === 0 || before === null || after === null) return scrollTop;
  return rowInSight(before, scrollTop, viewHeight) ? Math.max(0, scrollTop + after - before) : scrollTop;
}
