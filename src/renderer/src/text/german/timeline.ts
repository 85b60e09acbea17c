/** German words of the selection and the timeline. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/timeline';

export const selection: Translated<typeof english.selection> = {
  label: 'Gewählter Ausschnitt',
  times: (start, end) => `${start}–${end}`,
  classify: 'Deuten',
  classifyTitle: 'Die Modelle nur nach diesem Ausschnitt fragen',
  loop: 'Auswahl in Schleife',
  save: 'Sichern…',
  keep: 'Als Clip in der Bibliothek',
  export: 'Als WAV-Datei…',
  clear: 'Auswahl aufheben',
  clearTitle: 'Auswahl aufheben',
  kept: (title) => `„${title}“ ist in der Bibliothek.`,
  exported: (file) => `Gesichert als ${file}.`,
  of: (start, end, title) => `${start}–${end} aus ${title}`,
  whole: 'Ganzer Clip',
};

export const timeline: Translated<typeof english.timeline> = {
  label: 'Zeitverlauf',
  open: 'Zeitverlauf zeigen',
  close: 'Zeitverlauf ausblenden',
  by: (model, window, hop) => `${model} · Fenster von ${window} alle ${hop}`,
  make: 'Zeitverlauf berechnen',
  making: 'Hört zu…',
  progress: 'Fortschritt des Zeitverlaufs',
  cancel: 'Abbrechen',
  tryAgain: 'Noch einmal versuchen',
  tooShort: 'Ein so kurzer Clip hat nur ein Gefühl: sein Urteil.',
  noModel: 'Kein Modell ist bereit.',
  area: 'Wahrscheinlichkeiten im Lauf der Zeit',
  segments: 'Abschnitte: Die Pfeiltasten bewegen, Eingabe spielt ab',
  segment: (what, start, end) => `${what}, ${start} bis ${end}`,
  sure: (percent) => `${percent} sicher`,
  absence: {
    'no speech': 'keine Sprache',
    'no face': 'kein Gesicht',
    'no speech or face': 'weder Sprache noch Gesicht',
  },
  readout: (time, most) => [time, ...most].join(' · '),
  likely: (emotion, percent) => `${emotion} ${percent}`,
  export: 'Exportieren…',
  forms: {
    csv: 'Tabelle (CSV)…',
    json: 'JSON…',
    jsonl: 'JSON Lines…',
    textgrid: 'Praat-TextGrid…',
    audacity: 'Audacity-Labels…',
  },
  picture: 'Bild (PNG, SVG)…',
  saved: (file) => `Gesichert als ${file}.`,
  fineness: 'Fenster und Schritte',
  window: (seconds) => `Fenster von ${seconds}`,
  hop: (seconds) => `Eines alle ${seconds}`,

  mostly: 'Über die ganze Aufnahme meist',
  soFar: 'Bis jetzt meist',
  shares: (shares, spoken, total) =>
    `${shares.join(', ')} der Sprache; gesprochen wird ${spoken} von ${total}.`,
  howLong:
    'Wie einzelne Momente klingen, steht unter dem Ton; wählen Sie einen Ausschnitt, um jedes Modell danach zu fragen.',
  waitingLong: 'Hört alles an, Moment für Moment…',
  askForIt: 'Berechnen Sie unten den Zeitverlauf, um zu hören, wie es sich ändert.',
};
