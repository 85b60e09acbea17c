/**
 * What the shipped classic models reach on their own protocols, where the same actors are on both sides: the second figure
 * of their cards in the window. The networks are the same, trained again for the protocol.
 */
import { classics } from './classics.mjs';
import { readReports } from './reports.mjs';

/** Shipped model by the recipe that stands for it on a classic protocol. */
const models = {
  'classic-d-lstm': 'lstm',
  'classic-d-cnn5': 'cnn5',
  'classic-d-cnn5-dropout': 'cnn5-dropout',
  'classic-d-cnn3': 'cnn3',
  'classic-c-mlp': 'mlp',
};

/** @returns {string} `src/shared/heardVoices.json`: for each model its figures, of protocols that are measured. */
export function heardVoices() {
  /** @type {Record<string, { accuracy: number, title: string, published: string }[]>} */
  const figures = {};
  for (const { protocol, model, title, accuracy } of readReports().values()) {
    const id = Object.entries(models).find(([recipe]) => recipe === model)?.[1];
    const classic = classics.find((known) => known.protocol === protocol && known.model === model);
    if (id === undefined || classic === undefined) continue;
    figures[id] = [...(figures[id] ?? []), { accuracy: accuracy.mean, title, published: classic.published }];
  }
  return `${JSON.stringify(figures, null, 2)}\n`;
}
