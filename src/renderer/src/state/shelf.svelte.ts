/** The library as the window shows it: entries, search, filters, groups, and moving through them. */
import type { LibraryEntry } from '../../../shared/types';
import {
  facetNames,
  facetOptions,
  facetValue,
  matchesChosen,
  matchesSearch,
  entriesById,
  searchTexts,
  type Chosen,
  type FacetName,
  type FacetOption,
} from '../lib/filters';
import { groupEntries } from '../lib/groups';

export class Shelf {
  entries = $state.raw<LibraryEntry[]>([]);
  /** False until main has answered once, so that "no clips" is not flashed at start. */
  loaded = $state(false);
  query = $state('');
  chosen = $state.raw<Chosen>({});

  #haystacks = $derived(searchTexts(this.entries));
  #found = $derived.by(() => {
    const query = this.query.trim();
    if (query === '') return this.entries;
    return this.entries.filter((entry) => matchesSearch(this.#haystacks.get(entry.id) ?? '', query));
  });
  /** Entries that pass search and filters. */
  readonly matching = $derived(this.#found.filter((entry) => matchesChosen(entry, this.chosen)));
  readonly groups = $derived(groupEntries(this.matching));
  /** Ids from top to bottom, as the arrow keys walk them. */
  readonly order = $derived(this.groups.flatMap((group) => group.entries.map((entry) => entry.id)));
  readonly facets = $derived(
    Object.fromEntries(
      facetNames.map((facet) => [facet, facetOptions(this.#found, this.chosen, facet)]),
    ) as Record<FacetName, FacetOption[]>,
  );
  /** Facets some clip of the library has a value in; the others would be no help. */
  readonly offered = $derived(
    facetNames.filter((facet) => this.entries.some((entry) => facetValue(entry, facet) !== null)),
  );
  readonly narrowed = $derived(this.query.trim() !== '' || Object.keys(this.chosen).length > 0);

  #byId = $derived(entriesById(this.entries));

  replace(entries: LibraryEntry[]): void {
    this.entries = entries;
    this.loaded = true;
  }

  entry(id: string | null): LibraryEntry | null {
    return id === null ? null : (this.#byId.get(id) ?? null);
  }

  /** Chooses one value of a facet; `null` means any. */
  choose(facet: FacetName, value: string | null): void {
    const next = { ...this.chosen };
    if (value === null) delete next[facet];
    else next[facet] = value;
    this.chosen = next;
  }

  clear(): void {
    this.query = '';
    this.chosen = {};
  }

  /** The id `steps` rows further from `id`, held at the ends; the first row when `id` is not listed. */
  step(id: string | null, steps: number): string | null {
    const { order } = this;
    const index = id === null ? -1 : order.indexOf(id);
    if (index === -1) return order[0] ?? null;
    return order[Math.min(order.length - 1, Math.max(0, index + steps))] ?? null;
  }

  /** What to select when `id` leaves the list: the next row, else the one before. */
  neighbour(id: string): string | null {
    const index = this.order.indexOf(id);
    if (index === -1) return null;
    return this.order[index + 1] ?? this.order[index - 1] ?? null;
  }
}
