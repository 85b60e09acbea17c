import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { buildHeads } from '../../../src/core/models/affectronHead';
import { headAnswer } from '../../../src/core/models/headAnswer';
import { fitDiscriminant } from '../../../src/core/training/discriminant';
import { setDiscriminant } from '../../../src/core/training/headDiscriminant';
import type { CorpusExample } from '../../../src/core/training/headExample';
import { Random } from '../../../src/core/training/random';

const width = 3;
const scaler = { mean: [0, 0, 0], deviation: [1, 1, 1] };

/** Clips whose class moves the mean of one value; another, far larger, says nothing. */
function clips(count: number, seed: number): CorpusExample[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const hum = 2 * random.normal();
    const data = Float32Array.from({ length: 20 * width }, (_, i) => {
      const value = i % width;
      if (value === 0) return random.normal() + hum;
      return random.normal() + (value === 1 ? hum : 0) + (value === 1 && index % 2 ? 1.5 : 0);
    });
    const voice = `RAVDESS ${index % 3} speech`;
    return {
      pieces: [{ frames: 20, width, data }],
      class: index % 2,
      corpus: 'RAVDESS',
      voice,
      channel: 'speech',
    };
  });
}

describe('fitDiscriminant', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('is the textbook solution where that can be worked out by hand', () => {
    // Two classes at -1 and 1 of one value, each spread by ±1: after division by the deviation, sqrt(2), the variance
    // within is 1/2 and the centres are ∓ 1 / sqrt(2).
    const features = tf.tensor2d([[-2], [0], [0], [2]]);
    const { kernel, bias } = fitDiscriminant({
      features,
      classes: [0, 0, 1, 1],
      count: 2,
      weights: [1, 1, 1, 1],
      ridge: 0.5,
    });
    const slope = Math.SQRT1_2 / (0.5 + 0.5) / Math.SQRT2;
    const found = [...kernel.dataSync(), ...bias.dataSync()];
    [-slope, slope, -0.25, -0.25].forEach((value, index) => expect(found[index]).toBeCloseTo(value, 4));
    tf.dispose([features, kernel, bias]);
  });

  it('takes a row of weight 2 for two rows, and a constant value for nothing', () => {
    const rows = [
      [0, 1, 7],
      [1, 3, 7],
      [4, 0, 7],
      [5, 2, 7],
      [6, 6, 7],
    ];
    const fit = (chosen: number[], weights: number[]) => {
      const features = tf.tensor2d(chosen.map((row) => rows[row]));
      const classes = chosen.map((row) => (row < 2 ? 0 : 1));
      const fitted = fitDiscriminant({ features, classes, count: 2, weights, ridge: 0.1 });
      return [...fitted.kernel.dataSync(), ...fitted.bias.dataSync()];
    };
    const weighed = fit([0, 1, 2, 3, 4], [1, 1, 2, 1, 1]);
    const repeated = fit([0, 1, 2, 2, 3, 4], [1, 1, 1, 1, 1, 1]);
    weighed.forEach((value, index) => expect(value).toBeCloseTo(repeated[index], 3));
    expect(weighed[4]).toBeCloseTo(0, 4);
    expect(weighed[5]).toBeCloseTo(0, 4);
  });
});

describe('setDiscriminant', () => {
  it('lets heads that know nothing tell emotions apart, and leaves nothing behind', async () => {
    const random = new Random(1);
    const heads = buildHeads({
      inputs: width,
      outputs: 2,
      heads: 2,
      width: 4,
      framesTogether: 2,
      discriminant: true,
      nextSeed: () => random.bits(),
    });
    const right = async () => {
      let count = 0;
      for (const clip of clips(60, 2)) {
        const [first, second] = await headAnswer(heads.together, scaler, clip.pieces);
        if ((second > first ? 1 : 0) === clip.class) count++;
      }
      return count;
    };
    const ignorant = await right();
    const before = tf.memory().numTensors;
    if (heads.discriminating) {
      setDiscriminant(heads.discriminating, {
        recipe: { ridge: 0.001, weight: 1, song: 0.1 },
        examples: clips(120, 1),
        classes: 2,
        scalerOf: () => scaler,
      });
    }
    expect(tf.memory().numTensors).toBe(before);
    expect(ignorant).toBeLessThan(50);
    expect(await right()).toBeGreaterThan(56);
    heads.together.dispose();
  });
});
