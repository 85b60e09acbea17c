/** German words of recording. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/record';

export const record: Translated<typeof english.record> = {
  start: 'Aufnehmen und deuten',
  starting: 'Das Mikrofon wird geöffnet…',
  stopping: 'Die Aufnahme wird behalten…',
  label: 'Aufnahme',
  stop: 'Stopp',
  cancel: 'Abbrechen',
  elapsed: 'Vergangene Zeit',
  level: 'Pegel',
  levelValue: (decibels) => `Pegel ${decibels}`,
  clipping: 'übersteuert',
  clippingAdvice: 'Zu laut: Das Mikrofon übersteuert. Gehen Sie etwas zurück.',
  silent: 'Seit zwei Sekunden ist nichts zu hören. Ist das richtige Mikrofon gewählt und nicht stumm?',
  calm: 'Sprechen Sie wie mit einem Freund. Zwei bis fünf Sekunden sind am besten.',
  device: 'Mikrofon',
  defaultDevice: 'Standard des Systems',
  lostDevice: 'Das zuvor gewählte, nicht angeschlossen',
  deviceNext: 'Die Änderung gilt ab der nächsten Aufnahme.',
  cancelled: 'Aufnahme abgebrochen; nichts wurde behalten.',
  descriptors: {
    label: 'Was das Mikrofon jetzt hört',
    loudness: 'Lautheit',
    brightness: 'Helligkeit',
    flatness: 'Flachheit',
    zeroCrossings: 'Nulldurchgänge',
    perSecond: '/s',
    loudnessTitle: 'Empfundene Lautstärke, summiert über 24 Bark-Bänder',
    brightnessTitle: 'Spektraler Schwerpunkt: wo die Mitte der Energie liegt',
    flatnessTitle: '0 ist ein reiner Ton, 1 ist Rauschen',
    zeroCrossingsTitle: 'Wie oft das Signal in einer Sekunde das Vorzeichen wechselt: hoch bei Zischlauten',
  },
};
