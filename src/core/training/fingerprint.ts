import * as tf from '@tensorflow/tfjs-core';
import { sha256 } from '../models/sha256';
import type { Examples } from './fit';
import type { Recipe } from './recipes';

/** Names a training run: its recipe, its data to the last bit, its seed. */
export async function fingerprintOf(run: {
  recipe: Recipe;
  training: Examples;
  validation: Examples;
  seed: number;
}): Promise<string> {
  const settings = JSON.stringify({ recipe: run.recipe, seed: run.seed });
  const parts = [tf.util.encodeString(settings, 'utf-8')];
  for (const { rows, classes } of [run.training, run.validation]) {
    parts.push(Uint8Array.from(classes));
    for (const row of rows) parts.push(new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
  }
  return sha256(joined(parts));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
