import * as tf from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import util from 'node:util';

// Not called `require`: electron-vite puts a shim of that name into the app's build.
const nodeRequire = createRequire(import.meta.url);
const packageName = '@tensorflow/tfjs-node';

/**
 * Makes the native backend (libtensorflow through tfjs-node) the one that runs.
 *
 * @param folder an assembled tfjs-node package; without it, the installed one
 * @throws Error with a plain message when it is not there or does not load
 */
export async function useNative(folder?: string): Promise<void> {
  // tfjs-node 4.22, the last release, calls this function that Node 23 removed.
  const nodeUtil = util as { isNullOrUndefined?: (value: unknown) => boolean };
  nodeUtil.isNullOrUndefined ??= (value) => value === null || value === undefined;
  // libtensorflow reports every CPU feature it finds on stderr unless told otherwise.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

  try {
    nodeRequire(folder ?? packageName);
  } catch (error) {
    throw new Error(plainReason(error, folder), { cause: error });
  }
  if (tf.findBackend('tensorflow') === null) {
    throw new Error('the native TensorFlow brought its own copy of TensorFlow.js, which cannot be shared');
  }
  if (!(await tf.setBackend('tensorflow'))) throw new Error('the native TensorFlow did not start');
}

function plainReason(error: unknown, folder: string | undefined): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const absent =
    error instanceof Error &&
    'code' in error &&
    error.code === 'MODULE_NOT_FOUND' &&
    message.includes(folder ?? packageName);
  return absent
    ? 'the native TensorFlow (tfjs-node) is not installed'
    : `the native TensorFlow (tfjs-node) did not load: ${message}`;
}
