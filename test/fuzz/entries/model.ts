import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { Clip } from '../../../src/core/audio/clip';
import { loadModels } from '../../../src/core/models/loadedModels';
import { modelFolders } from '../../../src/library/modelFolders';
import { Random } from '../../../src/core/training/random';
import { checkPrediction } from './sound';
import { demand, outcomeOf, refusalCode, type Outcome } from './violation';

const random = new Random(1);
/** Something like a voice: noise that swells. */
const clip: Clip = {
  samples: Float32Array.from({ length: 16_000 }, (_, n) => 0.1 * random.normal() * Math.sin(n / 900)),
  sampleRate: 16_000,
};

/** A folder of a person's own models: listed, loaded, asked. */
export async function tryModel(folder: string): Promise<Outcome> {
  const before = tf.memory().numTensors;
  const folders = await modelFolders(join(folder, 'none'), join(folder, 'models'));
  let outcome = 'none';
  for (const { recogniser, problem } of await loadModels(folders, { warm: true })) {
    if (problem) {
      outcome = refusalCode(problem);
      continue;
    }
    const { value, code } = await outcomeOf(() => recogniser.predict(clip));
    if (value) checkPrediction(value);
    outcome = code ?? 'taken';
    recogniser.dispose();
  }
  const left = tf.memory().numTensors - before;
  demand(left <= 0, `${left} tensors left behind`);
  return outcome;
}
