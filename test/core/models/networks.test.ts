import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { BuildNetwork } from '../../../src/core/models/network';
import { restoreNetwork, storeNetwork } from '../../../src/core/models/storedNetwork';
import { Random } from '../../../src/core/training/random';
import { recipes } from '../../../src/core/training/recipes';

/** Weights by hand: kernel * inputs * outputs + outputs for each layer; 4 (inputs + units + 1) units for LSTM. */
const parameters: Record<string, number> = {
  lstm: 4 * (1 + 128 + 1) * 128 + (128 * 64 + 64) + (64 * 32 + 32) + (32 * 8 + 8),
  // 40 -> 38 -> 36 -> 18 -> 16 -> 14 -> 7 places.
  cnn5: 3 * 8 + 8 + (3 * 8 * 16 + 16) + (3 * 16 * 32 + 32) + (3 * 32 * 16 + 16) + (7 * 16 * 8 + 8),
  // 40 -> 5 places.
  'cnn5-dropout': 5 * 8 + 8 + (5 * 8 * 16 + 16) + (5 * 16 * 32 + 32) + (5 * 32 * 16 + 16) + (5 * 16 * 8 + 8),
  cnn3: 5 * 128 + 128 + (5 * 128 * 128 + 128) + (5 * 128 * 8 + 8),
  mlp: 180 * 300 + 300 + (300 * 4 + 4),
};

describe('the five networks', () => {
  const built: LayersModel[] = [];

  function build(network: BuildNetwork, inputs: number, outputs: number, seed = 1): LayersModel {
    const random = new Random(seed);
    const made = network({ inputs, outputs, nextSeed: () => random.bits() });
    built.push(made);
    return made;
  }

  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });
  afterEach(() => {
    for (const network of built.splice(0)) network.dispose();
  });

  for (const { name, build: network, set, emotions } of recipes) {
    const inputs = set === 'mfcc40' ? 40 : 180;

    it(`${name}: has the layers it is known for`, () => {
      const made = build(network, inputs, emotions.length);
      expect(made.countParams()).toBe(parameters[name]);
      expect(made.outputs[0].shape).toEqual([null, emotions.length]);
    });

    it(`${name}: starts from the seed, and comes back from its files unchanged`, async () => {
      const made = build(network, inputs, emotions.length);
      const again = build(network, inputs, emotions.length);
      const other = build(network, inputs, emotions.length, 2);
      const stored = await storeNetwork(made);
      expect(await storeNetwork(again)).toEqual(stored);
      expect((await storeNetwork(other))['weights.bin']).not.toEqual(stored['weights.bin']);
      expect(stored['weights.bin'].byteLength).toBe(4 * parameters[name]);

      const restored = await restoreNetwork(stored);
      built.push(restored);
      const shape = [2, ...made.inputs[0].shape.slice(1).map(Number)];
      tf.tidy(() => {
        const x = tf.randomNormal(shape, 0, 1, 'float32', 3);
        const answer = (model: LayersModel) => [...(model.predict(x) as tf.Tensor).dataSync()];
        expect(answer(restored)).toEqual(answer(made));
      });
    });
  }

  it('dropout changes the answer while training only, by masks that follow from the seed', () => {
    const answers = (seed: number, training: boolean) =>
      tf.tidy(() => {
        const made = build(recipes[2].build, 40, 8, seed);
        const x = tf.randomNormal([4, 40, 1], 0, 1, 'float32', 3);
        const once = () => [...(made.apply(x, { training }) as tf.Tensor).dataSync()];
        return [once(), once()];
      });
    const [first, second] = answers(1, true);
    expect(first).not.toEqual(second);
    expect(answers(1, true)).toEqual([first, second]);
    const [quiet, quietAgain] = answers(1, false);
    expect(quiet).toEqual(quietAgain);
  });
});
