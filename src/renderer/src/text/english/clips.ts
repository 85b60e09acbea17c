/** Words of the library. */

export const clip = {
  actor: (actor: string) => `actor ${actor}`,
  intensity: (intensity: string) => `${intensity} intensity`,
  song: 'song',
  sung: (emotion: string) => `${emotion} song`,
  synthetic: 'synthetic voice',
  recording: 'recording',
  untitled: 'No clip chosen',
  nowhere: 'Choose a clip on the left, record your voice, or drop an audio file anywhere.',
  rename: 'Rename…',
  renameLabel: 'Name of the clip',
  reveal: 'Show in folder',
  remove: 'Delete',
  removeOpened: 'Remove from list',
  actions: 'More for this clip',
  format: (format: string, encoding: string, rate: string, channels: number) =>
    `${format}, ${encoding}, ${rate}, ${channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`}`,
  loading: 'Reading the sound…',
  tryAgain: 'Try again',
};

export const library = {
  label: 'Clips',
  search: (count: string) => `Search ${count} clips`,
  searchEmpty: 'Search clips',
  facets: {
    emotion: 'Emotion',
    actor: 'Actor',
    gender: 'Gender',
    intensity: 'Intensity',
    corpus: 'Corpus',
  },
  any: (facet: string) => `Any ${facet.toLowerCase()}`,
  option: (words: string, count: string) => `${words} (${count})`,
  filters: 'Filters',
  clear: 'Clear filters',
  found: (found: string, all: string) => `${found} of ${all} clips`,
  groups: {
    recording: 'Recordings',
    opened: 'Opened files',
    bundled: 'Sample voices',
    corpus: 'Other clips',
  },
  groupLabel: (title: string, count: string) => `${title}, ${count} clips`,
  empty: 'There are no clips yet.',
  emptyAdvice: 'Add acted voices from a research corpus, open a file, or record your own voice.',
  noMatch: 'No clip matches.',
  noMatchAdvice: 'Search for less, or clear the filters to see every clip again.',
  add: 'Add samples…',
  open: 'Open…',
  secondsLabel: (length: string) => `length ${length}`,
};

export const samples = {
  title: 'Add samples',
  intro:
    'Acted voices from published research, with the emotion each actor was asked to play. The sound stays on this computer.',
  where: 'Where from',
  folder: 'A RAVDESS or SAVEE folder on this computer',
  zip: 'A RAVDESS or SAVEE zip file on this computer',
  download: 'Download RAVDESS speech (208 MB, from Zenodo)',
  how: 'How many',
  balanced: 'A balanced choice',
  balancedNote: 'A few clips of every emotion from every actor: quick to browse.',
  everything: 'Everything',
  everythingNote: 'All clips found: 1,440 for RAVDESS speech.',
  licence:
    'RAVDESS: Livingstone & Russo (2018), licence CC BY-NC-SA 4.0: free to use with credit, not for profit, shared alike.',
  choose: 'Choose…',
  start: 'Download',
  cancel: 'Cancel',
};
