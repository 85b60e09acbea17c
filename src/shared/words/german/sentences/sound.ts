/** What is wrong with a sound or a picture. */
import type { Sentences } from '../../sentences';

export const sound: Sentences = {
  'The sound is too short to judge: {1} milliseconds, at least {2} are needed.':
    'Der Ton ist zu kurz für ein Urteil: {1} Millisekunden, mindestens {2} sind nötig.',
  'Record or open a clip of a second or more.':
    'Nehmen Sie einen Clip von mindestens einer Sekunde auf, oder öffnen Sie einen.',
  'The clip is silent: nothing in it is louder than −80 dB.':
    'Der Clip ist still: Nichts darin ist lauter als −80 dB.',
  'Check the microphone and its level, then record again.':
    'Prüfen Sie das Mikrofon und seinen Pegel, und nehmen Sie noch einmal auf.',
  'This stretch holds no sound: the clip lasts {1} seconds.':
    'In diesem Ausschnitt ist kein Ton: Der Clip dauert {1} Sekunden.',
  'This stretch holds no sound: the recording lasts {1} seconds.':
    'In diesem Ausschnitt ist kein Ton: Die Aufnahme dauert {1} Sekunden.',
  'The sound is too long: a WAV file holds no more than 4 GiB.':
    'Der Ton ist zu lang: Eine WAV-Datei fasst höchstens 4 GiB.',
  'Cut it into shorter parts.': 'Zerlegen Sie ihn in kürzere Teile.',
  'Cut it into shorter pieces.': 'Zerlegen Sie sie in kürzere Stücke.',
  'The file holds values that are not sound: sample {1} is not a finite number.':
    'Die Datei enthält Werte, die kein Ton sind: Abtastwert {1} ist keine endliche Zahl.',
  'Export it again from the program that made it.':
    'Exportieren Sie sie noch einmal aus dem Programm, das sie erzeugt hat.',
  'The file holds text, not sound.': 'Die Datei enthält Text, keinen Ton.',
  'The file is not sound that Affectron knows.': 'Die Datei ist kein Ton, den Affectron kennt.',
  'Affectron reads WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3.':
    'Affectron liest WAV, AIFF, FLAC, Ogg Vorbis, Opus und MP3.',
  'The file is empty.': 'Die Datei ist leer.',
  'The {1} file has a header but no sound in it.': 'Die {1}-Datei hat einen Kopf, aber keinen Ton.',
  'The {1} file is cut off: {2} missing.': 'Die {1}-Datei ist abgeschnitten: {2}.',
  '{1} of {2} of sound are': '{1} von {2} Ton fehlen',
  '{1} of {2} of sound is': '{1} von {2} Ton fehlt',
  '{1} of {2} seconds of sound are': '{1} von {2} Sekunden Ton fehlen',
  'its end, at least {1}, is': 'ihr Ende, mindestens {1}, fehlt',
  'Copy or download it again.': 'Kopieren oder laden Sie sie noch einmal.',
  'The {1} file ends before its sound begins.': 'Die {1}-Datei endet, bevor ihr Ton beginnt.',
  'The {1} file is damaged: nothing in it can be decoded.':
    'Die {1}-Datei ist beschädigt: Nichts darin lässt sich lesen.',
  'The header of the {1} file is wrong: it says {2}.': 'Der Kopf der {1}-Datei ist falsch: Er sagt {2}.',
  '{1} cannot be read by Affectron.': '{1} kann Affectron nicht lesen.',
  'Convert it to WAV or FLAC and open that.': 'Wandeln Sie sie in WAV oder FLAC um, und öffnen Sie das.',
  'The sound is too long: Affectron reads up to {1}, this is {2}.':
    'Der Ton ist zu lang: Affectron liest bis zu {1}, dieser dauert {2}.',
  'Cut it into shorter parts and open those.': 'Zerlegen Sie ihn in kürzere Teile, und öffnen Sie die.',
  'The file is too large: Affectron reads up to {1}, this is {2}.':
    'Die Datei ist zu groß: Affectron liest bis zu {1}, diese hat {2}.',
  'Parts of the file are damaged and were left out.':
    'Teile der Datei sind beschädigt und wurden ausgelassen.',
  '1 byte': '1 Byte',
  '{1} bytes': '{1} Bytes',
  '1 hour': '1 Stunde',
  '{1} hours': '{1} Stunden',
  '1 minute': '1 Minute',
  '{1} minutes': '{1} Minuten',
  '{1} seconds': '{1} Sekunden',
  '1 hour {1} minutes': '1 Stunde {1} Minuten',
  '{1} hours {2} minutes': '{1} Stunden {2} Minuten',
  '{1} minutes {2} seconds': '{1} Minuten {2} Sekunden',

  'Only clips of up to {1} s are explained.': 'Nur Clips bis {1} s werden erklärt.',
  'Select a stretch, save it as a clip, and look at that.':
    'Wählen Sie einen Ausschnitt, sichern Sie ihn als Clip, und sehen Sie sich den an.',
  'The explanation was stopped.': 'Die Erklärung wurde angehalten.',
  'A window lasts {1} to {2} seconds.': 'Ein Fenster dauert {1} bis {2} Sekunden.',
  'A hop lasts {1} seconds up to the length of a window.':
    'Ein Schritt dauert von {1} Sekunden bis zur Länge eines Fensters.',
  'The hop of the timeline is longer than its window.':
    'Der Schritt des Zeitverlaufs ist länger als sein Fenster.',
  'The timeline was cancelled.': 'Der Zeitverlauf wurde abgebrochen.',
  'The recording lasts more than {1} hours, the longest that is opened.':
    'Die Aufnahme dauert mehr als {1} Stunden; längere werden nicht geöffnet.',
  'This is not a picture that can be looked at.': 'Dieses Bild lässt sich nicht ansehen.',
};
