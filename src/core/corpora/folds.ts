import type { Corpus } from './clipLabel';

/** Which actors a model is tested on; it must hear nothing of them before. */
export interface Fold {
  test: readonly string[];
  /** Actors that say when to stop training; empty where the protocol names none. */
  validation: readonly string[];
}

export interface Protocol {
  corpus: Corpus;
  /** Where the folds are published. */
  source: string;
  folds: readonly Fold[];
}

function fold(test: readonly number[], validation: readonly number[] = []): Fold {
  const code = (actor: number) => String(actor).padStart(2, '0');
  return { test: test.map(code), validation: validation.map(code) };
}

/** Protocols for RAVDESS, by the names used in reports and model cards. */
export const protocols = {
  'ravdess-unseen-actors': {
    corpus: 'RAVDESS',
    source:
      'Test actors: Luna-Jiménez et al. (2021). Multimodal Emotion Recognition on RAVDESS Dataset Using Transfer Learning. Sensors 21(22), 7665.',
    folds: [
      fold([2, 5, 14, 15, 16], [3, 6]),
      fold([3, 6, 7, 13, 18], [10, 11]),
      fold([10, 11, 12, 19, 20], [8, 17]),
      fold([8, 17, 21, 23, 24], [1, 14]),
      fold([1, 4, 9, 22], [2, 5]),
    ],
  },
  'ravdess-emobox': {
    corpus: 'RAVDESS',
    source:
      'Test actors: Ma et al. (2024). EmoBox: Multilingual Multi-corpus Speech Emotion Recognition Toolkit and Benchmark. Interspeech 2024.',
    folds: [
      fold([1, 11, 20, 21]),
      fold([4, 10, 12, 14]),
      fold([8, 9, 19, 23]),
      fold([3, 5, 7, 24]),
      fold([2, 15, 16, 18]),
      fold([6, 13, 17, 22]),
    ],
  },
} as const satisfies Record<string, Protocol>;

export type ProtocolName = keyof typeof protocols;

/** The part that an actor's clips play in a fold. */
export function partOf(fold: Fold, actor: string): 'training' | 'validation' | 'test' {
  if (fold.test.includes(actor)) {
    return 'test';
  }
  return fold.validation.includes(actor) ? 'validation' : 'training';
}
