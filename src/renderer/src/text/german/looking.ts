/** German words of looking closely: the overview, the spectrogram's settings, what the model heard. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/looking';

export const looking: Translated<typeof english.looking> = {
  overview: (from, to, total) => `${from} bis ${to} von ${total} zu sehen`,
  settings: 'Farben und Frequenzen',
  spectrogram: {
    mel: 'Mel-Spektrogramm',
    linear: 'Spektrogramm, linear',
    log: 'Spektrogramm, logarithmisch',
  },
  colours: 'Farben',
  colourMaps: { magma: 'Magma', viridis: 'Viridis', grey: 'Grau' },
  range: 'Umfang',
  scale: 'Frequenzen',
  scales: { mel: 'Mel, wie das Gehör', linear: 'Linear', log: 'Logarithmisch' },
  heard: {
    toggle: 'Was das Modell hörte',
    toggleTitle: 'Was das Modell des Urteils hörte, und welche Teile es trugen',
    title: (model) => `Was ${model} hörte`,
    position: (model) => `Stelle in dem, was ${model} hörte`,
    groups: { mfcc: 'MFCC', chroma: 'Chroma', mel: 'Mel' },
    lowers: (emotion) => `ausgeblendet sinkt „${emotion}“`,
    raises: 'ausgeblendet steigt es',
    stretch: (emotion, from, to, change) =>
      `${from} bis ${to} auszublenden senkt „${emotion}“ am meisten: von ${change.from} auf ${change.to}.`,
    band: (emotion, band, change) =>
      `Von dem, was es hört, trägt ${band} am meisten: Ohne das fällt „${emotion}“ von ${change.from} auf ${change.to}.`,
    nothing: (emotion) =>
      `Kein einzelner Teil trägt das Urteil: Welchen man auch ausblendet, „${emotion}“ sinkt um weniger als ein Prozent.`,
    caution: 'Es sagt, worauf das Modell hört, nicht, warum der Mensch so spricht.',
    uncalibrated: 'Dies ist ohne die gewählte Stimme.',
    working: 'Blendet Teil um Teil aus…',
    stop: 'Stopp',
    stopped: 'Angehalten.',
    again: 'Noch einmal erklären',
    noVerdict: 'Noch gibt es kein Urteil, das sich erklären ließe.',
    tooLong:
      'Eine lange Aufnahme hat kein einzelnes Urteil, das sich erklären ließe. Wählen Sie einen Ausschnitt, sichern Sie ihn als Clip, und sehen Sie sich den an.',
  },
  compare: {
    open: 'Vergleichen mit…',
    title: 'Vergleichen',
    left: 'Links',
    right: 'Rechts',
    clip: (side) => `${side}: Clip`,
    model: (side) => `${side}: Modell`,
    position: (side) => `${side}: Stelle im Ton`,
    play: (side) => `${side}: abspielen`,
    pause: (side) => `${side}: anhalten`,
    sameSentence: 'Derselbe Satz von anderen Sprechern',
    allClips: 'Alle Clips',
    another: 'Derselbe Satz von einem anderen Sprecher',
    tooLong: 'Zu lang für ein einziges Urteil.',
    noLabel: 'Wählen Sie auf einer Seite einen anderen Clip oder ein anderes Modell.',
    nobodyElse:
      'Kein anderer Sprecher in Ihrer Bibliothek sagt diesen Satz. Fügen Sie Beispiele hinzu, um mehr zu hören.',
    done: 'Fertig',
  },
};
