/** Words of what stands around every view: head, jobs, messages, settings. */
import type { Job } from '../../../../shared/types';

export const header = {
  nameStart: 'Affec',
  nameEnd: 'tron',
  views: 'Views',
  listen: 'Listen',
  live: 'Live',
  face: 'Face',
  video: 'Video',
  batch: 'Batch',
  evaluate: 'Evaluate',
  train: 'Train',
  models: 'Models',
  quiz: 'Guess first',
  microphone: 'microphone on',
  settings: 'Settings',
  shortcuts: 'Keyboard shortcuts',
  shortcutsSign: '?',
  offline: 'offline',
  starting: 'starting…',
  backend: { native: 'native', wasm: 'WASM', cpu: 'plain JavaScript' },
  backendTitle: (version: string, note: string | null) =>
    `Everything is computed on this computer, with ${version}.${note === null ? '' : ` ${note}`}`,
  timeTitle: (milliseconds: string) => `Features and network took ${milliseconds} for the verdict shown.`,
};

export const jobs = {
  label: 'Running in the background',
  cancel: 'Cancel',
  /** `step` is the last thing the job said, e.g. "96 clips added". */
  done: (title: string, step: string) => `${title}: ${step === '' ? 'done' : step}.`,
  cancelled: (title: string, kind: Job['kind']) =>
    kind === 'batch'
      ? `${title}: paused. What was answered is kept; it goes on from there.`
      : kind === 'evaluate'
        ? `${title}: cancelled. What was answered is kept; it can go on from there.`
        : kind === 'profile' || kind === 'timeline'
          ? `${title}: cancelled. Nothing was kept.`
          : `${title}: cancelled. What was already copied stays.`,
  progress: (title: string) => `Progress of ${title}`,
};

export const notices = {
  label: 'Messages',
  dismiss: 'Dismiss',
  undo: 'Undo',
  show: 'Show',
  removed: (title: string) => `${title} was deleted.`,
  removedOpened: (title: string) => `${title} was removed from the list.`,
  opened: (count: number) => (count === 1 ? '1 file opened.' : `${count} files opened.`),
  failed: (count: number) => (count === 1 ? '1 file was not opened.' : `${count} files were not opened.`),
  more: (count: number) => `… and ${count} more.`,
};

export const drop = {
  title: 'Drop to open',
  detail: 'WAV, AIFF, FLAC, Ogg Vorbis, Opus or MP3; or a video: MP4 or WebM',
  folder: { title: 'Drop to choose', detail: 'A folder of labelled clips' },
  face: { title: 'Drop to look at it', detail: 'A photo: JPEG, PNG or WebP; or a video: MP4 or WebM' },
  video: { title: 'Drop to watch and analyse', detail: 'A video: MP4 or WebM' },
  batch: { title: 'Drop to hear them all', detail: 'Folders or sound files' },
};

export const settings = {
  title: 'Settings',
  language: 'Language',
  languageSystem: (language: string) => `Like the system (${language})`,
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  capture: 'Recording',
  sources: { recorder: 'Recorder program', window: 'This window' },
  recorderWith: (program: string) => `Recorder program (${program})`,
  noRecorder: 'No recorder program (arecord, sox or rec) was found, so the window records.',
  device: 'Microphone',
  model: 'Verdict of',
  modelAutomatic: 'The best on unseen voices',
  data: 'Recordings are kept in',
  about: (version: string, electron: string) => `Affectron ${version}, Electron ${electron}`,
  done: 'Done',
};
