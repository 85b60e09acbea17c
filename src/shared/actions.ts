/**
 * Everything the window can be told to do, with the words for it and its key: the key handler, the shortcut sheet and the
 * menu follow from this table. A new action is one line here, and one in `renderer/src/state/actions.ts` that says what it
 * does, which the types ask for.
 */

/** Where an action applies; keys of `anywhere` belong to no other action. */
export const places = ['anywhere', 'recording', 'listen', 'live', 'face', 'video', 'batch', 'quiz'] as const;
export type ActionPlace = (typeof places)[number];

/** The menus of the menu bar, besides those the system knows. */
export type MenuName = 'file' | 'edit' | 'sound' | 'view' | 'help';

export interface Action {
  /** Said in the shortcut sheet and the menu. */
  words: string;
  /** Its key until the person chooses another; `null` for none. */
  key: string | null;
  /** Further keys that do the same as long as `key` is not changed. */
  also?: readonly string[];
  /** Why the key cannot be changed, or why there is none. */
  why?: 'ends' | 'lists' | 'sound' | 'table' | 'quiz' | 'seldom';
  where: ActionPlace;
  menu?: MenuName;
}

const table = {
  record: { words: 'Record, stop', key: 'r', where: 'anywhere', menu: 'file' },
  open: { words: 'Open…', key: 'Ctrl+o', where: 'anywhere', menu: 'file' },
  samples: { words: 'Add samples…', key: 'Ctrl+Shift+o', where: 'anywhere', menu: 'file' },

  savePicture: { words: 'Save a picture…', key: 'Ctrl+s', where: 'anywhere', menu: 'file' },
  data: { words: 'Your data…', key: null, why: 'seldom', where: 'anywhere', menu: 'file' },

  undo: { words: 'Undo', key: 'Ctrl+z', where: 'anywhere', menu: 'edit' },
  redo: { words: 'Redo', key: 'Ctrl+Shift+z', also: ['Ctrl+y'], where: 'anywhere', menu: 'edit' },

  listen: { words: 'Listen', key: 'Ctrl+1', where: 'anywhere', menu: 'view' },
  live: { words: 'Live', key: 'Ctrl+2', where: 'anywhere', menu: 'view' },
  batch: { words: 'Batch', key: 'Ctrl+3', also: ['b'], where: 'anywhere', menu: 'view' },
  evaluate: { words: 'Evaluate', key: 'Ctrl+4', also: ['e'], where: 'anywhere', menu: 'view' },
  train: { words: 'Train', key: 'Ctrl+5', where: 'anywhere', menu: 'view' },
  models: { words: 'Models', key: 'Ctrl+6', where: 'anywhere', menu: 'view' },
  face: { words: 'Face', key: 'Ctrl+7', where: 'anywhere', menu: 'view' },
  quiz: { words: 'Guess first', key: 'q', where: 'anywhere', menu: 'view' },
  video: { words: 'Video', key: 'Ctrl+8', where: 'anywhere', menu: 'view' },
  voices: { words: 'Calibrate to a voice…', key: 'Ctrl+k', where: 'anywhere', menu: 'view' },
  settings: { words: 'Settings…', key: 'Ctrl+,', where: 'anywhere', menu: 'edit' },
  tour: { words: 'Show the tour', key: null, why: 'seldom', where: 'anywhere', menu: 'help' },
  licences: { words: 'Licences…', key: null, why: 'seldom', where: 'anywhere', menu: 'help' },
  shortcuts: { words: 'Keyboard shortcuts', key: '?', where: 'anywhere', menu: 'help' },

  stop: { words: 'Stop and classify', key: 'Enter', why: 'ends', where: 'recording' },
  cancel: { words: 'Cancel the recording', key: 'Escape', why: 'ends', where: 'recording' },

  search: { words: 'Search clips', key: '/', where: 'listen', menu: 'edit' },
  previous: { words: 'Previous clip', key: 'ArrowUp', why: 'lists', where: 'listen' },
  next: { words: 'Next clip', key: 'ArrowDown', why: 'lists', where: 'listen' },
  rename: { words: 'Rename the recording', key: 'F2', where: 'listen', menu: 'edit' },
  remove: { words: 'Delete the recording', key: 'Delete', where: 'listen', menu: 'edit' },
  reveal: { words: 'Show the clip in its folder', key: 'Ctrl+Shift+f', where: 'listen', menu: 'file' },
  play: { words: 'Play or pause', key: 'Space', where: 'listen', menu: 'sound' },
  loop: { words: 'Loop on or off', key: 'l', where: 'listen', menu: 'sound' },
  back: { words: 'Back in the sound', key: 'ArrowLeft', why: 'sound', where: 'listen' },
  forward: { words: 'Forward in the sound', key: 'ArrowRight', why: 'sound', where: 'listen' },
  selectBack: { words: 'Select backwards', key: 'Shift+ArrowLeft', why: 'sound', where: 'listen' },
  selectForward: { words: 'Select forwards', key: 'Shift+ArrowRight', why: 'sound', where: 'listen' },
  markStart: { words: 'Selection starts at the playhead', key: '[', where: 'listen', menu: 'sound' },
  markEnd: { words: 'Selection ends at the playhead', key: ']', where: 'listen', menu: 'sound' },
  classify: { words: 'Classify the selection', key: 'c', where: 'listen', menu: 'sound' },
  loopSelection: { words: 'Loop the selection', key: 'o', where: 'listen', menu: 'sound' },
  keepSelection: { words: 'Keep the selection as a clip', key: 'k', where: 'listen', menu: 'sound' },
  exportSelection: { words: 'Save the selection as WAV…', key: 'x', where: 'listen', menu: 'sound' },
  clearSelection: { words: 'Clear the selection', key: 'Escape', why: 'ends', where: 'listen' },
  zoomIn: { words: 'Zoom into the sound', key: '+', also: ['='], where: 'listen', menu: 'sound' },
  zoomOut: { words: 'Zoom out', key: '-', where: 'listen', menu: 'sound' },
  zoomAll: { words: 'Whole sound', key: '0', where: 'listen', menu: 'sound' },
  pageBack: { words: 'Back in the zoomed sound', key: 'PageUp', where: 'listen', menu: 'sound' },
  pageForward: { words: 'Forward in the zoomed sound', key: 'PageDown', where: 'listen', menu: 'sound' },

  compare: { words: 'Compare the clip…', key: 'v', where: 'listen', menu: 'edit' },
  explain: { words: 'What the model heard, on or off', key: 'h', where: 'listen', menu: 'view' },
  timeline: { words: 'Timeline on or off', key: 't', where: 'listen', menu: 'view' },

  throwAway: { words: 'Throw the live session away', key: 'Delete', where: 'live', menu: 'edit' },

  camera: { words: 'Camera on or off', key: 'c', where: 'face', menu: 'view' },

  guess: {
    words: 'Name one of the eight emotions',
    key: '1',
    also: ['2', '3', '4', '5', '6', '7', '8'],
    why: 'quiz',
    where: 'quiz',
  },
  hearAgain: { words: 'Hear the clip again', key: 'Space', why: 'quiz', where: 'quiz' },
  nextClip: { words: 'Start, next clip', key: 'Enter', why: 'quiz', where: 'quiz' },
  playVideo: { words: 'Play or pause the video', key: 'Space', where: 'video', menu: 'sound' },
  videoBack: { words: 'Back in the video', key: 'j', where: 'video', menu: 'sound' },
  videoForward: { words: 'Forward in the video', key: 'l', where: 'video', menu: 'sound' },
  analyse: { words: 'Analyse the video, or stop it', key: 'a', where: 'video', menu: 'view' },

  openRow: { words: 'Open the file in Listen', key: 'Enter', why: 'table', where: 'batch' },
  playRow: { words: 'Play the file, or stop it', key: 'Space', why: 'table', where: 'batch' },
  labelRow: {
    words: 'Label the file with one of the eight emotions',
    key: '1',
    also: ['2', '3', '4', '5', '6', '7', '8'],
    why: 'table',
    where: 'batch',
  },
  unlabelRow: { words: 'Take the label away', key: '0', why: 'table', where: 'batch' },
  verifyRow: { words: 'Mark the label verified, or not', key: 'v', why: 'table', where: 'batch' },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof table;

export const actions: Readonly<Record<ActionId, Action>> = table;
export const actionIds = Object.keys(table) as ActionId[];

export function isActionId(id: string): id is ActionId {
  return Object.hasOwn(table, id);
}

/** Whether a key can mean one thing in the one place and another in the other. */
export function apart(one: ActionPlace, other: ActionPlace): boolean {
  return one !== other && one !== 'anywhere' && other !== 'anywhere';
}
