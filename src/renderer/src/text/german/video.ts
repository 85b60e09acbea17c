/** German words of the Video view. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/video';

const form = {
  voice: 'Der Ton dieses Videos hat eine Form, die sich hier nicht lesen lässt',
  face: 'Die Bilder dieses Videos haben eine Form, die sich hier nicht lesen lässt',
} as const;
const broken = {
  voice: 'Der Ton dieses Videos lässt sich nicht weiter lesen.',
  face: 'Die Bilder dieses Videos lassen sich nicht weiter lesen.',
} as const;

export const video: Translated<typeof english.video> = {
  controls: 'Video',
  open: 'Video öffnen…',
  close: 'Video schließen',
  types: 'MP4 oder WebM; oder auf das Fenster ziehen.',
  calm: 'Das Video bleibt, wo es ist, und nichts davon verlässt diesen Computer.',
  opening: 'Das Video wird geöffnet…',
  analyse: 'Deuten',
  again: 'Noch einmal deuten',
  stop: 'Aufhören',
  long: (length) =>
    `Dieses Video dauert ${length}. Es zu deuten dauert eine Weile; Sie können jederzeit aufhören.`,

  title: 'Bild und Spuren',
  needs: {
    title: 'Sehen und hören, was ein Video zeigt',
    lines: (key) => [
      `Ziehen Sie eine MP4- oder WebM-Datei auf dieses Fenster, oder drücken Sie „Video öffnen“${key === undefined ? '' : ` (${key})`}.`,
      'Stimme und Gesichter werden zusammen gedeutet: Drei Spuren unter dem Bild zeigen Stimme, Gesicht und beides zusammen, im Takt mit der Wiedergabe.',
      'Was fehlt, Sprache oder ein Gesicht, fällt heraus, und das wird gesagt.',
    ],
  },
  facts: (width, height, length, bytes) => `${width} × ${height} · ${length} · ${bytes}`,
  soundAlone: (length, bytes) => `kein Bild · ${length} · ${bytes}`,
  noPicture: 'Diese Datei hat kein Bild: Nur die Stimme wird gedeutet.',
  cannotPlay:
    'Dieses Video lässt sich hier nicht abspielen. Was sich davon lesen ließ, wird trotzdem gedeutet.',
  faces: (count, words) => `${count === 1 ? 'Ein Gesicht' : `${count} Gesichter`}: ${words}.`,
  nobody: 'Auf dem Bild ist kein Gesicht.',
  notLooked: 'Dieses Bild wurde noch nicht angesehen.',

  lane: { voice: 'Stimme', face: 'Gesicht', fused: 'Beides' },
  lanes: 'Spuren',
  segments: (lane) => `${lane}, Abschnitte: Die Pfeiltasten bewegen, Eingabe spielt ab`,
  state: {
    waiting: 'wartet auf beide',
    running: 'läuft',
    done: 'fertig',
    stopped: 'angehalten',
    missing: 'keine',
    failed: 'nicht möglich',
  },
  idle: 'noch nicht gedeutet',
  noVoice: 'kein Ton in dieser Datei',
  noFaces: 'kein Bild in dieser Datei',
  nothingFused: 'nichts zu verbinden',
  reading: (at, total) => `liest ${at} von ${total}`,
  looking: (at, total) => `${at} von ${total}`,
  hearing: (percent) => `hört zu, ${percent}`,
  hearingSoon: 'hört zu…',
  progress: (lane) => `Fortschritt der Spur ${lane}`,
  largest: 'Bei mehreren Gesichtern folgt die Spur dem größten.',

  verdict: 'Was Stimme und Gesicht sagen',
  at: (time) => `Bei ${time} zeigen beide`,
  voiceAt: (time) => `Bei ${time} klingt die Stimme`,
  faceAt: (time) => `Bei ${time} wirkt das Gesicht`,
  nothing: 'Hier nichts',
  nothingNote: 'In diesem Moment weder Sprache noch Gesicht.',
  notYet: 'Noch nicht gedeutet',
  notYetNote: 'Die Spuren wachsen, während das Video angesehen und angehört wird.',
  noVideo: 'Kein Video',
  noVideoNote: 'Öffnen Sie eines, oder ziehen Sie es auf das Fenster.',
  noSpeechHere: 'Hier spricht niemand: Es zählt das Gesicht allein.',
  noFaceHere: 'Hier ist kein Gesicht: Es zählt die Stimme allein.',
  voiceNotYet: 'Bis hierher wurde die Stimme noch nicht angehört.',
  faceNotYet: 'Bis hierher wurden die Bilder noch nicht angesehen.',
  voiceMissing: 'Die Stimme fehlt: Es zählt das Gesicht allein.',
  faceMissing: 'Das Gesicht fehlt: Es zählt die Stimme allein.',
  bars: 'Stimme, Gesicht und beides zusammen',
  caution: 'Was Stimme oder Gesicht zeigen, beweist nicht, was jemand fühlt.',

  noModel: () => ({
    code: 'model-unavailable',
    message: 'Kein Modell ist bereit.',
    advice: 'Sehen Sie unter „Modelle“ nach.',
  }),
  unreadable: (name, problem) =>
    problem.code === 'unexpected'
      ? {
          code: 'not-readable',
          message: `„${name}“ ließ sich nicht lesen.`,
          advice: 'Vielleicht fällt das Laufwerk aus oder ist getrennt. Öffnen Sie das Video noch einmal.',
        }
      : { ...problem, message: `„${name}“: ${problem.message}` },
  laneProblem: (lane, failure, codec, until) =>
    failure === 'codec'
      ? {
          code: 'unsupported-encoding',
          message: `${form[lane]} (${codec}).`,
          advice: 'Eine Kopie als MP4 mit H.264 und AAC oder als WebM lässt sich lesen.',
        }
      : {
          code: 'damaged',
          message: broken[lane],
          ...(until > 0 && { advice: 'Was davor kam, bleibt.' }),
        },
};
