import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { headAnswer } from '../../../src/core/models/headAnswer';
import { fitHead } from '../../../src/core/training/fitHead';
import { fitFrameScaler } from '../../../src/core/training/frameScaler';
import { headBatch } from '../../../src/core/training/headBatch';
import type { CorpusExample } from '../../../src/core/training/headExample';
import { affectronRecipe, type HeadRecipe } from '../../../src/core/training/headRecipe';
import { oneCycleRate } from '../../../src/core/training/oneCycle';
import { Random } from '../../../src/core/training/random';

const width = 8;

/** Clips whose class is where in a frame the energy lies. */
function clips(count: number, seed: number): CorpusExample[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const frames = 5 + Math.floor(10 * random.uniform());
    const data = Float32Array.from(
      { length: frames * width },
      (_, i) => random.normal() + (i % width === index % 3 ? 2 : 0),
    );
    const corpus = index % 4 ? 'RAVDESS' : 'TESS';
    return {
      pieces: [{ frames, width, data }],
      class: index % 3,
      corpus,
      voice: `${corpus} ${index % 5} speech`,
      channel: 'speech',
    };
  });
}

const recipe: HeadRecipe = {
  ...affectronRecipe,
  heads: 2,
  width: 32,
  passes: 6,
  batch: 8,
  learningRate: 5e-3,
};

describe('fitHead', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('learns what tells the classes apart, and leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    const losses: number[] = [];
    const { network, scaler } = await fitHead({
      recipe,
      examples: clips(72, 1),
      classes: 3,
      seed: 3,
      onPass: ({ loss }) => void losses.push(loss),
    });
    expect(losses).toHaveLength(recipe.passes);
    let right = 0;
    const unseen = clips(30, 2);
    for (const clip of unseen) {
      const answer = await headAnswer(network, scaler, clip.pieces);
      if (answer.indexOf(Math.max(...answer)) === clip.class) right++;
    }
    expect(right).toBeGreaterThan(25);
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives the same heads for the same seed, others for another', async () => {
    const few = { ...recipe, passes: 1, heads: 1 };
    const answers: Float32Array[] = [];
    for (const seed of [5, 5, 6]) {
      const { network, scaler } = await fitHead({ recipe: few, examples: clips(24, 1), classes: 3, seed });
      answers.push(await headAnswer(network, scaler, clips(1, 9)[0].pieces));
      network.dispose();
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
  });

  it('stops where it is told to, and leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    const stopped = fitHead({
      recipe,
      examples: clips(24, 1),
      classes: 3,
      seed: 1,
      onPass: () => {
        throw new Error('stopped');
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('fitFrameScaler', () => {
  it('measures all frames alike, whatever the clip', () => {
    const data = [Float32Array.of(1, 5), Float32Array.of(3, 5, 5, 5)];
    const scaler = fitFrameScaler(
      data.map((values) => [{ frames: values.length / 2, width: 2, data: values }]),
    );
    expect(scaler.mean).toEqual([3, 5]);
    expect(scaler.deviation[0]).toBeCloseTo(Math.sqrt(8 / 3), 12);
    expect(scaler.deviation[1]).toBe(1);
  });
});

describe('headBatch', () => {
  const options = {
    scaler: { mean: new Array<number>(width).fill(0), deviation: new Array<number>(width).fill(1) },
    classes: 3,
    labelSmoothing: 0.1,
    augmentation: affectronRecipe.augmentation,
  };
  const examples = clips(8, 3);

  it('smooths and mixes targets that add up to 1', () => {
    const mixed = { ...options, augmentation: { ...options.augmentation, mixup: 1 } };
    const { targets } = headBatch(examples, [...examples].reverse(), mixed, new Random(1));
    for (let clip = 0; clip < examples.length; clip++) {
      const row = [...targets.subarray(3 * clip, 3 * clip + 3)];
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
      expect(Math.min(...row)).toBeGreaterThan(0.033);
    }
  });

  it('fills up with zeros, crops to no less than it may, and masks no more', () => {
    const { values, shape } = headBatch(examples, examples, options, new Random(2));
    const [, most] = shape;
    examples.forEach(({ pieces: [{ frames }] }, clip) => {
      const heard = Array.from({ length: most }, (_, frame) => {
        const start = (clip * most + frame) * width;
        return values.subarray(start, start + width).some((value) => value !== 0);
      }).filter(Boolean).length;
      expect(heard).toBeLessThanOrEqual(frames);
      expect(heard).toBeGreaterThanOrEqual(Math.floor(0.75 * 0.85 * frames) - 1);
    });
  });
});

describe('oneCycleRate', () => {
  it('rises to its peak and falls to almost nothing', () => {
    expect(oneCycleRate(0, 1)).toBeCloseTo(1 / 25, 12);
    expect(oneCycleRate(0.3, 1)).toBeCloseTo(1, 12);
    expect(oneCycleRate(0.65, 1)).toBeCloseTo(0.5, 2);
    expect(oneCycleRate(1, 1)).toBeLessThan(1e-5);
  });
});
