/** Search and filters of the library, without a window: what matches, and how many each choice would leave. */
import { emotions } from '../../../shared/emotions';
import type { LibraryEntry } from '../../../shared/types';
import { text } from '../text';
import { actorWords } from './entryWords';

export const facetNames = ['emotion', 'actor', 'gender', 'intensity', 'corpus'] as const;
export type FacetName = (typeof facetNames)[number];

/** Chosen value per facet; absent means any. */
export type Chosen = Partial<Record<FacetName, string>>;

export interface FacetOption {
  value: string;
  words: string;
  /** Entries left when this were chosen beside the other filters. */
  count: number;
}

/** The value of a facet for an entry, or `null` where the entry has none. Actors are unique per corpus. */
export function facetValue(entry: LibraryEntry, facet: FacetName): string | null {
  const { label } = entry;
  if (label === null) return null;
  switch (facet) {
    case 'emotion':
      return label.emotion;
    case 'actor':
      return `${label.corpus}/${label.actor}`;
    case 'gender':
      return label.gender;
    case 'intensity':
      return label.intensity;
    case 'corpus':
      return label.corpus;
  }
}

/** Everything a person may search an entry by, in lower case. */
export function searchText(entry: LibraryEntry): string {
  const { label } = entry;
  const words = [entry.title, entry.fileName, entry.synthetic ? text.clip.synthetic : ''];
  if (label !== null) {
    words.push(label.corpus, actorWords(label.actor), label.gender, label.statement, label.channel);
    words.push(label.emotion ?? '', label.originalEmotion, label.intensity ?? '');
    // In the words of the window as well as in those of the corpus.
    words.push(...[label.emotion, label.gender, label.intensity].map((value) => valueWords(value ?? '')));
  }
  return words.join(' ').toLowerCase();
}

/** True when every word of the query begins a word of the text ("male" does not find "female"). */
export function matchesSearch(haystack: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every(
    (word) => haystack.startsWith(word) || wordStarts.some((start) => haystack.includes(start + word)),
  );
}

const wordStarts = [' ', '-', '_', '(', '.', '/', '"', "'"];

export function matchesChosen(entry: LibraryEntry, chosen: Chosen, except?: FacetName): boolean {
  return facetNames.every((facet) => {
    const value = chosen[facet];
    return facet === except || value === undefined || facetValue(entry, facet) === value;
  });
}

/**
 * The choices of one facet with their counts, given the search and the other filters. The chosen value
 * stays in the list even when it leaves nothing, so that it can be seen and undone.
 */
export function facetOptions(
  found: readonly LibraryEntry[],
  chosen: Chosen,
  facet: FacetName,
): FacetOption[] {
  const tally = new Map<string, number>();
  const own = chosen[facet];
  if (own !== undefined) tally.set(own, 0);
  for (const entry of found) {
    const value = facetValue(entry, facet);
    if (value === null || !matchesChosen(entry, chosen, facet)) continue;
    tally.set(value, (tally.get(value) ?? 0) + 1);
  }
  return [...tally]
    .map(([value, count]) => ({ value, count, words: facetWords(facet, value) }))
    .sort((one, other) => compareOptions(facet, one, other));
}

/** Words of any emotion, gender or intensity. */
function valueWords(value: string): string {
  const words: Record<string, string> = { ...text.emotion, ...text.gender, ...text.intensity };
  return words[value] ?? value;
}

function facetWords(facet: FacetName, value: string): string {
  switch (facet) {
    case 'actor': {
      const [corpus = '', actor = ''] = value.split('/');
      return `${corpus} ${actorWords(actor)}`;
    }
    case 'emotion':
    case 'gender':
    case 'intensity':
      return valueWords(value);
    case 'corpus':
      return value;
  }
}

const intensityOrder = ['low', 'normal', 'medium', 'strong', 'high'];

function compareOptions(facet: FacetName, one: FacetOption, other: FacetOption): number {
  if (facet === 'emotion') return orderIn(emotions, one.value) - orderIn(emotions, other.value);
  if (facet === 'intensity') return orderIn(intensityOrder, one.value) - orderIn(intensityOrder, other.value);
  return one.value.localeCompare(other.value, 'en', { numeric: true });
}

function orderIn(order: readonly string[], value: string): number {
  return order.indexOf(value);
}

/** Search text by entry id, made once per list instead of at every key. */
export function searchTexts(entries: readonly LibraryEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.map((entry) => [entry.id, searchText(entry)]));
}

export function entriesById(entries: readonly LibraryEntry[]): ReadonlyMap<string, LibraryEntry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
