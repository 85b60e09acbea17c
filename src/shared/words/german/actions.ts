/** What each action is called in German: in the shortcut sheet, the menu and on buttons. */
import type { ActionId } from '../../actions';

export const actionWords: Readonly<Record<ActionId, string>> = {
  record: 'Aufnehmen, beenden',
  open: 'Öffnen…',
  samples: 'Beispiele hinzufügen…',
  savePicture: 'Bild sichern…',
  data: 'Ihre Daten…',

  undo: 'Rückgängig',
  redo: 'Wiederholen',

  listen: 'Hören',
  live: 'Live',
  batch: 'Stapel',
  evaluate: 'Prüfen',
  train: 'Trainieren',
  models: 'Modelle',
  face: 'Gesicht',
  quiz: 'Erst raten',
  voices: 'Auf eine Stimme einstellen…',
  settings: 'Einstellungen…',
  tour: 'Rundgang zeigen',
  licences: 'Lizenzen…',
  shortcuts: 'Tastenkürzel',

  stop: 'Beenden und deuten',
  cancel: 'Aufnahme abbrechen',

  search: 'Clips suchen',
  previous: 'Voriger Clip',
  next: 'Nächster Clip',
  rename: 'Aufnahme umbenennen',
  remove: 'Aufnahme löschen',
  reveal: 'Clip in seinem Ordner zeigen',
  play: 'Abspielen oder anhalten',
  loop: 'Schleife ein oder aus',
  back: 'Im Ton zurück',
  forward: 'Im Ton vor',
  selectBack: 'Rückwärts auswählen',
  selectForward: 'Vorwärts auswählen',
  markStart: 'Auswahl beginnt an der Abspielstelle',
  markEnd: 'Auswahl endet an der Abspielstelle',
  classify: 'Auswahl deuten',
  loopSelection: 'Auswahl in Schleife',
  keepSelection: 'Auswahl als Clip behalten',
  exportSelection: 'Auswahl als WAV sichern…',
  clearSelection: 'Auswahl aufheben',
  zoomIn: 'Ton vergrößern',
  zoomOut: 'Ton verkleinern',
  zoomAll: 'Ganzer Ton',
  pageBack: 'Im vergrößerten Ton zurück',
  pageForward: 'Im vergrößerten Ton vor',

  compare: 'Clip vergleichen…',
  explain: 'Was das Modell hörte, ein oder aus',
  timeline: 'Zeitverlauf ein oder aus',

  throwAway: 'Live-Sitzung wegwerfen',

  camera: 'Kamera ein oder aus',

  guess: 'Eine der acht Emotionen nennen',
  hearAgain: 'Clip noch einmal hören',
  nextClip: 'Beginnen, nächster Clip',

  openRow: 'Datei in „Hören“ öffnen',
  playRow: 'Datei abspielen oder anhalten',
  labelRow: 'Der Datei eine der acht Emotionen als Label geben',
  unlabelRow: 'Label wegnehmen',
  verifyRow: 'Label als geprüft abhaken, oder nicht',
};
