/**
 * Keys as text, the same in the settings, the table of actions and the menu: `r`, `Space`, `F2`, `Ctrl+Shift+z`. Letters
 * are small; `Ctrl` is Cmd on a Mac; `Shift` stands only where it does not change the character anyway.
 */

/** What a person may choose. Enter, Esc, Tab and the arrows have a meaning of their own everywhere. */
export const chordPattern =
  /^(?:Ctrl\+)?(?:Shift\+)?(?:[^\s\p{Lu}\p{C}]|Space|F(?:[1-9]|1[0-2])|Delete|Insert|Home|End|PageUp|PageDown|Backspace)$/u;

/** Keys that the system, or a text field, has for itself. */
export const reservedChords: readonly string[] = [
  ...['c', 'v', 'x', 'a', 'q', 'w', 'm', 'h', '+', '=', '-', '0', 'r', 'Shift+v', 'Shift+i'].map(
    (key) => `Ctrl+${key}`,
  ),
  'F11',
  'Backspace',
];

export interface Pressed {
  /** As `KeyboardEvent.key` has it. */
  key: string;
  /** Ctrl or Cmd is held. */
  modified: boolean;
  shift?: boolean;
}

const notKeys = [
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
];

/** The chord of a pressed key; `null` while it is none yet. */
export function chordOf({ key, modified, shift = false }: Pressed): string | null {
  if (key === '' || notKeys.includes(key)) return null;
  const base = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const shifted = shift && (base.length > 1 || (modified && /\p{L}/u.test(base)));
  return `${modified ? 'Ctrl+' : ''}${shifted ? 'Shift+' : ''}${base}`;
}

/** Its parts, e.g. `Ctrl`, `Shift`, `z`; a plus may be one of them. */
export function chordParts(chord: string): string[] {
  const found = /^(Ctrl\+)?(Shift\+)?(.+)$/u.exec(chord);
  return found === null
    ? [chord]
    : [...(found[1] ? ['Ctrl'] : []), ...(found[2] ? ['Shift'] : []), found[3] ?? ''];
}
