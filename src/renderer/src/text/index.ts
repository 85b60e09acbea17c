/**
 * Every word the window shows, in one place: `text.header.listen`. A folder for each language, a file for each subject;
 * entries that carry values are functions, and numbers arrive formatted (lib/format.ts). docs/language.md tells how a
 * language is added.
 */
import { current } from './current.svelte';
import { english } from './english';
import type { Text } from './languages';

export type { Text } from './languages';

/** A part of the text, in the language of the moment of each look: `const words = text.batch` may be kept. */
function following<Part extends object>(shape: object, part: () => Part): Part {
  const parts = new Map<string | symbol, unknown>();
  return new Proxy(shape, {
    get(_shape, name) {
      const entry: unknown = Reflect.get(part(), name);
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
      if (!parts.has(name))
        parts.set(
          name,
          following(entry, () => Reflect.get(part(), name) as object),
        );
      return parts.get(name);
    },
  }) as Part;
}

export const text: Text = following(english, () => current.text);
