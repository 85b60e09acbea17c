/** Titles of dialogs that save. */
import type { Sentences } from '../../sentences';

export const dialogs: Sentences = {
  'Save the selected sound': 'Den gewählten Ton sichern',
  'Save the timeline as a table': 'Den Zeitverlauf als Tabelle sichern',
  'Save the timeline as JSON': 'Den Zeitverlauf als JSON sichern',
  'Save the timeline as JSON Lines': 'Den Zeitverlauf als JSON Lines sichern',
  'Save the timeline for Praat': 'Den Zeitverlauf für Praat sichern',
  'Save the timeline as Audacity labels': 'Den Zeitverlauf als Audacity-Labels sichern',
  'Save the answers': 'Die Antworten sichern',
  'Save the answers as a table': 'Die Antworten als Tabelle sichern',
  'Save the report': 'Den Bericht sichern',
  'Save the picture': 'Das Bild sichern',
};
