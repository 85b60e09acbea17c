/** Words of verdicts. */
import type { Emotion } from '../../../../shared/types';
import { capital } from '../capital';
import { emotionWords, soundsWords } from './emotions';

export const verdict = {
  label: 'Verdict',
  sounds: 'The voice sounds',
  unsure: 'Not sure:',
  nobody: 'Nobody seems to speak',
  noSpeech: 'No speech',
  name: (emotion: Emotion) => capital(soundsWords[emotion]),
  either: (one: Emotion, other: Emotion) => `${capital(soundsWords[one])} or ${soundsWords[other]}`,
  sure: (percent: string) => `${percent} sure.`,
  belowThreshold: (percent: string, threshold: string) =>
    `${percent} sure; it names a single emotion from ${threshold} on.`,
  neverNames: (percent: string) => `${percent} sure; it is right too seldom to name a single emotion.`,
  meaningless: 'The models were made for voices: what they say of this sound means nothing.',
  record: (percent: string, known: number) =>
    known === 8
      ? `On voices it had never heard, this model was right ${percent} of the time.`
      : `It knows ${known} emotions only; on voices it had never heard, it was right ${percent} of the time.`,
  crossValidated: (percent: string) =>
    `Cross-validated on voices it had never heard, this model was right ${percent} of the time.`,
  whenNamed: (percent: string, named: string) =>
    `Cross-validated on voices it had never heard, it named one emotion for ${named} of the clips and was right about ${percent} of them.`,
  waiting: 'Listening…',
  waitingLong: 'Listening to all of it. That takes a while with a long sound.',
  none: 'Choose a clip to hear what it sounds like.',
  failed: 'There is no verdict for this clip.',
  announce: (verdict: string, percent: string) =>
    `The voice sounds ${verdict.toLowerCase()}, ${percent} sure.`,
  announceUnsure: (verdict: string) => `Not sure: ${verdict.toLowerCase()}.`,
  caution: 'What a voice sounds like is not proof of what a person feels.',
  fallback: (model: string) => `The chosen model gave no answer; this is ${model}.`,
};

export const label = {
  right: (emotion: string) => `label: ${emotion} ✓ right`,
  wrong: (emotion: string) => `label: ${emotion} ✗ wrong`,
  notNamed: (emotion: string) => `label: ${emotion}`,
  notKnown: (emotion: string) => `label: ${emotion}, not known here`,
  otherWord: (word: string) => `label: ${word}`,
  synthetic: 'synthetic voice: no true label',
  trainedOn: {
    right: 'This model was trained on this actor: being right here proves little.',
    wrong: 'This model was trained on this actor.',
  },
  tunedOn: {
    right: 'This model was tuned on this actor: being right here proves little.',
    wrong: 'This model was tuned on this actor.',
  },
  neverHeard: 'This model never heard this actor.',
  titles: {
    right: 'The file name says the actor played this emotion, and the model agrees.',
    wrong: 'The file name says the actor played this emotion; the model heard another.',
    'not-named': 'The file name says the actor played this emotion; the model names none.',
    'not-known': 'This model was not trained on the emotion the file name gives.',
    'other-word': 'The corpus uses a word that has no counterpart among the eight emotions.',
    synthetic: 'Made by a speech synthesiser: nobody felt anything, so nothing is right or wrong.',
  },
};

export const bars = {
  label: (model: string) => `Probabilities, ${model}`,
  unknown: '–',
  unknownTitle: 'This model does not know the emotion.',
};

export const table = {
  label: 'All models',
  model: 'Model',
  says: 'says',
  unsure: (emotion: Emotion) => `${emotionWords[emotion]}?`,
  noSpeech: 'no speech',
  probability: 'p',
  milliseconds: 'ms',
  probabilityTitle: 'Probability of what it says',
  millisecondsTitle: 'Time this model needs alone, features and network',
  unavailable: 'not available',
  choose: (model: string) => `Show the verdict of ${model}`,
};
