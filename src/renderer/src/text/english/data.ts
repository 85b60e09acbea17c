/** Words of what lies in the data folder, and how it is deleted; part of `text`. */
import type { DataKind, KeepDays } from '../../../../shared/ownData';

interface KindWords {
  name: string;
  note: string;
  /** The thing, and things. */
  nouns: readonly [string, string];
}

const kinds: Record<DataKind, KindWords> = {
  takes: { name: 'Recordings', note: 'Sound.', nouns: ['recording', 'recordings'] },
  live: { name: 'Live sessions', note: 'Sound.', nouns: ['live session', 'live sessions'] },
  stretches: { name: 'Kept stretches', note: 'Sound.', nouns: ['kept stretch', 'kept stretches'] },
  samples: { name: 'Imported samples', note: 'Sound.', nouns: ['imported sample', 'imported samples'] },
  copies: {
    name: 'Copies of long recordings',
    note: 'Sound. Made anew when one is opened.',
    nouns: ['copy', 'copies'],
  },
  features: {
    name: 'Cached features',
    note: 'Numbers made of sound. Made anew when wanted.',
    nouns: ['cached file', 'cached files'],
  },
  profiles: {
    name: 'Voice profiles',
    note: 'Averages that tell voices apart.',
    nouns: ['voice profile', 'voice profiles'],
  },
  timelines: {
    name: 'Timelines',
    note: 'What was heard over time. Made anew when wanted.',
    nouns: ['timeline', 'timelines'],
  },
  evaluations: {
    name: 'Evaluations',
    note: 'Answers, with names of files.',
    nouns: ['evaluation', 'evaluations'],
  },
  batches: {
    name: 'Batches',
    note: 'Answers and labels, with names of files.',
    nouns: ['batch', 'batches'],
  },
  training: {
    name: 'Interrupted training',
    note: 'What is needed to go on.',
    nouns: ['training', 'trainings'],
  },
  models: { name: 'Your own models', note: 'Trained by you.', nouns: ['model', 'models'] },
  names: {
    name: 'Opened files',
    note: 'Names and places only: the files stay where they are.',
    nouns: ['name of an opened file', 'names of opened files'],
  },
  removed: {
    name: 'Removed, not yet deleted',
    note: 'Undo brings it back until Affectron closes.',
    nouns: ['removed thing', 'removed things'],
  },
};

const terms: Record<string, string> = {
  null: 'Until I delete them',
  90: '90 days',
  30: '30 days',
  7: '7 days',
};

function counted(kind: DataKind, count: string): string {
  const [one, more] = kinds[kind].nouns;
  return `${count} ${count === '1' ? one : more}`;
}

const recordings = (count: string) => counted('takes', count);

export const data = {
  title: 'Your data',
  intro:
    'Everything Affectron keeps of you lies in one folder on this computer. Nothing of it leaves by itself.',
  openFolder: 'Open the folder',
  loading: 'Counting…',
  label: 'What is kept',
  kind: 'What',
  number: 'Number',
  size: 'Size',
  none: '–',
  rest: 'Everything else',
  restNote: 'Settings, installed voice encoders, files of the window.',
  name: (kind: DataKind) => kinds[kind].name,
  note: (kind: DataKind) => kinds[kind].note,
  delete: 'Delete…',
  deleteKind: (kind: DataKind) => `Delete all: ${kinds[kind].name}…`,
  busy: 'in use',
  busyTitle: 'Something is working with it just now.',
  sure: (kind: DataKind, count: string, size: string) =>
    `Delete ${counted(kind, count)} (${size}) for good? This cannot be undone.`,
  sureOne: (title: string, size: string) => `Delete “${title}” (${size}) for good? This cannot be undone.`,
  forGood: 'Delete for good',
  cancel: 'Cancel',
  deleted: (kind: DataKind, count: string, size: string) =>
    `Deleted for good: ${counted(kind, count)}, ${size}.`,
  deletedOne: (title: string, size: string) => `Deleted for good: “${title}”, ${size}.`,
  done: 'Done',

  list: 'Recordings one by one',
  recording: 'Recording',
  made: { take: 'recording', live: 'live session', stretch: 'kept stretch' },
  when: 'When',
  length: 'Length',
  pin: 'Keep always',
  pinTitle: 'Never deleted by its age.',
  pinOne: (title: string) => `Keep “${title}” always`,
  deleteOne: (title: string) => `Delete “${title}”…`,

  keep: {
    title: 'How long recordings are kept',
    note: 'Recordings, live sessions and kept stretches. What you imported, opened or keep always never goes.',
    term: (days: KeepDays) => terms[String(days)],
    would: (count: string, size: string, days: string) =>
      `${recordings(count)} (${size}) ${count === '1' ? 'is' : 'are'} older than ${days} and would be deleted for good when Affectron closes.`,
    apply: (days: string) => `Keep for ${days}`,
    goes: (count: string, size: string) =>
      `When Affectron closes, ${recordings(count)} (${size}) ${count === '1' ? 'is' : 'are'} deleted for good.`,
    goesNone: 'Nothing is deleted when Affectron closes.',
    pinAll: (count: string) => (count === '1' ? 'Keep it always' : 'Keep them always'),
  },

  notice: (count: string, size: string, days: string) =>
    `${recordings(count)} (${size}) ${count === '1' ? 'is' : 'are'} older than ${days} and will be deleted for good when Affectron closes:`,
  show: 'Show…',
};
