import * as tf from '@tensorflow/tfjs-core';
import { resolve } from 'node:path';
import { startBackend } from '../src/backend/startBackend';
import type { DecodedSound } from '../src/core/audio/clip';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav } from '../src/core/audio/encodeWav';
import { classifySound } from '../src/core/models/classifySound';
import { loadModels, type LoadedModel } from '../src/core/models/loadedModels';
import { Random } from '../src/core/training/random';
import { modelFolders } from '../src/library/modelFolders';

const sampleRate = 22_050;
/** Clips before the count begins: tables, kernels and compiled code are made once. */
const warmUps = 100;

/** Something like a voice, 1 to 4 s, no two alike; written and read, as a file would be. */
function clip(number: number): Promise<DecodedSound> {
  const random = new Random(number);
  const length = Math.round(sampleRate * (1 + 3 * random.uniform()));
  const pitch = 90 + 160 * random.uniform();
  const samples = Float32Array.from({ length }, (_, n) => {
    const glide = 1 + 0.1 * Math.sin(n / 9000);
    return (
      0.3 * Math.sin((2 * Math.PI * pitch * glide * n) / sampleRate) * Math.sin(n / 3000) +
      0.01 * random.normal()
    );
  });
  return decodeSound(encodeWav({ samples, sampleRate }));
}

async function hear(models: readonly LoadedModel[], from: number, to: number): Promise<void> {
  for (let number = from; number < to; number++) {
    for (const { problem } of await classifySound(await clip(number), models))
      if (problem) throw new Error(problem.message);
  }
}

function taken(): { tensors: number; tensorBytes: number; heap: number; resident: number } {
  globalThis.gc?.();
  const { numTensors, numBytes } = tf.memory();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { tensors: numTensors, tensorBytes: numBytes, heap: heapUsed + external, resident: rss };
}

async function measure(what: string, models: readonly LoadedModel[], clips: number): Promise<void> {
  await hear(models, 0, warmUps);
  const before = taken();
  await hear(models, warmUps, warmUps + clips);
  const after = taken();
  const grown = (part: 'tensorBytes' | 'heap' | 'resident') =>
    ((after[part] - before[part]) / 1e6).toFixed(1);
  console.log(
    `  ${what}, ${clips} clips after ${warmUps}: tensors ${before.tensors} before, ${after.tensors} after; ` +
      `tensors ${grown('tensorBytes')} MB, heap ${grown('heap')} MB, resident ${grown('resident')} MB more`,
  );
}

/** Prints what stays in memory after clips have been classified, on WASM: nothing should. */
export async function bench(): Promise<void> {
  await startBackend({ prefer: 'wasm' });
  const models = await loadModels(await modelFolders(resolve('resources/models')), { warm: true });
  const ready = models.filter(({ id, recogniser }) => recogniser !== undefined && id !== 'studio');
  const small = ready.filter(({ id }) => id !== 'affectron');
  await measure(`${ready.length} models`, ready, 100);
  await measure(`${small.length} without an encoder`, small, 1000);
}
