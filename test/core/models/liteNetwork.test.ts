import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { liteAnswer, liteFrames } from '../../../src/core/models/liteFrames';
import { liteViews } from '../../../src/core/models/liteViews';
import { buildLiteNetwork } from '../../../src/core/models/liteNetwork';
import { restoreNetwork, storeNetwork } from '../../../src/core/models/storedNetwork';
import { liteRecipe } from '../../../src/core/training/liteRecipe';
import { voiceLike } from './madeSounds';

const { shape } = liteRecipe.settings;

describe('the network of Affectron Lite', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('fits into a megabyte, takes any number of whole steps, and gives probabilities', async () => {
    const before = tf.memory().numTensors;
    const network = buildLiteNetwork(shape, 8);
    const stored = await storeNetwork(network);
    expect(stored['model.json'].byteLength + stored['weights.bin'].byteLength).toBeLessThan(1e6);
    for (const frames of [64, 208]) {
      const said = tf.tidy(
        () =>
          (
            network.predict(tf.randomNormal([2, frames, shape.bands, 1])) as tf.Tensor
          ).arraySync() as number[][],
      );
      expect(said.map((row) => row.reduce((sum, value) => sum + value, 0))).toEqual([
        expect.closeTo(1, 5),
        expect.closeTo(1, 5),
      ]);
    }
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('answers the same after it was stored', async () => {
    const network = buildLiteNetwork(shape, 8);
    const again = await restoreNetwork(await storeNetwork(network));
    const sound = tf.randomNormal([1, 80, shape.bands, 1], 0, 1, 'float32', 3);
    const [one, other] = [network, again].map((each) => (each.predict(sound) as tf.Tensor).dataSync());
    expect(other).toEqual(one);
    tf.dispose(sound);
    network.dispose();
    again.dispose();
  });
});

describe('what Lite hears', () => {
  it('is a spectrogram for each piece of at most 5 s', () => {
    expect(liteFrames(voiceLike({ seconds: 2 }))).toHaveLength(1);
    expect(liteFrames(voiceLike({ seconds: 12 }))).toHaveLength(3);
  });

  it('is the sound as it is, slower and higher, faster and lower, in whole steps; the end begins again', () => {
    const width = 4;
    const data = Float32Array.from(
      { length: 70 * width },
      (_, i) => Math.floor(i / width) + (i % width) / 100,
    );
    const [slow, plain, fast] = liteViews({ frames: 70, width, data });
    // 70 / 0.9 frames fill five steps of 16.
    for (const { frames } of [slow, plain, fast]) expect(frames).toBe(80);
    const at = (view: typeof plain, frame: number, band: number) => view.data[frame * width + band];
    expect(Array.from(plain.data.subarray(0, data.length))).toEqual(Array.from(data));
    expect(Array.from(plain.data.subarray(data.length))).toEqual(Array.from(data.subarray(0, 10 * width)));
    expect(at(slow, 10, 2)).toBeCloseTo(9 + 0.005, 5);
    expect(at(fast, 10, 2)).toBeCloseTo(11 + 0.03, 5);
    expect(at(fast, 10, 0)).toBeCloseTo(11 + 0.015, 5);
    // Frame 77.0 of 70 is frame 7 again.
    expect(at(fast, 70, 1)).toBeCloseTo(7 + 0.025, 4);
    expect(liteViews({ frames: 1, width, data: new Float32Array(width).fill(1) })[0]).toMatchObject({
      frames: 64,
      data: new Float32Array(64 * width).fill(1),
    });
  });

  it('is averaged over the pieces', async () => {
    const network = buildLiteNetwork(shape, 8);
    const pieces = liteFrames(voiceLike({ seconds: 8 }));
    const each = await Promise.all(pieces.map((piece) => liteAnswer(network, [piece])));
    const mean = await liteAnswer(network, pieces);
    expect(each).toHaveLength(2);
    mean.forEach((value, index) => {
      expect(value).toBeCloseTo((each[0][index] + each[1][index]) / 2, 6);
    });
    network.dispose();
  });
});
