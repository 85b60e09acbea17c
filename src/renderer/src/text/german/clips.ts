/** German words of the library. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/clips';

const clips = (count: string) => (count === '1' ? '1 Clip' : `${count} Clips`);

export const clip: Translated<typeof english.clip> = {
  actor: (actor) => `Sprecher ${actor}`,
  intensity: (intensity) => `Intensität ${intensity}`,
  song: 'gesungen',
  sung: (emotion) => `${emotion} gesungen`,
  synthetic: 'künstliche Stimme',
  recording: 'Aufnahme',
  untitled: 'Kein Clip gewählt',
  nowhere: 'Wählen Sie links einen Clip, nehmen Sie Ihre Stimme auf oder ziehen Sie eine Tondatei hierher.',
  rename: 'Umbenennen…',
  renameLabel: 'Name des Clips',
  reveal: 'Im Ordner zeigen',
  remove: 'Löschen',
  removeOpened: 'Aus der Liste nehmen',
  actions: 'Mehr zu diesem Clip',
  format: (format, encoding, rate, channels) =>
    `${format}, ${encoding}, ${rate}, ${channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} Kanäle`}`,
  loading: 'Der Ton wird gelesen…',
  tryAgain: 'Noch einmal versuchen',
};

export const library: Translated<typeof english.library> = {
  label: 'Clips',
  search: (count) => `${clips(count)} durchsuchen`,
  searchEmpty: 'Clips suchen',
  facets: {
    emotion: 'Emotion',
    actor: 'Sprecher',
    gender: 'Geschlecht',
    intensity: 'Intensität',
    corpus: 'Korpus',
  },
  any: (facet) => `${facet}: alle`,
  option: (words, count) => `${words} (${count})`,
  filters: 'Filter',
  clear: 'Filter aufheben',
  found: (found, all) => `${found} von ${clips(all)}`,
  groups: {
    recording: 'Aufnahmen',
    opened: 'Geöffnete Dateien',
    bundled: 'Beispielstimmen',
    corpus: 'Andere Clips',
  },
  groupLabel: (title, count) => `${title}, ${clips(count)}`,
  empty: 'Es gibt noch keine Clips.',
  emptyAdvice:
    'Fügen Sie gespielte Stimmen aus der Forschung hinzu, öffnen Sie eine Datei oder nehmen Sie Ihre Stimme auf.',
  noMatch: 'Kein Clip passt.',
  noMatchAdvice: 'Suchen Sie nach weniger, oder heben Sie die Filter auf, um wieder alle Clips zu sehen.',
  add: 'Beispiele…',
  open: 'Öffnen…',
  secondsLabel: (length) => `Länge ${length}`,
};

export const samples: Translated<typeof english.samples> = {
  title: 'Beispiele hinzufügen',
  intro:
    'Gespielte Stimmen aus veröffentlichter Forschung, mit der Emotion, die jeder Sprecher spielen sollte. Der Ton bleibt auf diesem Computer.',
  where: 'Woher',
  folder: 'Ein RAVDESS- oder SAVEE-Ordner auf diesem Computer',
  zip: 'Eine RAVDESS- oder SAVEE-Zipdatei auf diesem Computer',
  download: 'RAVDESS-Sprache herunterladen (208 MB, von Zenodo)',
  how: 'Wie viele',
  balanced: 'Eine ausgewogene Auswahl',
  balancedNote: 'Einige Clips jeder Emotion von jedem Sprecher: schnell durchgesehen.',
  everything: 'Alles',
  everythingNote: 'Alle gefundenen Clips: 1.440 bei RAVDESS-Sprache.',
  licence:
    'RAVDESS: Livingstone & Russo (2018), Lizenz CC BY-NC-SA 4.0: frei zu nutzen mit Nennung, nicht gewerblich, Weitergabe unter gleicher Lizenz.',
  choose: 'Wählen…',
  start: 'Herunterladen',
  cancel: 'Abbrechen',
};
