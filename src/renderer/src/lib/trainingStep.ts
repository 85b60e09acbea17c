import type { TrainingState } from '../../../shared/training';
import { text } from '../text';
import { formatCount } from './format';

/** What a running training does now, in a few words. */
export function stepOf({ phase, read, passes, of }: TrainingState): string {
  if (read !== null) return text.train.read(formatCount(read.done), formatCount(read.total));
  if (phase === 'testing') return text.train.testing;
  return passes.length === 0 ? text.train.starting : text.train.pass(passes.length, of);
}

/** How much of it is done, 0..1; `undefined` while nobody can say. */
export function shareOf({ phase, read, passes, of }: TrainingState): number | undefined {
  if (read !== null) return read.done / read.total;
  return phase === 'training' && of > 0 ? passes.length / of : undefined;
}
