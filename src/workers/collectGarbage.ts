import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Lets go of the samples and spectrograms of the last task at once. V8 by itself lets tens of megabytes of them gather in
 * every thread before it looks: memory outside of its heap hardly counts for it. Takes about ten milliseconds.
 */
export const collectGarbage: () => void = exposed();

function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return typeof gc === 'function' ? () => void Reflect.apply(gc, undefined, []) : () => undefined;
}
