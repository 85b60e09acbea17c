import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { BackendInfo } from '../core/models/backendInfo';
import { useNative } from './nativeBackend';
import { useWasm } from './wasmBackend';

export type BackendName = BackendInfo['name'];

export interface BackendOptions {
  /** The first to try; those after it in the order native, WASM, cpu follow. Default: native. */
  prefer?: BackendName;
  /** Folder of an assembled tfjs-node package, instead of the installed one. */
  nativeModule?: string;
}

const order: readonly BackendName[] = ['native', 'wasm', 'cpu'];

/**
 * Starts the fastest TensorFlow.js backend there is and says which, and why no faster one was taken.
 * All three compute in float32 and agree within 1e-4 on the probabilities of the shipped models
 * (`test/backend`). May be called again to change over.
 */
export async function startBackend(options: BackendOptions = {}): Promise<BackendInfo> {
  // Silences TensorFlow.js's advice to install tfjs-node, and its debug checks.
  tf.enableProdMode();
  const starters: Record<BackendName, () => Promise<void>> = {
    native: () => useNative(options.nativeModule),
    wasm: useWasm,
    cpu: useCpu,
  };
  const reasons: string[] = [];
  for (const name of order.slice(order.indexOf(options.prefer ?? 'native'))) {
    try {
      await starters[name]();
      await tf.ready();
      return { name, version: `TensorFlow.js ${tf.version_core}`, note: noteFrom(reasons) };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`No TensorFlow.js backend started: ${reasons.join('; ')}`);
}

/**
 * Options from the environment: `AFFECTRON_BACKEND` (native, wasm or cpu) and, unless the app is packaged,
 * `AFFECTRON_NATIVE` (folder of an assembled tfjs-node): a packaged app loads no native code from outside.
 */
export function backendOptions(
  environment: Record<string, string | undefined>,
  packaged: boolean,
): BackendOptions {
  const prefer = order.find((name) => name === environment.AFFECTRON_BACKEND);
  const nativeModule = packaged ? undefined : environment.AFFECTRON_NATIVE || undefined;
  return { ...(prefer && { prefer }), ...(nativeModule && { nativeModule }) };
}

/**
 * The same for a thread beside the model worker, which may be on the native backend. Never the native one: tfjs-node
 * keeps one table of tensors for the whole process, and two threads that use it take each other's tensors. Tried with
 * two workers, it lost 3 of 150 clips to errors.
 */
export function furtherThreadOptions(environment: Record<string, string | undefined>): BackendOptions {
  const { prefer } = backendOptions(environment, true);
  return { prefer: prefer === 'cpu' ? 'cpu' : 'wasm' };
}

async function useCpu(): Promise<void> {
  if (!(await tf.setBackend('cpu'))) throw new Error('the plain JavaScript backend did not start');
}

function noteFrom(reasons: string[]): string | null {
  const [first, ...rest] = reasons;
  if (first === undefined) return null;
  const sentence = [first, ...rest].join('; ');
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`;
}
