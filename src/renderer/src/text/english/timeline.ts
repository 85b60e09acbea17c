/** Words of the selection and the timeline; part of `text`. */

export const selection = {
  label: 'Selected stretch',
  times: (start: string, end: string) => `${start}–${end}`,
  classify: 'Classify',
  classifyTitle: 'Ask the models about this stretch alone',
  loop: 'Loop the selection',
  save: 'Save…',
  keep: 'As a clip in the library',
  export: 'As a WAV file…',
  clear: 'Clear the selection',
  clearTitle: 'Clear the selection',
  kept: (title: string) => `“${title}” is in the library.`,
  exported: (file: string) => `Saved as ${file}.`,
  /** Above the verdict on a stretch. */
  of: (start: string, end: string, title: string) => `${start}–${end} of ${title}`,
  whole: 'Whole clip',
};

export const timeline = {
  label: 'Timeline',
  open: 'Show the timeline',
  close: 'Hide the timeline',
  by: (model: string, window: string, hop: string) => `${model} · ${window} windows every ${hop}`,
  make: 'Make the timeline',
  making: 'Listening…',
  progress: 'Progress of the timeline',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  tooShort: 'A clip this short has one feeling: its verdict.',
  noModel: 'No model is ready to listen.',
  area: 'Probabilities over time',
  segments: 'Segments: arrow keys move, Enter plays',
  segment: (what: string, start: string, end: string) => `${what}, ${start} to ${end}`,
  sure: (percent: string) => `${percent} sure`,
  noSpeech: 'no speech',
  readout: (time: string, most: string[]) => [time, ...most].join(' · '),
  likely: (emotion: string, percent: string) => `${emotion} ${percent}`,
  export: 'Export…',
  forms: {
    csv: 'Table (CSV)…',
    json: 'JSON…',
    jsonl: 'JSON Lines…',
    textgrid: 'Praat TextGrid…',
    audacity: 'Audacity labels…',
  },
  picture: 'Picture (PNG)…',
  saved: (file: string) => `Saved as ${file}.`,
  fineness: 'Windows and hops',
  window: (seconds: string) => `Windows of ${seconds}`,
  hop: (seconds: string) => `One every ${seconds}`,
  /** Head of the picture. */
  subject: (title: string, model: string) => `${title} · ${model}`,
  version: (version: string) => `Affectron ${version}`,

  mostly: 'Over the whole recording, mostly',
  soFar: 'So far, mostly',
  shares: (shares: string[], spoken: string, total: string) =>
    `${shares.join(', ')} of the speech, which is ${spoken} of ${total}.`,
  howLong: 'What single moments sound like is below the sound; select a stretch to ask every model about it.',
  waitingLong: 'Listening to all of it, moment by moment…',
  askForIt: 'Make the timeline below to hear how it changes.',
};
