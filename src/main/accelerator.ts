/** A chord in the words of Electron's menus; `undefined` for a key they have no word for. */
import { chordParts } from '../shared/chord';

const names: Readonly<Record<string, string>> = {
  Ctrl: 'CmdOrCtrl',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
};

export function accelerator(chord: string): string | undefined {
  const parts = chordParts(chord).map(
    (part) => names[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part),
  );
  // Electron knows the characters of an English keyboard alone, and throws for others.
  return parts.every((part) => /^[\x21-\x7e]+$/.test(part)) ? parts.join('+') : undefined;
}
