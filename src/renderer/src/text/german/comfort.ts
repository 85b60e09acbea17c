/** German words of keys, undo and the tour. */
import type { ActionPlace } from '../../../../shared/actions';
import { actionWords } from '../../../../shared/words/german/actions';
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/comfort';

const place: Record<ActionPlace, string> = {
  anywhere: 'Überall',
  recording: 'Bei der Aufnahme',
  listen: 'In „Hören“',
  live: 'In „Live“',
  face: 'In „Gesicht“',
  video: 'In „Video“',
  batch: 'In „Stapel“',
  quiz: 'In „Erst raten“',
};

/** As they stand on German keyboards. */
const names: Readonly<Record<string, string>> = {
  Ctrl: 'Strg',
  Shift: 'Umschalt',
  Space: 'Leertaste',
  Enter: 'Eingabe',
  Escape: 'Esc',
  Delete: 'Entf',
  Insert: 'Einfg',
  Home: 'Pos1',
  End: 'Ende',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Bild ↑',
  PageDown: 'Bild ↓',
  '-': '−',
};

export const keys: Translated<typeof english.keys> = {
  title: 'Tastenkürzel',
  intro: 'Wählen Sie eine Taste, um sie zu ändern.',
  done: 'Fertig',
  action: (id) => actionWords[id],
  place,
  why: {
    ends: 'Eingabe und Esc bedeuten überall dasselbe, deshalb bleibt diese Taste.',
    lists: 'Die Pfeile bewegen in jeder Liste, deshalb bleibt diese Taste.',
    sound: 'Wenn der Ton den Fokus hat. Die Pfeile bewegen in jedem Bild, deshalb bleibt diese Taste.',
    table: 'Wenn die Tabelle der Dateien den Fokus hat, die eigene Tasten hat.',
    quiz: 'Die Tasten des Ratens gehören zusammen, deshalb bleibt diese.',
    seldom: 'Selten gebraucht, deshalb ohne eigene Taste.',
  },
  name: (part, mac) =>
    mac && part === 'Ctrl' ? '⌘' : (names[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  or: 'oder',
  none: 'keine Taste',
  change: (action, key) => `${action}: ${key}. Taste ändern`,
  press: 'Drücken Sie eine Taste…',
  cancelled: 'Esc lässt die Taste, wie sie ist.',
  reset: 'Zurücksetzen',
  resetLabel: (action) => `Die Taste zurücksetzen: ${action}`,
  resetAll: 'Alle zurücksetzen',
  given: (action, key) => `${key} ist jetzt die Taste für „${action}“.`,
  notAKey: (key) => `${key} hat überall eine eigene Bedeutung. Wählen Sie eine andere Taste.`,
  taken: (key, by) => `${key} ist die Taste für „${by}“.`,
  swap: 'Beide tauschen',
  takenForGood: (key, by) => `${key} ist die Taste für „${by}“. Wählen Sie eine andere Taste.`,
  withKey: (words, key) => `${words} (${key})`,
};

export const recent: Translated<typeof english.recent> = {
  label: 'Früher geöffnete Dateien',
  clear: 'Liste leeren',
};

export const undo: Translated<typeof english.undo> = {
  renamed: (before, after) => `„${before}“ heißt jetzt „${after}“.`,
  undone: (words) => `Rückgängig: ${words}`,
  redone: (words) => `Wiederholt: ${words}`,
};

export const tour: Translated<typeof english.tour> = {
  count: (step, of) => `Schritt ${step} von ${of}`,
  steps: {
    record: {
      title: 'Nehmen Sie Ihre Stimme auf',
      words:
        'Sprechen Sie zwei bis fünf Sekunden, oder öffnen Sie unten eine Tondatei. Nichts verlässt diesen Computer.',
    },
    sound: {
      title: 'Sehen und hören Sie den Ton',
      words:
        'Spielen Sie ihn ab, vergrößern Sie ihn, und wählen Sie einen Ausschnitt, um nur nach ihm zu fragen.',
    },
    verdict: {
      title: 'Lesen Sie das Urteil',
      words:
        'Wie die Stimme klingt, wie sicher das Modell ist und was die anderen Modelle sagen. Es beweist nicht, was ein Mensch fühlt.',
    },
    views: {
      title: 'Sehen Sie weiter',
      words:
        'Hören Sie live, hören Sie viele Dateien auf einmal, prüfen Sie Modelle, oder trainieren Sie eigene. Das Fragezeichen rechts zeigt jede Taste.',
    },
  },
  skip: 'Überspringen',
  back: 'Zurück',
  next: 'Weiter',
  done: 'Fertig',
};
