/** Words of looking closely: the overview, the spectrogram's settings. */
export const lookingText = {
  overview: (from: string, to: string, total: string) => `${from} to ${to} of ${total} in view`,
  settings: 'Spectrogram settings',
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
};
