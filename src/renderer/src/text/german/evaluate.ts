/** German words of the Evaluate view. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/evaluate';

const stimmen = (count: number) => (count === 1 ? '1 Stimme' : `${count} Stimmen`);
const clips = (count: string) => (count === '1' ? '1 Clip' : `${count} Clips`);

export const evaluate: Translated<typeof english.evaluate> = {
  title: 'Prüfen',
  setup: 'Neue Prüfung',
  clips: 'Clips mit Label',
  models: 'Modelle',
  choose: 'Ordner wählen…',
  another: 'Anderer Ordner…',
  samples: 'Die Beispiele nehmen',
  looking: 'Sucht Clips mit Label…',
  noFolder: 'Noch kein Ordner gewählt.',
  folder: (count, corpora) => `${clips(count)}: ${corpora}.`,
  corpus: (name, actors) => `${name}, ${stimmen(actors)}`,
  unnamed: (count) =>
    count === 1
      ? '1 weiterer nennt im Namen keine Emotion.'
      : `${count} weitere nennen im Namen keine Emotion.`,
  duplicates: (count) =>
    count === 1
      ? '1 weiterer ist dieselbe Aufnahme wie ein anderer Clip.'
      : `${count} weitere sind dieselben Aufnahmen wie andere Clips.`,
  oneEmotion:
    'Alle Clips haben dieselbe Emotion: Die Zahlen sagen, wie gut diese eine gefunden wird, und nichts über die anderen.',
  start: 'Prüfen',
  cancel: 'Abbrechen',
  listening: 'Hört die Clips an…',
  runningWith: (models) => `Zu jedem gefragt: ${models}.`,
  runningNote: 'Sie können inzwischen weiter hören. Was beantwortet ist, bleibt beim Abbrechen.',
  earlier: 'Frühere Prüfungen',
  noEarlier: 'Noch keine.',
  unfinished: 'nicht fertig',
  damaged: 'beschädigt',
  goOn: 'Weiter',
  open: (name, when) => `Die Prüfung von ${name} öffnen, ${when}`,
  delete: (name) => `Die Prüfung von ${name} löschen`,
  removed: (name) => `Die Prüfung von „${name}“ wurde gelöscht.`,
  damagedName: 'Eine Prüfung, die sich nicht lesen lässt',

  emptyTitle: 'Wie oft hat ein Modell recht?',
  empty:
    'Wählen Sie einen Ordner mit Clips, deren Dateinamen sagen, welche Emotion gespielt wurde. Jedes gewählte Modell hört jeden Clip, und seine Antworten werden mit den Namen verglichen.',
  known: 'Verstanden werden die Namen dieser Korpora, so wie man sie herunterlädt:',
  corpora: [
    ['RAVDESS', '03-01-05-02-01-01-12.wav'],
    ['SAVEE', 'DC_a01.wav'],
    ['TESS', 'OAF_back_angry.wav'],
    ['EMO-DB', '03a01Wa.wav'],
    ['CREMA-D', '1001_IEO_ANG_HI.wav'],
  ],
  emptyDrop: 'Sie können auch einen Ordner hierher ziehen.',
  noSamples: 'In der Bibliothek gibt es noch keine Beispiele mit Label.',
  addSamples: 'Beispiele hinzufügen…',

  right: (count) => `Bei ${count} von 100 Clips richtig`,
  subject: (model, folder) => `${model} bei „${folder}“`,
  measured: (count, voices) => `${clips(count)} von ${stimmen(voices)}.`,
  onUnheard: (voices, count, right) =>
    `Bei ${voices === 1 ? 'der einen Stimme' : `den ${voices} Stimmen`}, die es nie gehört hatte: ${right} von 100 richtig (${clips(count)}).`,
  verdicts: (named, right, unsure) =>
    `Bei ${named} Clips nannte es eine Emotion und lag bei ${right} von 100 davon richtig; bei ${unsure} sagte es, es sei nicht sicher.`,
  noSpeech: (count) => `In ${count === 1 ? '1 Clip' : `${count} Clips`} hörte es keine Sprache.`,
  accuracy: 'Genauigkeit (WA)',
  accuracyNote: 'der Clips richtig benannt',
  uar: 'UAR',
  uarNote: 'jede Emotion zählt gleich',
  macroF1: 'Makro-F1',
  macroF1Note: 'gefunden und nicht zu oft genannt',
  ece: 'ECE',
  eceNote: 'irrt die Sicherheit im Mittel',
  seconds: 'Zeit',
  secondsNote: (rate) => `${rate} Clips je Sekunde`,
  compare: 'Modelle im Vergleich',
  model: 'Modell',
  heard: 'Stimmen, die es gehört hatte',
  heardOf: (heard, all) => `${heard} von ${all}`,
  show: (model) => `Die Ergebnisse von ${model} zeigen`,
  perEmotion: 'Jede Emotion',
  emotion: 'Emotion',
  clipCount: 'Clips',
  recall: 'Recall',
  recallTitle: 'Anteil der Clips dieser Emotion, die so benannt wurden',
  precision: 'Präzision',
  precisionTitle: 'Anteil der so benannten Clips, die diese Emotion haben',
  f1: 'F1',
  f1Title: 'Recall und Präzision in einer Zahl',
  reliability: 'Ist seine Sicherheit etwas wert?',
  reliabilityNote:
    'Balken an der Linie: Von den Clips, bei denen es zu 70 % sicher ist, stimmen 70 %. Unter der Linie ist es zu sicher.',
  reliabilityLabel: 'Zuverlässigkeitsdiagramm: wie oft das Modell bei jeder Sicherheit recht hat',
  percent: 'Prozent',
  confidence: 'Sicherheit',
  share: 'Richtig',
  voices: 'Jede Stimme',
  pale: 'Blasse Balken: weniger als zehn Clips.',
  voicesNote: (trained) =>
    trained
      ? 'Gestreift: Stimmen, mit denen das Modell trainiert wurde.'
      : 'Das Modell hat diese Stimmen nie zuvor gehört.',
  voicesLabel: 'Genauigkeit bei jeder Stimme',
  voice: 'Stimme',
  trained: 'im Training',
  mistakes: 'Die schlimmsten Fehler',
  mistakesNote: (wrong) => `${wrong} falsche Antworten; zuerst die, bei denen das Modell am sichersten war.`,
  noMistakes: 'Keine Fehler: Jede Antwort war richtig.',
  played: 'Gespielt',
  said: 'Gesagt',
  sure: 'Sicher',
  clip: 'Clip',
  play: (name) => `${name} abspielen`,
  stop: (name) => `${name} anhalten`,
  openInListen: 'In „Hören“ öffnen',
  openClip: (name) => `${name} in „Hören“ öffnen`,
  more: 'Mehr zeigen',
  cannotPlay: 'Dieser Clip lässt sich hier nicht abspielen.',
  leftOut: 'Ausgelassen',
  failed: (count) => `${count} ließen sich nicht verwenden:`,
  unknownEmotion: (count) =>
    count === 1
      ? '1 hat eine Emotion, die das Modell nicht kennt.'
      : `${count} haben eine Emotion, die das Modell nicht kennt.`,
  andMore: (count) => `und ${count} weitere, in der exportierten Tabelle.`,
  export: 'Sichern als',
  csv: 'CSV',
  csvTitle: 'Die Antwort zu jedem Clip als Tabelle sichern',
  json: 'JSON',
  jsonTitle: 'Den ganzen Bericht für Programme sichern',
  saved: (file) => `Gesichert als ${file}.`,
  newOne: 'Neue Prüfung',
};
