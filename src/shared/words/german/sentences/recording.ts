/** What is wrong with microphone, camera and recordings. */
import type { Sentences } from '../../sentences';

export const recording: Sentences = {
  'Nothing was recorded, so nothing was kept.': 'Nichts wurde aufgenommen, also wurde nichts behalten.',
  'This take has already ended.': 'Diese Aufnahme ist schon beendet.',
  'This sentence is no longer there.': 'Dieser Satz ist nicht mehr da.',
  '“{1}” was interrupted when Affectron last ended.':
    '„{1}“ wurde unterbrochen, als Affectron zuletzt endete.',
  'What was recorded until then is in the library.': 'Was bis dahin aufgenommen war, ist in der Bibliothek.',
  'The system does not let Affectron use the camera.': 'Das System lässt Affectron nicht an die Kamera.',
  'Allow it under System Settings, Privacy & Security, Camera, then start Affectron again.':
    'Erlauben Sie es unter Systemeinstellungen, Datenschutz & Sicherheit, Kamera, und starten Sie Affectron neu.',
  'The camera is off.': 'Die Kamera ist aus.',
  'The system does not let Affectron use the microphone.':
    'Das System lässt Affectron nicht an das Mikrofon.',
  'Allow it under System Settings, Privacy & Security, Microphone, then start Affectron again.':
    'Erlauben Sie es unter Systemeinstellungen, Datenschutz & Sicherheit, Mikrofon, und starten Sie Affectron neu.',
  'The recording reached {1}, the longest there is.': 'Die Aufnahme hat {1} erreicht, die größte Länge.',
  'Everything until then is kept.': 'Alles bis dahin bleibt.',
  'No recording program was found: neither arecord nor sox is installed.':
    'Kein Aufnahmeprogramm wurde gefunden: Weder arecord noch sox ist installiert.',
  'Install alsa-utils or sox, or choose “This window” under Recording in Settings.':
    'Installieren Sie alsa-utils oder sox, oder wählen Sie in den Einstellungen unter „Aufnahme“ „Dieses Fenster“.',
  'There is no microphone.': 'Es gibt kein Mikrofon.',
  'Connect one, or choose another in Settings.':
    'Schließen Sie eines an, oder wählen Sie in den Einstellungen ein anderes.',
  'Another program is using the microphone.': 'Ein anderes Programm benutzt das Mikrofon.',
  'Close that program, or choose another microphone in Settings.':
    'Schließen Sie das Programm, oder wählen Sie in den Einstellungen ein anderes Mikrofon.',
  'Affectron is not allowed to use the microphone.': 'Affectron darf das Mikrofon nicht benutzen.',
  'Allow it in the privacy settings of the system; on Linux, the user must be in the group “audio”.':
    'Erlauben Sie es in den Datenschutzeinstellungen des Systems; unter Linux muss der Benutzer in der Gruppe „audio“ sein.',
  'The recording stopped by itself.': 'Die Aufnahme hat von selbst aufgehört.',
  'Check that the microphone is still connected, then record again.':
    'Prüfen Sie, ob das Mikrofon noch angeschlossen ist, und nehmen Sie noch einmal auf.',
  'The recording ended because the computer went to sleep.':
    'Die Aufnahme endete, weil der Computer in den Ruhezustand ging.',
  'Start again to go on.': 'Starten Sie noch einmal, um weiterzumachen.',
  'A recording is running already.': 'Eine Aufnahme läuft schon.',
  'The chosen microphone is not connected.': 'Das gewählte Mikrofon ist nicht angeschlossen.',
  'Connect it, or choose another in Settings.':
    'Schließen Sie es an, oder wählen Sie in den Einstellungen ein anderes.',
  'No recording is running.': 'Keine Aufnahme läuft.',
};
