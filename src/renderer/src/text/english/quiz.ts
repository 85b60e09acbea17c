/** Words of the quiz. */
import { capital } from '../capital';

export const quiz = {
  title: 'Guess first',
  emptyTitle: 'There is nothing to guess yet',
  empty:
    'The quiz plays clips of which is known what their actor was asked to play. The bundled voices are synthetic, so nobody felt or played anything in them. Add samples of a research corpus first.',
  addSamples: 'Add samples…',
  startTitle: 'Hear it, guess, then see what the models say',
  intro:
    'A clip is played and its label hidden. You choose one of the eight emotions; then you see what the actor was asked to play and what every model says. You can stop at any time.',
  pool: (count: string) => `${count} labelled clips are there to be drawn from.`,
  corpus: 'Clips of',
  allCorpora: 'all corpora',
  length: 'Clips in a round',
  start: 'Start',
  best: (right: number, of: number) => `Your best round so far: ${right} of ${of}.`,
  noBest: 'No whole round yet.',
  rounds: 'Earlier rounds',
  roundScore: (right: number, clips: number, of: number) =>
    clips === of ? `${right} of ${clips}` : `${right} of ${clips}, stopped`,

  count: (at: number, of: number) => `Clip ${at} of ${of}`,
  soFar: (right: number, clips: number) => (clips === 0 ? '' : `${right} of ${clips} right so far`),
  question: 'Which emotion was the actor asked to play?',
  choices: 'The eight emotions',
  hear: 'Hear again',
  playing: 'Playing…',
  stop: 'Stop and see the score',

  right: (truth: string) => `Right: ${truth}`,
  wrong: (truth: string) => `It was ${truth}`,
  yours: (guess: string) => `You said ${guess}.`,
  about: (parts: string[]) => parts.join(' · '),
  models: 'What the models say',
  model: 'Model',
  waiting: 'Asking the models…',
  noAnswer: 'no answer',
  agrees: 'right',
  differs: 'wrong',
  heardVoice: 'trained on this voice',
  next: 'Next clip',
  last: 'See the score',

  scoreTitle: (right: number, clips: number) => `${right} of ${clips} right`,
  share: (percent: string) => `That is ${percent}. Guessing blindly would reach 12.5\u202f%.`,
  people: (percent: string) =>
    `People named about ${percent} of all RAVDESS speech clips right, by the published figure. A round has few clips: chance moves it by much.`,
  stopped: (clips: number, of: number) => `Stopped after ${clips} of ${of}.`,
  against: 'You against each model, on the same clips',
  you: 'You',
  modelRight: 'Model',
  heard: 'Voices of its training',
  heardOf: (heard: number, clips: number) => (heard === 0 ? 'none' : `in ${heard} of ${clips}`),
  unheard: (right: number, of: number, yours: number) =>
    `On voices it never heard: ${right} of ${of}, you ${yours}.`,
  ofClips: (right: number, of: number) => `${right} of ${of}`,
  knows: (count: number) => `knows ${count} of the eight`,
  honest:
    'A model that was trained on a voice has the advantage of having heard it, often in another take of the same sentence. Of every model the likeliest emotion counts, even where it would say that it is not sure.',
  perEmotion: 'Emotion by emotion',
  played: 'Played',
  youWere: 'You were right',
  called: 'You said instead',
  calledTimes: (emotion: string, times: number) => (times === 1 ? emotion : `${emotion} ${times}×`),
  nothing: '–',
  again: 'Another round',
  emotion: (word: string) => capital(word),
};
