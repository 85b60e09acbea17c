/** What is wrong with files, folders, the library and what is kept. */
import type { Sentences } from '../../sentences';

export const files: Sentences = {
  'The samples that come with Affectron could not be read.':
    'Die mitgelieferten Beispiele ließen sich nicht lesen.',
  'Everything else works. Installing Affectron again brings them back.':
    'Alles andere geht. Affectron neu zu installieren bringt sie zurück.',
  'Cancelled.': 'Abgebrochen.',
  '“{1}” is neither a folder nor a zip archive.': '„{1}“ ist weder ein Ordner noch ein Zip-Archiv.',
  '“{1}” did not arrive as it should be.': '„{1}“ kam nicht so an, wie es sein sollte.',
  'It was damaged on the way or changed, and was deleted. Download it again.':
    'Es wurde unterwegs beschädigt oder geändert und ist gelöscht. Laden Sie es noch einmal.',
  'The package {1} is not what it should be: {2}.': 'Das Paket {1} ist nicht, was es sein sollte: {2}.',
  'Nothing was made of it.': 'Nichts wurde daraus gemacht.',
  'The connection to {1} failed.': 'Die Verbindung zu {1} ist gescheitert.',
  'The server answered with error {1}.': 'Der Server antwortete mit Fehler {1}.',
  '“{1}” is not there.': '„{1}“ ist nicht da.',
  'It may have been moved, renamed or be on a drive that is not connected.':
    'Vielleicht wurde es verschoben oder umbenannt, oder es liegt auf einem Laufwerk, das nicht angeschlossen ist.',
  'You are not allowed to read “{1}”.': 'Sie dürfen „{1}“ nicht lesen.',
  'Check the permissions of the file and of its folder.':
    'Prüfen Sie die Rechte der Datei und ihres Ordners.',
  '“{1}” could not be read.': '„{1}“ ließ sich nicht lesen.',
  'The drive may be failing or disconnected, or another program may hold the file.':
    'Vielleicht ist das Laufwerk gestört oder getrennt, oder ein anderes Programm hält die Datei.',
  '“{1}” is a folder, not a sound file.': '„{1}“ ist ein Ordner, keine Tondatei.',
  'Pick the files inside it.': 'Wählen Sie die Dateien darin.',
  'There is no room left on the disk for “{1}”.': 'Auf der Festplatte ist kein Platz mehr für „{1}“.',
  '“{1}” could not be written.': '„{1}“ ließ sich nicht schreiben.',
  '“{1}” is a file, not a folder.': '„{1}“ ist eine Datei, kein Ordner.',
  'Name the folder the sounds lie in; unpack a zip first.':
    'Nennen Sie den Ordner, in dem die Töne liegen; entpacken Sie ein Zip zuerst.',
  'There is not enough room on the disk for {1}: about {2} are needed, {3} are free.':
    'Auf der Festplatte ist nicht genug Platz für {1}: Etwa {2} sind nötig, {3} sind frei.',
  'Free some space and try again. Nothing was written.':
    'Schaffen Sie Platz, und versuchen Sie es noch einmal. Nichts wurde geschrieben.',
  'There are no clips of a known corpus here: {1}.': 'Hier sind keine Clips eines bekannten Korpus: {1}.',
  'Choose the unpacked folder or the zip of RAVDESS (files like 03-01-06-01-02-01-12.wav), SAVEE (DC_a01.wav or DC/a01.wav), TESS (OAF_back_angry.wav), EMO-DB (03a01Fa.wav) or CREMA-D (1001_DFA_ANG_XX.wav), with the file names as they were.':
    'Wählen Sie den entpackten Ordner oder das Zip von RAVDESS (Dateien wie 03-01-06-01-02-01-12.wav), SAVEE (DC_a01.wav oder DC/a01.wav), TESS (OAF_back_angry.wav), EMO-DB (03a01Fa.wav) oder CREMA-D (1001_DFA_ANG_XX.wav), mit unveränderten Dateinamen.',
  'This {1} is no longer there.': 'Das ist nicht mehr da: {1}.',
  'There is no such {1}.': 'Das gibt es nicht: {1}.',
  'The file {1} of {2} {3} is damaged.': 'Die Datei {1} ist beschädigt ({2} {3}).',
  batch: 'Stapel',
  evaluation: 'Prüfung',
  'Takes are kept in the recordings folder only.': 'Aufnahmen bleiben nur im Ordner der Aufnahmen.',
  'Samples keep their names.': 'Beispiele behalten ihre Namen.',
  'A title has 1 to {1} characters.': 'Ein Titel hat 1 bis {1} Zeichen.',
  'Only recordings are ever deleted by their age.': 'Nur Aufnahmen werden je wegen ihres Alters gelöscht.',
  'The samples that come with Affectron cannot be removed.':
    'Die mitgelieferten Beispiele lassen sich nicht entfernen.',
  'This clip is no longer in the library.': 'Dieser Clip ist nicht mehr in der Bibliothek.',
  'This recording is no longer in the library.': 'Diese Aufnahme ist nicht mehr in der Bibliothek.',
  'This is not a recording.': 'Dies ist keine Aufnahme.',
  'The list of your clips was damaged.': 'Die Liste Ihrer Clips war beschädigt.',
  '“{1}” is damaged.': '„{1}“ ist beschädigt.',
  '“{1}” is not a sound file that Affectron can read.': '„{1}“ ist keine Tondatei, die Affectron lesen kann.',
  'It reads WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3.':
    'Es liest WAV, AIFF, FLAC, Ogg Vorbis, Opus und MP3.',
  '“{1}” is a device or a pipe, not a file.': '„{1}“ ist ein Gerät oder eine Pipe, keine Datei.',
  'Save the sound to a file first.': 'Sichern Sie den Ton zuerst in eine Datei.',
  '“{1}” is empty: it has no bytes.': '„{1}“ ist leer: Die Datei hat keine Bytes.',
  '“{1}” has {2} MiB; at most {3} MiB are read.': '„{1}“ hat {2} MiB; höchstens {3} MiB werden gelesen.',
  '“{1}” is no zip archive, or is damaged.': '„{1}“ ist kein Zip-Archiv, oder es ist beschädigt.',
  '{1} Download it again.': '{1} Laden Sie es noch einmal.',
  'The file with your voice profiles could not be read.':
    'Die Datei mit Ihren Stimmprofilen ließ sich nicht lesen.',
  'There are none now.': 'Nun gibt es keine.',
  'There are none now. The damaged file is kept as {1}.':
    'Nun gibt es keine. Die beschädigte Datei bleibt als {1}.',
  'Of them {1} was whole and is kept.': 'Davon war {1} heil und bleibt.',
  'Of them {1} were whole and are kept.': 'Davon waren {1} heil und bleiben.',
  'Of them {1} was whole and is kept. The damaged file is kept as {2}.':
    'Davon war {1} heil und bleibt. Die beschädigte Datei bleibt als {2}.',
  'Of them {1} were whole and are kept. The damaged file is kept as {2}.':
    'Davon waren {1} heil und bleiben. Die beschädigte Datei bleibt als {2}.',
  'A name has 1 to {1} characters.': 'Ein Name hat 1 bis {1} Zeichen.',
  'There are {1} voice profiles already.': 'Es gibt schon {1} Stimmprofile.',
  'Delete one that is no longer used.': 'Löschen Sie eines, das nicht mehr gebraucht wird.',
  'This voice profile is no longer there.': 'Dieses Stimmprofil ist nicht mehr da.',
  'There is no such file in this batch.': 'In diesem Stapel gibt es keine solche Datei.',
  'There is no sound file in “{1}”.': 'In „{1}“ ist keine Tondatei.',
  'Choose a folder that holds WAV, AIFF, FLAC, Ogg Vorbis, Opus or MP3 files, itself or further down.':
    'Wählen Sie einen Ordner, der selbst oder weiter unten WAV-, AIFF-, FLAC-, Ogg-Vorbis-, Opus- oder MP3-Dateien enthält.',
  'There are more than {1} sound files.': 'Es sind mehr als {1} Tondateien.',
  'Choose a folder further down, and make several batches.':
    'Wählen Sie einen Ordner weiter unten, und machen Sie mehrere Stapel.',
  'This file is not among the recent ones.': 'Diese Datei ist nicht unter den zuletzt geöffneten.',
  'This folder was not chosen here.': 'Dieser Ordner wurde nicht hier gewählt.',
  'What was dropped is not a file on this computer.':
    'Was losgelassen wurde, ist keine Datei auf diesem Computer.',
  'Only the window of Affectron may ask for this.': 'Das darf nur das Fenster von Affectron.',
  'Something went wrong inside Affectron.': 'In Affectron ist etwas schiefgegangen.',
  'Please try again.': 'Bitte versuchen Sie es noch einmal.',
  'Something is working with this just now.': 'Gerade arbeitet etwas damit.',
  'Wait until it has ended, or cancel it.': 'Warten Sie, bis es fertig ist, oder brechen Sie es ab.',
  'What is there has changed meanwhile, so nothing was deleted.':
    'Inzwischen hat sich etwas geändert, deshalb wurde nichts gelöscht.',
  'Look at the new number and size, and delete it then.':
    'Sehen Sie sich die neue Anzahl und Größe an, und löschen Sie dann.',
  'The data folder could not be opened.': 'Der Datenordner ließ sich nicht öffnen.',
  'The voice profile that was chosen is no longer there.': 'Das gewählte Stimmprofil ist nicht mehr da.',
  'Verdicts are given without one until another is chosen.':
    'Urteile entstehen ohne eines, bis ein anderes gewählt ist.',
  'The settings could not be read and are as on the first day.':
    'Die Einstellungen ließen sich nicht lesen und sind wie am ersten Tag.',
  'The damaged file was kept as “{1}”.': 'Die beschädigte Datei bleibt als „{1}“.',
  'Some settings did not fit and are as on the first day: {1}.':
    'Einige Einstellungen passten nicht und sind wie am ersten Tag: {1}.',
  'All others are as they were.': 'Alle anderen sind, wie sie waren.',
  'There is no such job.': 'Diese Arbeit gibt es nicht.',
  'Affectron is closing.': 'Affectron schließt gerade.',
  'It has been restarted: try again, or pick another clip.':
    'Es wurde neu gestartet: Versuchen Sie es noch einmal, oder wählen Sie einen anderen Clip.',
};
