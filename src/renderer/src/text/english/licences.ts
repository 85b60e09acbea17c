/** Words about licences; part of `text`. The packages stand in licences.json, made by `npm run licences`. */

interface Other {
  name: string;
  licence: string;
  what: string;
}

/** What ships, or can be installed, and is no npm package. */
const others: readonly Other[] = [
  {
    name: 'Affectron',
    licence: 'MIT',
    what: 'The program itself.',
  },
  {
    name: 'Weights of the models',
    licence: 'CC BY-NC-SA 4.0',
    what: 'Trained on RAVDESS (Livingstone & Russo, 2018), Affectron’s also on SAVEE and TESS: for non-commercial use, with attribution. Their cards under Models say more.',
  },
  {
    name: 'Whisper',
    licence: 'MIT',
    what: 'The voice encoders, © 2022 OpenAI. The licence lies beside each encoder.',
  },
  {
    name: 'Networks that find and read faces',
    licence: 'MIT, Apache-2.0',
    what: 'BlazeFace and FaceMesh of MediaPipe (Google) and the mini-Xception of Arriaga et al., as @vladmandic/human packs them, © Vladimir Mandic.',
  },
  {
    name: 'Electron',
    licence: 'MIT',
    what: '© Electron contributors, © 2013–2020 GitHub Inc. The licence lies beside the program.',
  },
  {
    name: 'Chromium and Node.js',
    licence: 'BSD-3-Clause, MIT and others',
    what: 'Inside Electron. Their licences lie beside the program, in LICENSES.chromium.html.',
  },
  {
    name: 'TensorFlow',
    licence: 'Apache-2.0',
    what: 'The native library, where tfjs-node is installed.',
  },
  {
    name: 'Sample voices',
    licence: 'see each clip',
    what: 'Made by speech synthesisers; their attribution is shown with each clip.',
  },
];

export const licences = {
  title: 'Licences',
  intro: 'Affectron stands on the work of others. Nothing here is under the GPL, LGPL or AGPL.',
  others,
  packages: (count: string) => `${count} packages`,
  filter: 'Search packages',
  noMatch: 'No package matches.',
  optional: 'Only where it could be installed; its licence lies in the package.',
  noText: (by: string) =>
    by === '' ? 'The package carries no licence file.' : `The package carries no licence file. By ${by}.`,
  loading: 'Reading…',
  done: 'Done',
};
