import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import path from 'node:path';
import { registerConv2DBackpropFilter } from './conv2DBackpropFilter';
import { transposeBeforeMatMul } from './transposedMatMul';

/**
 * Makes the WASM backend the one that runs, with the kernel it lacks for training convolution nets
 * and a faster one for the gradients of dense and recurrent layers.
 * Its binaries are read from the installed package, wherever this file was bundled to.
 */
export async function useWasm(): Promise<void> {
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(path.dirname(main) + path.sep);
  const started = await keepingFaultHandlers(() => tf.setBackend('wasm'));
  if (!started) throw new Error('the WebAssembly backend did not start');
  registerConv2DBackpropFilter('wasm');
  transposeBeforeMatMul('wasm');
}

const faults = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * The WASM module's start-up code hangs handlers on the process that throw every fault again, over the head
 * of whatever the program does about faults. Takes them off.
 */
async function keepingFaultHandlers<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = new Set(faults.flatMap((fault) => process.rawListeners(fault)));
  try {
    return await work();
  } finally {
    for (const fault of faults) {
      for (const listener of process.rawListeners(fault)) {
        if (!before.has(listener)) process.off(fault, listener as () => void);
      }
    }
  }
}
