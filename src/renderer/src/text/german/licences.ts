/** German words about licences. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/licences';

export const licences: Translated<typeof english.licences> = {
  title: 'Lizenzen',
  intro: 'Affectron baut auf der Arbeit anderer auf. Nichts hier steht unter GPL, LGPL oder AGPL.',
  others: [
    { name: 'Affectron', licence: 'MIT', what: 'Das Programm selbst.' },
    {
      name: 'Gewichte der Modelle',
      licence: 'CC BY-NC-SA 4.0',
      what: 'Trainiert mit RAVDESS (Livingstone & Russo, 2018), die von Affectron auch mit SAVEE und TESS: nicht gewerblich, mit Nennung. Ihre Karten unter „Modelle“ sagen mehr.',
    },
    {
      name: 'Whisper',
      licence: 'MIT',
      what: 'Die Encoder, © 2022 OpenAI. Die Lizenz liegt bei jedem Encoder.',
    },
    {
      name: 'Netze, die Gesichter finden und lesen',
      licence: 'MIT, Apache-2.0',
      what: 'BlazeFace und FaceMesh aus MediaPipe (Google) und die mini-Xception von Arriaga et al., wie @vladmandic/human sie packt, © Vladimir Mandic.',
    },
    {
      name: 'Electron',
      licence: 'MIT',
      what: '© Electron contributors, © 2013–2020 GitHub Inc. Die Lizenz liegt beim Programm.',
    },
    {
      name: 'Chromium und Node.js',
      licence: 'BSD-3-Clause, MIT und andere',
      what: 'In Electron enthalten. Ihre Lizenzen liegen beim Programm, in LICENSES.chromium.html.',
    },
    {
      name: 'TensorFlow',
      licence: 'Apache-2.0',
      what: 'Die native Bibliothek, wo tfjs-node installiert ist.',
    },
    {
      name: 'Beispielstimmen',
      licence: 'siehe jeden Clip',
      what: 'Von Sprachprogrammen erzeugt; ihre Herkunft steht bei jedem Clip.',
    },
  ],
  packages: (count) => `${count} Pakete`,
  filter: 'Pakete suchen',
  noMatch: 'Kein Paket passt.',
  optional: 'Nur wo es sich installieren ließ; seine Lizenz liegt im Paket.',
  noText: (by) =>
    by === '' ? 'Das Paket enthält keine Lizenzdatei.' : `Das Paket enthält keine Lizenzdatei. Von ${by}.`,
  loading: 'Liest…',
  done: 'Fertig',
};
