/** German words of the Live view. */
import type { Emotion } from '../../../../shared/types';
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/live';
import { soundsWords } from './emotions';

const sounds = (emotion: Emotion) => soundsWords[emotion];

export const live: Translated<typeof english.live> = {
  title: 'Live',
  controls: 'Live-Sitzung',
  start: 'Zuhören starten',
  starting: 'Das Mikrofon wird geöffnet…',
  listening: 'Hört zu',
  stopping: 'Die Sitzung wird behalten…',
  throwing: 'Wird weggeworfen…',
  stop: 'Aufhören, behalten',
  throwAway: 'Wegwerfen',
  calm: 'Sprechen Sie, wie Sie möchten. Alles bleibt auf diesem Computer.',
  window: 'Fenster',
  windowTitle: 'Wie viel Ton das Modell auf einmal hört. Länger ist sicherer, kürzer ist schneller.',
  hop: 'Alle',
  hopTitle: 'Wie oft es gefragt wird. Öfter ist glatter und mehr Arbeit für den Computer.',
  model: 'Modell',
  automatic: 'Das beste, das mitkommt',
  kept: (title, length) => `Behalten als „${title}“, ${length}, mit Zeitverlauf.`,
  open: 'In „Hören“ öffnen',
  thrown: 'Die Live-Sitzung wurde weggeworfen.',
  keptNotice: (title) => `Die Live-Sitzung wurde als „${title}“ behalten.`,

  sound: 'Ton der letzten zehn Sekunden',
  waveform: 'Wellenform',
  ago: (seconds, running) => (seconds > 0 ? `\u2212${seconds}\u202fs` : running ? 'jetzt' : 'Ende'),
  timeline: 'Sitzung',
  timelineLabel: (length, shares) => `Zeitverlauf von ${length}: ${shares}.`,
  share: (words, percent) => `${words} ${percent}`,
  nobody: 'niemand spricht',
  nothingYet: 'noch nichts',
  needs: {
    title: 'Eine Stimme hören, während sie spricht',
    lines: (key) => [
      `Drücken Sie „Zuhören starten“${key === undefined ? '' : ` oder ${key}`} und sprechen Sie. Nach einer Sekunde gibt es ein erstes Urteil.`,
      'Oben ziehen die letzten zehn Sekunden vorbei, unten entsteht das Bild der ganzen Sitzung.',
      'Am Ende behalten Sie sie als Aufnahme mit Zeitverlauf, oder Sie werfen sie weg.',
    ],
  },

  verdict: 'Wie die Stimme jetzt klingt',
  now: 'Jetzt klingt die Stimme',
  unsure: 'Nicht sicher:',
  idle: 'Hört nicht zu',
  loading: 'Das Modell wird geladen…',
  loadingNote: 'Der Ton wird von Anfang an behalten.',
  waiting: 'Hört zu…',
  waitingNote: 'Das erste Urteil kommt nach einer Sekunde Sprache.',
  silent: 'Niemand spricht',
  silentKicker: 'Hört zu…',
  silentNote: 'Das Urteil pausiert, bis jemand spricht.',
  sure: (percent) => `${percent} sicher.`,
  heard: (seconds) => `Gehört vor ${seconds}.`,
  over: 'In der Sitzung klang die Stimme',
  mostly: (emotion) => `Meist ${sounds(emotion)}`,
  shares: (shares) => `Von der Zeit, in der jemand sprach: ${shares}.`,
  nobodySpoke: 'Niemand sprach',
  announce: (emotion) => `Jetzt: Die Stimme klingt ${sounds(emotion)}.`,
  announceUnsure: (one, other) => `Nicht sicher: ${sounds(one)} oder ${sounds(other)}.`,
  announceSilent: 'Hört zu. Niemand spricht.',

  hears: (model, window, hop) => `${model} hört die letzten ${window}, alle ${hop}.`,
  slow: (model) =>
    `Dieser Computer ist gerade zu beschäftigt für Affectron, deshalb antwortet ${model}. In einer Weile wird Affectron wieder versucht.`,
  unusable: (model, reason) => `${reason} Stattdessen antwortet ${model}.`,
  skipped: (count) =>
    count === 1
      ? 'Ein Fenster wurde übergangen, weil eine Antwort zu lange brauchte. Kein Ton ist verloren.'
      : `${count} Fenster wurden übergangen, weil Antworten zu lange brauchten. Kein Ton ist verloren.`,
};
