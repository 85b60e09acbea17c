/** The classic systems: what was published of each, and what Affectron is to reach on the same protocol. */

/**
 * @typedef {object} Classic
 * @property {string} name What people read.
 * @property {string} model Recipe.
 * @property {string} protocol
 * @property {string} published
 * @property {'accuracy' | 'macroF1'} figure Which figure was published.
 * @property {number | null} goal For Affectron, in percent.
 * @property {string} unseen Protocol with voices it never heard.
 */

const ravdess = { figure: /** @type {const} */ ('accuracy'), unseen: 'ravdess-unseen-actors' };

/**
 * @param {string} name
 * @param {string} model
 * @returns {Classic[]}
 */
const demo = (name, model) => [
  {
    ...ravdess,
    name: `${name}, every recording twice`,
    model,
    protocol: 'classic-d',
    published: 'about 98',
    goal: null,
  },
  {
    ...ravdess,
    name: `${name}, every recording once`,
    model,
    protocol: 'classic-d-clean',
    published: '',
    goal: null,
  },
];

/** @type {Classic[]} */
export const classics = [
  {
    ...ravdess,
    name: 'a: CNN, 8 emotions',
    model: 'classic-a-cnn',
    protocol: 'classic-a',
    published: '54.5',
    goal: 85,
  },
  {
    ...ravdess,
    name: 'b: CNN, RAVDESS and TESS, 7 emotions',
    model: 'classic-b-cnn',
    protocol: 'classic-b',
    published: 'F1 81',
    figure: 'macroF1',
    goal: 95,
  },
  {
    ...ravdess,
    name: 'c: MLP (300), 4 emotions',
    model: 'classic-c-mlp',
    protocol: 'classic-c',
    published: '70.3',
    goal: 92,
  },
  {
    ...ravdess,
    name: 'c: MLP (200, 200, 100, 50), 4 emotions',
    model: 'classic-c-mlp4',
    protocol: 'classic-c',
    published: '74.0',
    goal: 92,
  },
  ...demo('d: LSTM', 'classic-d-lstm'),
  ...demo('d: CNN-5', 'classic-d-cnn5'),
  ...demo('d: CNN-5 with dropout', 'classic-d-cnn5-dropout'),
  ...demo('d: CNN-3', 'classic-d-cnn3'),
  {
    ...ravdess,
    name: 'e: CNN on MFCC, 6 emotions',
    model: 'classic-e-cnn',
    protocol: 'classic-e-6',
    published: '87.4',
    goal: 92,
  },
  {
    ...ravdess,
    name: 'e: CNN on MFCC, 8 emotions',
    model: 'classic-e-cnn',
    protocol: 'classic-e-8',
    published: '80.9',
    goal: 87,
  },
  {
    ...ravdess,
    name: 'e: CNN on MFCC, SAVEE',
    model: 'classic-e-cnn',
    protocol: 'classic-e-savee',
    published: '83.3',
    goal: 88,
    unseen: 'savee-unseen-speakers',
  },
];
