import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { buildHeads } from '../../../src/core/models/affectronHead';
import { FrameAverage } from '../../../src/core/models/frameAverage';
import { headAnswer } from '../../../src/core/models/headAnswer';
import { restoreNetwork, storeNetwork } from '../../../src/core/models/storedNetwork';
import { Random } from '../../../src/core/training/random';

const width = 6;
const scaler = { mean: new Array<number>(width).fill(0), deviation: new Array<number>(width).fill(1) };

function heads(count: number, seed = 1) {
  const random = new Random(seed);
  return buildHeads({
    width: 16,
    framesTogether: 2,
    discriminant: true,
    inputs: width,
    outputs: 3,
    heads: count,
    nextSeed: () => random.bits(),
  });
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
    const { each, together } = heads(2);
    const clip = frames(12, 5);
    const mean = await headAnswer(together, scaler, [clip]);
    const [first, second] = tf.tidy(() =>
      (each.predict(tf.tensor3d(clip.data, [1, 12, width])) as tf.Tensor[]).map((output) =>
        output.dataSync(),
      ),
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

  it('answers within 1e-3 from half the bytes', async () => {
    const { together } = heads(2);
    const stored = await storeNetwork(together);
    const halved = await storeNetwork(together, { halved: true });
    expect(halved['weights.bin'].length).toBeLessThan(0.62 * stored['weights.bin'].length);
    const restored = await restoreNetwork(halved);
    for (const seed of [1, 2, 3]) {
      const clip = [frames(30, seed)];
      const expected = await headAnswer(together, scaler, clip);
      const found = await headAnswer(restored, scaler, clip);
      found.forEach((value, index) => expect(Math.abs(value - expected[index])).toBeLessThan(1e-3));
    }
    restored.dispose();
    together.dispose();
  });

  it('is refused when its bytes are too few or are no numbers', async () => {
    const { together } = heads(1);
    const halved = await storeNetwork(together, { halved: true });
    together.dispose();
    const bytes = halved['weights.bin'];
    await expect(restoreNetwork({ ...halved, 'weights.bin': bytes.subarray(1) })).rejects.toThrow(
      'model.json calls for',
    );
    const broken = tf.util
      .decodeString(halved['model.json'], 'utf-8')
      .replace(/("uint16","scale":)[^,]*/, (_, before: string) => `${before}1e300`);
    const modelJson = tf.util.encodeString(broken, 'utf-8');
    await expect(restoreNetwork({ ...halved, 'model.json': modelJson })).rejects.toThrow('not numbers');
  });
});

describe('FrameAverage', () => {
  it('averages what is heard: a last odd frame stands alone, filling stays zeros', () => {
    const frames = tf.tensor3d([
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ]);
    const averaged = new FrameAverage({ frames: 2 }).apply(frames) as tf.Tensor;
    expect(averaged.arraySync()).toEqual([
      [
        [2, 3],
        [5, 6],
        [0, 0],
      ],
    ]);
    const odd = new FrameAverage({ frames: 2 }).apply(tf.tensor3d([[[1], [3], [5]]])) as tf.Tensor;
    expect(odd.arraySync()).toEqual([[[2], [5]]]);
    tf.dispose([frames, averaged, odd]);
  });
});
