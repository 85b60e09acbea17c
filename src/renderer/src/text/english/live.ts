/** Words of the Live view, part of `text`. */
import type { Emotion } from '../../../../shared/types';
import { soundsWords } from './emotions';

const sounds = (emotion: Emotion) => soundsWords[emotion];

export const live = {
  title: 'Live',
  controls: 'Live session',
  start: 'Start listening',
  starting: 'Opening the microphone…',
  listening: 'Listening',
  stopping: 'Keeping the session…',
  throwing: 'Throwing it away…',
  stop: 'Stop and keep',
  throwAway: 'Throw away',
  calm: 'Speak as you like. Everything stays on this computer.',
  window: 'Window',
  windowTitle: 'How much of the sound the model hears at a time. Longer is surer, shorter is quicker.',
  hop: 'Every',
  hopTitle: 'How often it is asked. More often is smoother and more work for the computer.',
  model: 'Model',
  automatic: 'The best that keeps up',
  kept: (title: string, length: string) => `Kept as “${title}”, ${length}, with its timeline.`,
  open: 'Open in Listen',
  thrown: 'The live session was thrown away.',
  keptNotice: (title: string) => `The live session was kept as “${title}”.`,

  sound: 'Sound of the last ten seconds',
  waveform: 'Waveform',
  ago: (seconds: number, running: boolean) =>
    seconds > 0 ? `\u2212${seconds}\u202fs` : running ? 'now' : 'end',
  timeline: 'Session',
  timelineLabel: (length: string, shares: string) => `Timeline of ${length}: ${shares}.`,
  share: (words: string, percent: string) => `${words} ${percent}`,
  nobody: 'nobody speaks',
  nothingYet: 'nothing yet',
  needs: {
    title: 'Hear a voice while it speaks',
    lines: (key: string | undefined) => [
      `Press Start listening${key === undefined ? '' : `, or ${key},`} and speak. After a second there is a first verdict.`,
      'The last ten seconds scroll by above, the whole session is drawn below.',
      'When you stop you keep it, as a recording with its timeline, or throw it away.',
    ],
  },

  verdict: 'What the voice sounds like now',
  now: 'Now the voice sounds',
  unsure: 'Not sure:',
  idle: 'Not listening',
  loading: 'Loading the model…',
  loadingNote: 'The sound is kept from the start.',
  waiting: 'Listening…',
  waitingNote: 'The first verdict comes after a second of speech.',
  silent: 'Nobody speaks',
  silentKicker: 'Listening…',
  silentNote: 'The verdict pauses until somebody speaks.',
  sure: (percent: string) => `${percent} sure.`,
  heard: (seconds: string) => `Heard ${seconds} ago.`,
  over: 'In the session the voice sounded',
  mostly: (emotion: Emotion) => `Mostly ${sounds(emotion)}`,
  shares: (shares: string) => `Of the time somebody spoke: ${shares}.`,
  nobodySpoke: 'Nobody spoke',
  announce: (emotion: Emotion) => `Now: the voice sounds ${sounds(emotion)}.`,
  announceUnsure: (one: Emotion, other: Emotion) => `Not sure: ${sounds(one)} or ${sounds(other)}.`,
  announceSilent: 'Listening. Nobody speaks.',

  hears: (model: string, window: string, hop: string) => `${model} hears the last ${window}, every ${hop}.`,
  slow: (model: string) =>
    `This computer is too busy for Affectron just now, so ${model} answers. Affectron is tried again in a while.`,
  unusable: (model: string, reason: string) => `${reason} ${model} answers instead.`,
  skipped: (count: number) =>
    count === 1
      ? 'One window was passed over because an answer took too long. No sound is lost.'
      : `${count} windows were passed over because answers took too long. No sound is lost.`,
};
