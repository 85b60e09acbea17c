/** Words of keys, undo and the tour; part of `text`. What each action is called stands in the table of actions. */
import { actions, type ActionId, type ActionPlace } from '../../../../shared/actions';

const why: Record<'ends' | 'lists' | 'sound' | 'table' | 'quiz' | 'seldom', string> = {
  ends: 'Enter and Esc mean the same everywhere, so this key stays.',
  lists: 'The arrows move in every list, so this key stays.',
  sound: 'When the sound has the focus. The arrows move in every picture, so this key stays.',
  table: 'When the table of files has the focus, which has keys of its own.',
  quiz: 'The keys of the quiz belong together, so this one stays.',
  seldom: 'Seldom wanted, so it has no key of its own.',
};

const places: Record<ActionPlace, string> = {
  face: 'In Face',
  video: 'In Video',
  anywhere: 'Everywhere',
  recording: 'While recording',
  listen: 'In Listen',
  live: 'In Live',
  batch: 'In Batch',
  quiz: 'In Guess first',
};

const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Del',
  Insert: 'Ins',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  '-': '−',
};

export const keys = {
  title: 'Keyboard shortcuts',
  intro: 'Choose a key to change it.',
  done: 'Done',
  action: (id: ActionId): string => actions[id].words,
  place: places,
  why,
  /** One part of a key, as it stands on keyboards; on a Mac Cmd takes the place of Ctrl. */
  name: (part: string, mac: boolean) =>
    mac && part === 'Ctrl' ? '⌘' : (names[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  or: 'or',
  none: 'no key',
  change: (action: string, key: string) => `${action}: ${key}. Change the key`,
  press: 'Press a key…',
  cancelled: 'Esc leaves the key as it is.',
  reset: 'Reset',
  resetLabel: (action: string) => `Reset the key of ${action}`,
  resetAll: 'Reset all keys',
  given: (action: string, key: string) => `${key} is now the key of “${action}”.`,
  notAKey: (key: string) => `${key} has a meaning of its own everywhere. Choose another key.`,
  taken: (key: string, by: string) => `${key} is the key of “${by}”.`,
  swap: 'Swap the two',
  takenForGood: (key: string, by: string) => `${key} is the key of “${by}”. Choose another key.`,
  /** After what a control does. */
  withKey: (words: string, key: string) => `${words} (${key})`,
};

export const recent = {
  label: 'Files opened before',
  clear: 'Clear the list',
};

export const undo = {
  renamed: (before: string, after: string) => `“${before}” was renamed “${after}”.`,
  undone: (words: string) => `Undone: ${words}`,
  redone: (words: string) => `Done again: ${words}`,
};

export const tour = {
  count: (step: number, of: number) => `Step ${step} of ${of}`,
  steps: {
    record: {
      title: 'Record your voice',
      words: 'Speak for two to five seconds, or open a sound file below. Nothing leaves this computer.',
    },
    sound: {
      title: 'See and hear the sound',
      words: 'Play it, zoom in, and select a stretch to ask about that alone.',
    },
    verdict: {
      title: 'Read the verdict',
      words:
        'What the voice sounds like, how sure the model is, and what the other models say. It is no proof of what a person feels.',
    },
    views: {
      title: 'Look further',
      words:
        'Hear live, hear many files at once, test models, or train your own. The question mark at the right shows every key.',
    },
  },
  skip: 'Skip the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
};
