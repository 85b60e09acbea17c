/** Which key does what now, and how the person changes it. */
import { actionIds, type ActionId } from '../../../shared/actions';
import { assignable, canChange, holder, keysOf, type ChosenKeys } from '../../../shared/keys';
import { keyWords } from '../lib/keyWords';
import { text } from '../text';
import type { App } from './app.svelte';

export type KeyRefusal = { why: 'not-a-key' } | { why: 'taken'; by: ActionId; swappable: boolean };

/** The key of an action in words, where it has one. */
export function keyOf({ keys, mac }: App, id: ActionId): string | undefined {
  const [chord] = keys.of[id];
  return chord === undefined ? undefined : keyWords(chord, mac);
}

/** What a control does, with the key that does the same. */
export function titleWithKey(app: App, words: string, id: ActionId): string {
  const key = keyOf(app, id);
  return key === undefined ? words : text.keys.withKey(words, key);
}

export class Keys {
  readonly of = $derived.by(() => keysOf(this.#chosen()));
  readonly changed = $derived.by(() => actionIds.filter((id) => canChange(id) && id in this.#chosen()));

  #chosen: () => ChosenKeys;
  #choose: (keys: Record<string, string>) => Promise<void>;

  constructor(chosen: () => ChosenKeys, choose: (keys: Record<string, string>) => Promise<void>) {
    this.#chosen = chosen;
    this.#choose = choose;
  }

  /** Gives an action a key; answers why not when it cannot have it. */
  async give(id: ActionId, chord: string): Promise<KeyRefusal | null> {
    if (this.of[id][0] === chord) return null;
    if (!assignable(chord)) return { why: 'not-a-key' };
    const by = holder(this.of, id, chord);
    if (by !== null) return { why: 'taken', by, swappable: this.#swapped(id, by, chord) !== null };
    await this.#choose({ ...this.#chosen(), [id]: chord });
    return null;
  }

  /** Gives an action the key of another, and that one its own in return. */
  async swap(id: ActionId, by: ActionId, chord: string): Promise<void> {
    const swapped = this.#swapped(id, by, chord);
    if (swapped !== null) await this.#choose(swapped);
  }

  /** Back to the key it had at first. */
  async reset(id: ActionId): Promise<void> {
    await this.#choose(Object.fromEntries(Object.entries(this.#chosen()).filter(([one]) => one !== id)));
  }

  async resetAll(): Promise<void> {
    await this.#choose({});
  }

  /** The choices after a swap, or `null` where one of the two could not have its key. */
  #swapped(id: ActionId, by: ActionId, chord: string): Record<string, string> | null {
    const own = this.of[id][0];
    if (own === undefined || !canChange(by) || !assignable(own)) return null;
    // Each may still be in the way of a third action.
    const others = { ...this.of, [id]: [], [by]: [] };
    if (holder(others, id, chord) !== null || holder(others, by, own) !== null) return null;
    return { ...this.#chosen(), [id]: chord, [by]: own };
  }
}
