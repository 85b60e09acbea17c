import { Random } from '../../src/core/training/random';

/** Choices that follow from a seed, so that every input can be made again from its number. */
export class Dice {
  readonly #random: Random;

  /** @param parts what the choices depend on */
  constructor(...parts: (string | number)[]) {
    // FNV-1a, of the parts as text.
    let hash = 0x811c9dc5;
    for (const letter of parts.join('\n')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    this.#random = new Random(hash);
  }

  /** 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.#random.uniform() * count);
  }

  /** `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(share: number): boolean {
    return this.#random.uniform() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)];
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}
