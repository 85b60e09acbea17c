/** German words of the quiz. */
import type { Translated } from '../../../../shared/words/translated';
import { capital } from '../capital';
import type * as english from '../english/quiz';

export const quiz: Translated<typeof english.quiz> = {
  title: 'Erst raten',
  emptyTitle: 'Noch gibt es nichts zu raten',
  empty:
    'Gespielt werden Clips, von denen bekannt ist, welche Emotion der Sprecher spielen sollte. Die mitgelieferten Stimmen sind künstlich: In ihnen hat niemand etwas gefühlt oder gespielt. Fügen Sie zuerst Beispiele aus einem Korpus hinzu.',
  addSamples: 'Beispiele hinzufügen…',
  startTitle: 'Hören, raten, dann sehen, was die Modelle sagen',
  intro:
    'Ein Clip wird gespielt, sein Label bleibt verborgen. Sie wählen eine der acht Emotionen; danach sehen Sie, welche gespielt werden sollte und was jedes Modell sagt. Sie können jederzeit aufhören.',
  pool: (count) => `${count} Clips mit Label stehen zur Wahl.`,
  corpus: 'Clips aus',
  allCorpora: 'allen Korpora',
  length: 'Clips je Runde',
  start: 'Beginnen',
  best: (right, of) => `Ihre beste Runde bisher: ${right} von ${of}.`,
  noBest: 'Noch keine ganze Runde.',
  rounds: 'Frühere Runden',
  roundScore: (right, guessed, of) =>
    guessed === of ? `${right} von ${guessed}` : `${right} von ${guessed}, beendet`,

  count: (at, of) => `Clip ${at} von ${of}`,
  soFar: (right, guessed) => (guessed === 0 ? '' : `bisher ${right} von ${guessed} richtig`),
  question: 'Welche Emotion sollte gespielt werden?',
  choices: 'Die acht Emotionen',
  hear: 'Noch einmal hören',
  playing: 'Wird gespielt…',
  stop: 'Aufhören und Ergebnis sehen',

  right: (truth) => `Richtig: ${truth}`,
  wrong: (truth) => `Es war ${truth}`,
  yours: (guess) => `Sie sagten ${guess}.`,
  about: (parts) => parts.join(' · '),
  models: 'Was die Modelle sagen',
  model: 'Modell',
  waiting: 'Die Modelle werden gefragt…',
  noAnswer: 'keine Antwort',
  agrees: 'richtig',
  differs: 'falsch',
  heardVoice: 'mit dieser Stimme trainiert',
  next: 'Nächster Clip',
  last: 'Ergebnis sehen',

  scoreTitle: (right, guessed) => `${right} von ${guessed} richtig`,
  share: (percent) => `Das sind ${percent}. Blindes Raten käme auf 12,5\u202f%.`,
  people: (percent) =>
    `Menschen benannten nach der veröffentlichten Zahl etwa ${percent} aller RAVDESS-Sprachclips richtig. Eine Runde hat wenige Clips: Der Zufall bewegt sie stark.`,
  stopped: (guessed, of) => `Beendet nach ${guessed} von ${of}.`,
  against: 'Sie gegen jedes Modell, bei denselben Clips',
  you: 'Sie',
  modelRight: 'Modell',
  heard: 'Stimmen aus seinem Training',
  heardOf: (heard, of) => (heard === 0 ? 'keine' : `in ${heard} von ${of}`),
  unheard: (right, of, yours) => `Bei Stimmen, die es nie gehört hatte: ${right} von ${of}, Sie ${yours}.`,
  ofClips: (right, of) => `${right} von ${of}`,
  knows: (count) => `kennt ${count} der acht`,
  honest:
    'Ein Modell, das mit einer Stimme trainiert wurde, ist im Vorteil: Es hat sie schon gehört, oft mit demselben Satz. Bei jedem Modell zählt die wahrscheinlichste Emotion, auch wo es sagen würde, es sei nicht sicher.',
  perEmotion: 'Emotion für Emotion',
  played: 'Gespielt',
  youWere: 'Sie lagen richtig',
  called: 'Sie sagten stattdessen',
  calledTimes: (emotion, times) => (times === 1 ? emotion : `${emotion} ${times}×`),
  nothing: '–',
  again: 'Noch eine Runde',
  emotion: (word) => capital(word),
};
