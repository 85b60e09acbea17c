/** German words of what stands around every view: head, jobs, messages, settings. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/frame';

export const header: Translated<typeof english.header> = {
  nameStart: 'Affec',
  nameEnd: 'tron',
  views: 'Ansichten',
  listen: 'Hören',
  live: 'Live',
  face: 'Gesicht',
  video: 'Video',
  batch: 'Stapel',
  evaluate: 'Prüfen',
  train: 'Trainieren',
  models: 'Modelle',
  quiz: 'Erst raten',
  microphone: 'Mikrofon an',
  settings: 'Einstellungen',
  shortcuts: 'Tastenkürzel',
  shortcutsSign: '?',
  offline: 'offline',
  starting: 'startet…',
  backend: { native: 'nativ', wasm: 'WASM', cpu: 'reines JavaScript' },
  backendTitle: (version, note) =>
    `Alles wird auf diesem Computer berechnet, mit ${version}.${note === null ? '' : ` ${note}`}`,
  timeTitle: (milliseconds) => `Merkmale und Netz haben für das gezeigte Urteil ${milliseconds} gebraucht.`,
};

export const jobs: Translated<typeof english.jobs> = {
  label: 'Läuft im Hintergrund',
  cancel: 'Abbrechen',
  done: (title, step) => `${title}: ${step === '' ? 'fertig' : step}.`,
  cancelled: (title, kind) =>
    kind === 'batch'
      ? `${title}: angehalten. Die Antworten bis hier bleiben; von dort geht es weiter.`
      : kind === 'evaluate'
        ? `${title}: abgebrochen. Die Antworten bis hier bleiben; von dort kann es weitergehen.`
        : kind === 'profile' || kind === 'timeline'
          ? `${title}: abgebrochen. Nichts wurde behalten.`
          : `${title}: abgebrochen. Was schon kopiert war, bleibt.`,
  progress: (title) => `Fortschritt: ${title}`,
};

export const notices: Translated<typeof english.notices> = {
  label: 'Meldungen',
  dismiss: 'Schließen',
  undo: 'Rückgängig',
  show: 'Zeigen',
  removed: (title) => `${title} wurde gelöscht.`,
  removedOpened: (title) => `${title} steht nicht mehr in der Liste.`,
  opened: (count) => (count === 1 ? '1 Datei geöffnet.' : `${count} Dateien geöffnet.`),
  failed: (count) =>
    count === 1 ? '1 Datei wurde nicht geöffnet.' : `${count} Dateien wurden nicht geöffnet.`,
  more: (count) => `… und ${count} weitere.`,
};

export const drop: Translated<typeof english.drop> = {
  title: 'Loslassen zum Öffnen',
  detail: 'WAV, AIFF, FLAC, Ogg Vorbis, Opus oder MP3; oder ein Video: MP4 oder WebM',
  folder: { title: 'Loslassen zum Wählen', detail: 'Ein Ordner mit Clips, die ein Label haben' },
  face: {
    title: 'Loslassen zum Ansehen',
    detail: 'Ein Foto: JPEG, PNG oder WebP; oder ein Video: MP4 oder WebM',
  },
  video: { title: 'Loslassen zum Ansehen und Deuten', detail: 'Ein Video: MP4 oder WebM' },
  batch: { title: 'Loslassen, um alle zu hören', detail: 'Ordner oder Tondateien' },
};

export const settings: Translated<typeof english.settings> = {
  title: 'Einstellungen',
  language: 'Sprache',
  languageSystem: (language) => `Wie das System (${language})`,
  theme: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  capture: 'Aufnahme',
  sources: { recorder: 'Aufnahmeprogramm', window: 'Dieses Fenster' },
  recorderWith: (program) => `Aufnahmeprogramm (${program})`,
  noRecorder: 'Kein Aufnahmeprogramm (arecord, sox oder rec) wurde gefunden, deshalb nimmt das Fenster auf.',
  device: 'Mikrofon',
  model: 'Urteil von',
  modelAutomatic: 'Das beste bei fremden Stimmen',
  data: 'Aufnahmen liegen in',
  about: (version, electron) => `Affectron ${version}, Electron ${electron}`,
  done: 'Fertig',
};
