/** German words of the Face view. */
import type { Problem } from '../../../../shared/types';
import type { CameraFailure } from '../../capture/openCamera';
import type { PhotoFailure } from '../../capture/readPhoto';
import { capital } from '../capital';
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/face';
import { soundsWords as shows } from './emotions';

const problems: Record<CameraFailure, Problem> = {
  'no-camera': {
    code: 'no-camera',
    message: 'Es gibt keine Kamera.',
    advice: 'Schließen Sie eine an und starten Sie noch einmal, oder öffnen Sie ein Foto.',
  },
  'camera-busy': {
    code: 'camera-busy',
    message: 'Ein anderes Programm benutzt die Kamera.',
    advice: 'Schließen Sie das Programm, oder wählen Sie eine andere Kamera, und starten Sie noch einmal.',
  },
  'camera-refused': {
    code: 'camera-refused',
    message: 'Affectron darf die Kamera nicht benutzen.',
    advice: 'Erlauben Sie es in den Einstellungen Ihres Systems, und starten Sie noch einmal.',
  },
  'camera-died': {
    code: 'camera-died',
    message: 'Die Kamera hat von selbst aufgehört.',
    advice: 'Prüfen Sie ihr Kabel, und starten Sie noch einmal. Das Zuhören geht weiter.',
  },
};

const photoProblems: Record<PhotoFailure, (name: string) => Problem> = {
  'not-a-picture': (name) => ({
    code: 'unknown-format',
    message: `„${name}“ ist kein Bild, das sich lesen lässt.`,
    advice: 'JPEG, PNG und WebP lassen sich lesen.',
  }),
  'picture-too-large': (name) => ({
    code: 'too-long',
    message: `„${name}“ ist zu groß.`,
    advice: 'Bilder bis 60 Megapixel und 100 MB lassen sich lesen.',
  }),
  'broken-picture': (name) => ({
    code: 'damaged',
    message: `„${name}“ ist beschädigt.`,
    advice: 'Öffnen Sie eine andere Kopie davon.',
  }),
};

export const face: Translated<typeof english.face> = {
  running: 'Kamera an',
  controls: 'Kamera und Fotos',
  start: 'Kamera starten',
  starting: 'Die Kamera startet…',
  on: 'Kamera an',
  stop: 'Kamera ausschalten',
  calm: 'Bilder bleiben auf diesem Computer und werden nicht behalten.',
  pace: (perSecond) => (perSecond === '1' ? '1 Bild je Sekunde' : `${perSecond} Bilder je Sekunde`),
  camera: 'Kamera',
  defaultCamera: 'Standard des Systems',
  lostCamera: 'Gewählte Kamera (nicht angeschlossen)',
  landmarks: 'Punkte im Gesicht zeigen',
  photo: 'Foto öffnen…',
  photoTypes: 'JPEG, PNG oder WebP; oder ins Fenster ziehen.',
  closePhoto: 'Foto schließen',
  reading: 'Das Foto wird gelesen…',

  title: 'Bild',
  needs: {
    title: 'Sehen, was ein Gesicht zeigt',
    lines: (key) => [
      `Drücken Sie „Kamera starten“${key === undefined ? '' : ` oder ${key}`} und schauen Sie hinein. Jedes Gesicht bekommt einen Rahmen und eigene Balken.`,
      'Oder öffnen Sie ein Foto, mit der Schaltfläche oder indem Sie es hierher ziehen.',
      'Starten Sie auch das Zuhören, und Stimme und Gesicht werden gemeinsam gedeutet.',
    ],
  },
  name: (id) => `Gesicht ${id}`,
  label: (id, top, percent) => `${id} · ${shows[top]} ${percent}`,
  picture: (count, faces) => `${count === 1 ? 'Ein Gesicht' : `${count} Gesichter`}: ${faces}.`,
  nothingYet: 'Noch wurde nichts angesehen.',
  nobody: 'Im Bild ist kein Gesicht.',

  verdict: 'Was das Gesicht zeigt',
  now: (id, many) => (many ? `Jetzt wirkt Gesicht ${id}` : 'Jetzt wirkt das Gesicht'),
  inPhoto: (id, many) => (many ? `Im Foto wirkt Gesicht ${id}` : 'Im Foto wirkt das Gesicht'),
  looks: (top) => capital(shows[top]),
  either: (one, other) => `${capital(shows[one])} oder ${shows[other]}`,
  sure: (percent) => `${percent} sicher.`,
  unsure: 'Nicht sicher:',
  off: 'Kamera aus',
  offNote: 'Starten Sie sie, oder öffnen Sie ein Foto.',
  looking: 'Schaut hin…',
  noFace: 'Kein Gesicht',
  comeIn: 'Kommen Sie ins Bild, und schauen Sie in die Kamera.',
  dark: 'Das Bild ist dunkel: Mehr Licht von vorn hilft.',
  turned: 'Das Gesicht ist zur Seite gedreht. Die Modelle kennen Gesichter von vorn am besten.',
  passedOver: (count) =>
    `${count === 1 ? 'Ein weiteres Gesicht ist' : `${count} weitere Gesichter sind`} im Bild; die zehn größten werden angesehen.`,
  faces: 'Wessen Balken zu sehen sind',
  bars: 'Was jedes Modell sagt',
  unknownTitle: 'Modelle für Gesichter kennen „ruhig“ nicht.',
  unknown: '–',
  caution: 'Was ein Gesicht zeigt, beweist nicht, was ein Mensch fühlt.',

  listen: 'Auch zuhören',
  listening: 'Hört zu',
  stopListening: 'Aufhören und behalten',
  throwAway: 'Wegwerfen',
  together: 'Stimme und Gesicht gemeinsam',
  voice: 'Stimme',
  face: 'Gesicht',
  fused: 'Beides',
  fusedNow: 'Gemeinsam zeigen sie',
  fromVoice: 'Die Stimme allein klingt',
  fromFace: 'Das Gesicht allein wirkt',
  neither: 'Noch nichts zu sagen',
  noVoice: 'Niemand spricht: Es zählt das Gesicht allein.',
  noFaceHere: 'Kein Gesicht: Es zählt die Stimme allein.',
  cameraOff: 'Die Kamera ist aus: Es zählt die Stimme allein.',
  neitherNote: 'Sprechen Sie, und schauen Sie in die Kamera.',

  problem: (failure): Problem => problems[failure],
  photoProblem: (failure, name): Problem => photoProblems[failure](name),
};
