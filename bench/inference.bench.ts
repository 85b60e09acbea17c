import { existsSync } from 'node:fs';
import path from 'node:path';
import { backendOptions, startBackend, type BackendName } from '../src/backend/startBackend';
import type { Clip } from '../src/core/audio/clip';
import { ClipFeatures } from '../src/core/models/clipFeatures';
import { Recogniser } from '../src/core/models/recogniser';
import { Random } from '../src/core/training/random';
import { recipes, type Recipe } from '../src/core/training/recipes';
import { fit } from '../src/core/training/fit';
import { modelFolders } from '../src/library/modelFolders';

const runs = 101;
const trainingClips = 1000;
const assembled = path.resolve('.cache/native/node_modules/@tensorflow/tfjs-node');

/** Noise that swells: the networks take as long for it as for a voice. */
function sound(seconds: number): Clip {
  const random = new Random(1);
  const samples = Float32Array.from(
    { length: 16_000 * seconds },
    (_, i) => 0.1 * random.normal() * Math.sin(i / 900),
  );
  return { samples, sampleRate: 16_000 };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

/** Seconds for one pass over a thousand clips, the second of two. */
async function secondsPerPass(recipe: Recipe): Promise<number> {
  const random = new Random(2);
  const width = recipe.set === 'mfcc40' ? 40 : 180;
  const examples = (count: number) => ({
    rows: Array.from({ length: count }, () => Float32Array.from({ length: width }, () => random.normal())),
    classes: Array.from({ length: count }, (_, index) => index % recipe.emotions.length),
  });
  const times: number[] = [];
  let start = performance.now();
  const { network } = await fit({
    recipe: { ...recipe, fit: { ...recipe.fit, epochs: 2 } },
    training: examples(trainingClips),
    validation: examples(8),
    seed: 1,
    onEpoch: () => {
      times.push((performance.now() - start) / 1000);
      start = performance.now();
    },
  });
  network.dispose();
  return times[1];
}

/** Milliseconds per prediction (network alone, features shared) and training speed, per model and backend. */
export async function bench(): Promise<void> {
  const features = new ClipFeatures(sound(4));
  const models = await modelFolders(path.resolve('resources/models'));
  const given = backendOptions(process.env, false).nativeModule;
  const nativeModule = given ?? (existsSync(assembled) ? assembled : undefined);
  for (const prefer of ['native', 'wasm', 'cpu'] satisfies BackendName[]) {
    const start = performance.now();
    const backend = await startBackend({ prefer, nativeModule });
    if (backend.name !== prefer) {
      console.log(`${prefer}: not here. ${backend.note}`);
      continue;
    }
    console.log(`${prefer}: started in ${Math.round(performance.now() - start)} ms`);
    for (const files of models) {
      const loadStart = performance.now();
      const recogniser = await Recogniser.load(files);
      const loaded = performance.now() - loadStart;
      await recogniser.warmUp();
      const each = await milliseconds(() => recogniser.predict(features));
      recogniser.dispose();
      console.log(
        `  ${files.id.padEnd(13)} prediction ${each.toFixed(2)} ms (median of ${runs}), loaded in ${loaded.toFixed(0)} ms`,
      );
    }
    // A pass on plain JavaScript takes minutes, and nobody trains there.
    if (prefer === 'cpu') continue;
    for (const recipe of recipes) {
      const seconds = await secondsPerPass(recipe);
      console.log(`  ${recipe.name.padEnd(13)} training ${seconds.toFixed(2)} s per ${trainingClips} clips`);
    }
  }
}
