import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { buildHeads } from '../../../src/core/models/affectronHead';
import { headAnswer } from '../../../src/core/models/headAnswer';
import { restoreNetwork, storeNetwork } from '../../../src/core/models/storedNetwork';
import { Random } from '../../../src/core/training/random';

const width = 6;
const scaler = { mean: new Array<number>(width).fill(0), deviation: new Array<number>(width).fill(1) };

function heads(count: number, seed = 1) {
  const random = new Random(seed);
  return buildHeads({ inputs: width, outputs: 3, heads: count, nextSeed: () => random.bits() });
}

function frames(count: number, seed: number) {
  const random = new Random(seed);
  return { frames: count, width, data: Float32Array.from({ length: count * width }, () => random.normal()) };
}

describe('buildHeads', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('gives probabilities for clips of any length', async () => {
    const { together } = heads(2);
    for (const count of [1, 7, 60]) {
      const answer = await headAnswer(together, scaler, [frames(count, count)]);
      expect(answer).toHaveLength(3);
      expect(answer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    }
    together.dispose();
  });

  it('does not hear the zeros that fill a batch up', () => {
    const { together } = heads(1);
    const { data } = frames(9, 3);
    const padded = new Float32Array(20 * width);
    padded.set(data);
    const answers = tf.tidy(() =>
      [tf.tensor3d(data, [1, 9, width]), tf.tensor3d(padded, [1, 20, width])].map((clip) => [
        ...(together.predict(clip) as tf.Tensor).dataSync(),
      ]),
    );
    answers[0].forEach((value, index) => expect(value).toBeCloseTo(answers[1][index], 5));
    together.dispose();
  });

  it('averages its heads', async () => {
    const { single, together } = heads(2);
    const clip = [frames(12, 5)];
    const [first, second, mean] = await Promise.all(
      [...single, together].map((network) => headAnswer(network, scaler, clip)),
    );
    mean.forEach((value, index) => expect(value).toBeCloseTo((first[index] + second[index]) / 2, 5));
    expect(first[0]).not.toBeCloseTo(second[0], 3);
    together.dispose();
  });

  it('averages the pieces of a clip', async () => {
    const { together } = heads(1);
    const [one, other] = [frames(10, 1), frames(20, 2)];
    const answers = await Promise.all(
      [[one], [other], [one, other]].map((clip) => headAnswer(together, scaler, clip)),
    );
    answers[2].forEach((value, index) =>
      expect(value).toBeCloseTo((answers[0][index] + answers[1][index]) / 2, 5),
    );
    together.dispose();
  });

  it('follows from its seed', async () => {
    const [one, same, other] = [heads(1, 7), heads(1, 7), heads(1, 8)].map(({ together }) => together);
    const clip = [frames(10, 1)];
    expect(await headAnswer(one, scaler, clip)).toEqual(await headAnswer(same, scaler, clip));
    expect(await headAnswer(one, scaler, clip)).not.toEqual(await headAnswer(other, scaler, clip));
    for (const network of [one, same, other]) network.dispose();
  });

  it('is stored and restored, custom layers and all, without leaving a tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { together } = heads(2);
    const clip = [frames(30, 4)];
    const expected = await headAnswer(together, scaler, clip);
    const restored = await restoreNetwork(await storeNetwork(together));
    const found = await headAnswer(restored, scaler, clip);
    found.forEach((value, index) => expect(value).toBeCloseTo(expected[index], 6));
    restored.dispose();
    together.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
