/**
 * The colours of the light theme as values: what is printed is light whatever the window looks like. They are those of
 * tokens.css, which `test/renderer/figures.test.ts` holds.
 */
export const printColours = {
  panel: '#ffffff',
  text: '#16202a',
  dim: '#546372',
  line: '#dbe2e9',
  edge: '#84919e',
  track: '#edf1f4',
  wave: '#84919e',
  accent: '#1769d2',
  neutral: '#596b6a',
  calm: '#017891',
  happy: '#966900',
  sad: '#3659ab',
  angry: '#b4283f',
  fearful: '#7e45d1',
  disgust: '#3d6216',
  surprised: '#bd4082',
  spectrogram: '#05040a',
  'on-spectrogram': '#ffffff',
  explained: '#5aa9ff',
} as const;

export type PrintColour = keyof typeof printColours;
