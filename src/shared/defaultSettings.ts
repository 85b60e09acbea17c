import type { Settings } from './types';

/** Before anybody has chosen: what main stores first, and what the window shows until main has answered. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  captureSource: 'recorder',
  recorderDevice: null,
  windowDevice: null,
  model: null,
  profile: null,
  loop: false,
  speed: 1,
  liveWindow: 3,
  liveHop: 0.5,
  liveModel: null,
  colourMap: 'magma',
  rangeDb: 72,
  frequencyScale: 'mel',
  camera: null,
  faceLandmarks: false,
  timelineShown: true,
  timelineWindow: 3,
  timelineHop: 0.5,
  keepDays: null,
  keys: {},
  tourSeen: false,
  quizRounds: [],
};
