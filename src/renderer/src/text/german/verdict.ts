/** German words of verdicts. */
import { capital } from '../capital';
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/verdict';
import { emotionWords, soundsWords } from './emotions';

export const verdict: Translated<typeof english.verdict> = {
  label: 'Urteil',
  sounds: 'Die Stimme klingt',
  unsure: 'Nicht sicher:',
  nobody: 'Niemand scheint zu sprechen',
  noSpeech: 'Keine Sprache',
  name: (emotion) => capital(soundsWords[emotion]),
  either: (one, other) => `${capital(soundsWords[one])} oder ${soundsWords[other]}`,
  sure: (percent) => `${percent} sicher.`,
  belowThreshold: (percent, threshold) =>
    `${percent} sicher; eine einzelne Emotion nennt es ab ${threshold}.`,
  neverNames: (percent) => `${percent} sicher; es hat zu selten recht, um eine einzelne Emotion zu nennen.`,
  meaningless: 'Die Modelle sind für Stimmen gemacht: Was sie zu diesem Ton sagen, bedeutet nichts.',
  record: (percent, known) =>
    known === 8
      ? `Bei Stimmen, die es nie gehört hatte, lag dieses Modell in ${percent} der Fälle richtig.`
      : `Es kennt nur ${known} Emotionen; bei Stimmen, die es nie gehört hatte, lag es in ${percent} der Fälle richtig.`,
  crossValidated: (percent) =>
    `Kreuzvalidiert an Stimmen, die es nie gehört hatte, lag dieses Modell in ${percent} der Fälle richtig.`,
  whenNamed: (percent, named) =>
    `Kreuzvalidiert an Stimmen, die es nie gehört hatte, nannte es bei ${named} der Clips eine Emotion und lag bei ${percent} davon richtig.`,
  waiting: 'Hört zu…',
  waitingLong: 'Hört alles an. Das dauert bei einem langen Ton eine Weile.',
  none: 'Wählen Sie einen Clip, um zu erfahren, wie er klingt.',
  failed: 'Zu diesem Clip gibt es kein Urteil.',
  announce: (words, percent) => `Die Stimme klingt ${words.toLowerCase()}, ${percent} sicher.`,
  announceUnsure: (words) => `Nicht sicher: ${words.toLowerCase()}.`,
  caution: 'Wie eine Stimme klingt, beweist nicht, was ein Mensch fühlt.',
  fallback: (model) => `Das gewählte Modell hat nicht geantwortet; dies ist ${model}.`,
};

export const label: Translated<typeof english.label> = {
  right: (emotion) => `Label: ${emotion} ✓ richtig`,
  wrong: (emotion) => `Label: ${emotion} ✗ falsch`,
  notNamed: (emotion) => `Label: ${emotion}`,
  notKnown: (emotion) => `Label: ${emotion}, hier unbekannt`,
  otherWord: (word) => `Label: ${word}`,
  synthetic: 'künstliche Stimme: kein wahres Label',
  trainedOn: {
    right: 'Dieses Modell wurde mit diesem Sprecher trainiert: Recht zu haben beweist hier wenig.',
    wrong: 'Dieses Modell wurde mit diesem Sprecher trainiert.',
  },
  tunedOn: {
    right: 'Dieses Modell wurde an diesem Sprecher abgestimmt: Recht zu haben beweist hier wenig.',
    wrong: 'Dieses Modell wurde an diesem Sprecher abgestimmt.',
  },
  neverHeard: 'Dieses Modell hat diesen Sprecher nie gehört.',
  titles: {
    right: 'Nach dem Dateinamen spielte der Sprecher diese Emotion, und das Modell stimmt zu.',
    wrong: 'Nach dem Dateinamen spielte der Sprecher diese Emotion; das Modell hörte eine andere.',
    'not-named': 'Nach dem Dateinamen spielte der Sprecher diese Emotion; das Modell nennt keine.',
    'not-known': 'Mit der Emotion, die der Dateiname nennt, wurde dieses Modell nicht trainiert.',
    'other-word': 'Das Korpus benutzt ein Wort, dem keine der acht Emotionen entspricht.',
    synthetic:
      'Von einem Sprachprogramm erzeugt: Niemand hat etwas gefühlt, also ist nichts richtig oder falsch.',
  },
};

export const bars: Translated<typeof english.bars> = {
  label: (model) => `Wahrscheinlichkeiten, ${model}`,
  unknown: '–',
  unknownTitle: 'Dieses Modell kennt die Emotion nicht.',
};

export const table: Translated<typeof english.table> = {
  label: 'Alle Modelle',
  model: 'Modell',
  says: 'sagt',
  unsure: (emotion) => `${emotionWords[emotion]}?`,
  noSpeech: 'keine Sprache',
  probability: 'p',
  milliseconds: 'ms',
  probabilityTitle: 'Wahrscheinlichkeit dessen, was es sagt',
  millisecondsTitle: 'Zeit, die dieses Modell allein braucht, Merkmale und Netz',
  unavailable: 'nicht verfügbar',
  choose: (model) => `Das Urteil von ${model} zeigen`,
};
