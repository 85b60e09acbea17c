import { AffectronError } from '../core/errors';

/** The refusal a cancelled job ends with; `kept` says what the person still has. */
export function cancelled(kept?: string): AffectronError {
  return new AffectronError('cancelled', 'Cancelled.', { advice: kept });
}

/** @throws AffectronError `cancelled` once the signal is aborted */
export function stopIfCancelled(signal: AbortSignal | undefined, kept?: string): void {
  if (signal?.aborted) throw cancelled(kept);
}
