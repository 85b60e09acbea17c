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
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly backend did not start');
  registerConv2DBackpropFilter('wasm');
  transposeBeforeMatMul('wasm');
}
