/** German words of what lies in the data folder, and how it is deleted. */
import type { DataKind } from '../../../../shared/ownData';
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/data';

interface KindWords {
  name: string;
  note: string;
  /** The thing, and things. */
  nouns: readonly [string, string];
}

const kinds: Record<DataKind, KindWords> = {
  takes: { name: 'Aufnahmen', note: 'Ton.', nouns: ['Aufnahme', 'Aufnahmen'] },
  live: { name: 'Live-Sitzungen', note: 'Ton.', nouns: ['Live-Sitzung', 'Live-Sitzungen'] },
  stretches: {
    name: 'Behaltene Ausschnitte',
    note: 'Ton.',
    nouns: ['Ausschnitt', 'Ausschnitte'],
  },
  samples: {
    name: 'Importierte Beispiele',
    note: 'Ton.',
    nouns: ['importiertes Beispiel', 'importierte Beispiele'],
  },
  copies: {
    name: 'Kopien langer Aufnahmen',
    note: 'Ton. Entstehen neu, wenn eine geöffnet wird.',
    nouns: ['Kopie', 'Kopien'],
  },
  features: {
    name: 'Zwischengespeicherte Merkmale',
    note: 'Zahlen aus Ton. Entstehen neu, wenn sie gebraucht werden.',
    nouns: ['Zwischendatei', 'Zwischendateien'],
  },
  profiles: {
    name: 'Stimmprofile',
    note: 'Mittelwerte, die Stimmen unterscheiden.',
    nouns: ['Stimmprofil', 'Stimmprofile'],
  },
  timelines: {
    name: 'Zeitverläufe',
    note: 'Was im Lauf der Zeit gehört wurde. Entstehen neu, wenn sie gebraucht werden.',
    nouns: ['Zeitverlauf', 'Zeitverläufe'],
  },
  evaluations: {
    name: 'Prüfungen',
    note: 'Antworten, mit Namen von Dateien.',
    nouns: ['Prüfung', 'Prüfungen'],
  },
  batches: {
    name: 'Stapel',
    note: 'Antworten und Labels, mit Namen von Dateien.',
    nouns: ['Stapel', 'Stapel'],
  },
  training: {
    name: 'Unterbrochenes Training',
    note: 'Was zum Weitermachen nötig ist.',
    nouns: ['Training', 'Trainings'],
  },
  models: { name: 'Ihre eigenen Modelle', note: 'Von Ihnen trainiert.', nouns: ['Modell', 'Modelle'] },
  names: {
    name: 'Geöffnete Dateien',
    note: 'Nur Namen und Orte: Die Dateien bleiben, wo sie sind.',
    nouns: ['Name einer geöffneten Datei', 'Namen geöffneter Dateien'],
  },
  removed: {
    name: 'Entfernt, noch nicht gelöscht',
    note: '„Rückgängig“ bringt es zurück, bis Affectron schließt.',
    nouns: ['entferntes Objekt', 'entfernte Objekte'],
  },
};

const terms: Record<string, string> = {
  null: 'Bis ich sie lösche',
  90: '90 Tage',
  30: '30 Tage',
  7: '7 Tage',
};

function counted(kind: DataKind, count: string): string {
  const [one, more] = kinds[kind].nouns;
  return `${count} ${count === '1' ? one : more}`;
}

const recordings = (count: string) => counted('takes', count);

export const data: Translated<typeof english.data> = {
  title: 'Ihre Daten',
  intro:
    'Alles, was Affectron von Ihnen behält, liegt in einem Ordner auf diesem Computer. Nichts davon geht von selbst hinaus.',
  openFolder: 'Ordner öffnen',
  loading: 'Zählt…',
  label: 'Was behalten wird',
  kind: 'Was',
  number: 'Anzahl',
  size: 'Größe',
  none: '–',
  rest: 'Alles andere',
  restNote: 'Einstellungen, installierte Encoder, Dateien des Fensters.',
  name: (kind) => kinds[kind].name,
  note: (kind) => kinds[kind].note,
  delete: 'Löschen…',
  deleteKind: (kind) => `Alle löschen: ${kinds[kind].name}…`,
  busy: 'in Gebrauch',
  busyTitle: 'Gerade arbeitet etwas damit.',
  sure: (kind, count, size) =>
    `${counted(kind, count)} (${size}) endgültig löschen? Das lässt sich nicht rückgängig machen.`,
  sureOne: (title, size) => `„${title}“ (${size}) endgültig löschen? Das lässt sich nicht rückgängig machen.`,
  forGood: 'Endgültig löschen',
  cancel: 'Abbrechen',
  deleted: (kind, count, size) => `Endgültig gelöscht: ${counted(kind, count)}, ${size}.`,
  deletedOne: (title, size) => `Endgültig gelöscht: „${title}“, ${size}.`,
  done: 'Fertig',

  list: 'Aufnahmen einzeln',
  recording: 'Aufnahme',
  made: { take: 'Aufnahme', live: 'Live-Sitzung', stretch: 'behaltener Ausschnitt' },
  when: 'Wann',
  length: 'Länge',
  pin: 'Immer behalten',
  pinTitle: 'Wird nie wegen ihres Alters gelöscht.',
  pinOne: (title) => `„${title}“ immer behalten`,
  deleteOne: (title) => `„${title}“ löschen…`,

  keep: {
    title: 'Wie lange Aufnahmen bleiben',
    note: 'Aufnahmen, Live-Sitzungen und behaltene Ausschnitte. Was Sie importiert, geöffnet oder für immer behalten haben, bleibt stets.',
    term: (days) => terms[String(days)],
    would: (count, size, days) =>
      count === '1'
        ? `1 Aufnahme (${size}) ist älter als ${days} und würde endgültig gelöscht, wenn Affectron schließt.`
        : `${recordings(count)} (${size}) sind älter als ${days} und würden endgültig gelöscht, wenn Affectron schließt.`,
    apply: (days) => `${days} behalten`,
    goes: (count, size) =>
      count === '1'
        ? `Wenn Affectron schließt, wird 1 Aufnahme (${size}) endgültig gelöscht.`
        : `Wenn Affectron schließt, werden ${recordings(count)} (${size}) endgültig gelöscht.`,
    goesNone: 'Wenn Affectron schließt, wird nichts gelöscht.',
    pinAll: (count) => (count === '1' ? 'Immer behalten' : 'Alle immer behalten'),
  },

  notice: (count, size, days) =>
    count === '1'
      ? `1 Aufnahme (${size}) ist älter als ${days} und wird endgültig gelöscht, wenn Affectron schließt:`
      : `${recordings(count)} (${size}) sind älter als ${days} und werden endgültig gelöscht, wenn Affectron schließt:`,
  show: 'Zeigen…',
};
