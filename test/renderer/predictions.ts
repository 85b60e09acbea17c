import type {
  Emotion,
  ModelCard,
  ModelSummary,
  Prediction,
  Probabilities,
  Verdict,
} from '../../src/shared/types';

export function aPrediction(
  model: string,
  probabilities: Probabilities,
  milliseconds = 9,
  verdict?: Verdict,
): Prediction {
  const ranked = (Object.entries(probabilities) as [Emotion, number][]).sort((a, b) => b[1] - a[1]);
  const [top, confidence] = ranked[0];
  return {
    model,
    probabilities,
    top,
    confidence,
    verdict: verdict ?? { kind: 'emotion', emotion: top },
    milliseconds,
  };
}

/** A model card with the fields the window reads. */
export function aCard(id: string, emotions: Emotion[], accuracy: number, uar = accuracy): ModelCard {
  return {
    id,
    name: id.toUpperCase(),
    version: '1',
    architecture: 'dense 8',
    recipe: id,
    emotions,
    input: { set: 'mfcc40', bandwidthHz: 8000, mean: [0], deviation: [1] },
    data: {
      corpora: ['RAVDESS'],
      licence: 'CC BY-NC-SA 4.0',
      attribution: 'Livingstone & Russo',
      actors: { training: ['RAVDESS 01'], validation: ['RAVDESS 02'], test: ['RAVDESS 03'] },
      clips: { training: 1, validation: 1, test: 1 },
    },
    protocol: 'Whole actors held out.',
    results: {
      accuracy,
      uar,
      recall: emotions.map(() => uar),
      confusion: emotions.map(() => emotions.map(() => 1)),
    },
    training: { seed: 1, epochs: 1, bestEpoch: 1, backend: 'wasm', date: '2026-11-20' },
    size: { parameters: 1000, bytes: 4000 },
    knownWeaknesses: [],
    files: { 'model.json': '0'.repeat(64), 'weights.bin': '0'.repeat(64) },
  };
}

export function available(card: ModelCard): ModelSummary {
  return { id: card.id, own: false, available: true, card };
}
