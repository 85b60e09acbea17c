import type { Problem } from '../../core/errors';
import type { TrainedAnswer } from '../../core/evaluation/trainedReport';

/** What a model said of a sound, in the order of its card's emotions, or why it said nothing. */
export type ModelAnswer = { model: string } & (
  ({ problem?: never } & Pick<TrainedAnswer, 'probabilities' | 'verdict'>) | { problem: Problem }
);
