import type { TrainingState } from '../../shared/training';

/** How long a run has been at it, in seconds. */
export interface Spent {
  /** `null` before the clips are read. */
  trainingFor: number | null;
  /** Passes an earlier run had made. */
  passesBefore: number;
}

/**
 * Seconds until a training ends at the latest, from how fast it has been so far; `null` while that says nothing.
 * Reading alone says nothing of the passes to come.
 */
export function secondsLeft(
  { phase, passes, of }: Pick<TrainingState, 'phase' | 'passes' | 'of'>,
  { trainingFor, passesBefore }: Spent,
): number | null {
  const made = passes.length - passesBefore;
  if (phase !== 'training' || trainingFor === null || made === 0) return null;
  return (trainingFor / made) * Math.max(0, of - passes.length);
}
