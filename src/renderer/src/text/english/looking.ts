/** Words of looking closely: the overview, the spectrogram's settings, what the model heard. */

export const looking = {
  overview: (from: string, to: string, total: string) => `${from} to ${to} of ${total} in view`,
  settings: 'Colours and frequencies',
  spectrogram: {
    mel: 'Mel spectrogram',
    linear: 'Spectrogram, linear',
    log: 'Spectrogram, logarithmic',
  },
  colours: 'Colours',
  colourMaps: { magma: 'Magma', viridis: 'Viridis', grey: 'Grey' },
  range: 'Range',
  scale: 'Frequencies',
  scales: { mel: 'Mel, as hearing does', linear: 'Linear', log: 'Logarithmic' },
  heard: {
    toggle: 'What the model heard',
    toggleTitle: 'What the model of the verdict heard, and which parts carried it',
    title: (model: string) => `What ${model} heard`,
    position: (model: string) => `Position in what ${model} heard`,
    /** What values are counted of. */
    groups: { mfcc: 'MFCC', chroma: 'Chroma', mel: 'Mel' },
    lowers: (emotion: string) => `blanking this lowers “${emotion}”`,
    raises: 'blanking this raises it',
    stretch: (emotion: string, from: string, to: string, change: { from: string; to: string }) =>
      `Blanking ${from} to ${to} lowers “${emotion}” the most: from ${change.from} to ${change.to}.`,
    band: (emotion: string, band: string, change: { from: string; to: string }) =>
      `Of what it hears, ${band} carries the most: without it “${emotion}” falls from ${change.from} to ${change.to}.`,
    nothing: (emotion: string) =>
      `No single part carries the verdict: blanking any of them lowers “${emotion}” by less than a per cent.`,
    caution: 'It tells what the model listens to, not why the person speaks so.',
    uncalibrated: 'This is without the chosen voice.',
    working: 'Blanking part after part…',
    stop: 'Stop',
    stopped: 'Stopped.',
    again: 'Explain again',
    noVerdict: 'There is no verdict to explain yet.',
    tooLong:
      'A long recording has no single verdict to explain. Select a stretch, save it as a clip, and look at that.',
  },
  compare: {
    open: 'Compare with…',
    title: 'Compare',
    left: 'Left',
    right: 'Right',
    clip: (side: string) => `${side}: clip`,
    model: (side: string) => `${side}: model`,
    position: (side: string) => `${side}: position in the sound`,
    play: (side: string) => `${side}: play`,
    pause: (side: string) => `${side}: pause`,
    sameSentence: 'The same sentence by other actors',
    allClips: 'All clips',
    another: 'The same sentence by another actor',
    tooLong: 'Too long for one verdict.',
    noLabel: 'Choose another clip or another model on either side.',
    nobodyElse: 'No other actor says this sentence in your library. Add samples to hear more of them.',
    done: 'Done',
  },
};
