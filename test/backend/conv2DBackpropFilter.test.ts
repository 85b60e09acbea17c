import * as tf from '@tensorflow/tfjs-core';
// For its side effect: it registers the gradients of all operations.
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/backend/startBackend';

const cases: {
  title: string;
  x: [number, number, number, number];
  filter: [number, number, number, number];
  strides: [number, number];
  pad: 'same' | 'valid' | number;
}[] = [
  { title: 'a Conv1D, valid', x: [3, 1, 40, 1], filter: [1, 3, 1, 8], strides: [1, 1], pad: 'valid' },
  { title: 'a Conv1D, same', x: [2, 1, 19, 16], filter: [1, 5, 16, 32], strides: [1, 1], pad: 'same' },
  { title: 'a Conv2D, same', x: [2, 9, 7, 3], filter: [3, 3, 3, 4], strides: [1, 1], pad: 'same' },
  { title: 'uneven strides, valid', x: [2, 10, 11, 3], filter: [3, 2, 3, 5], strides: [2, 3], pad: 'valid' },
  { title: 'strides with same padding', x: [1, 8, 8, 2], filter: [5, 3, 2, 3], strides: [2, 2], pad: 'same' },
  { title: 'explicit padding', x: [2, 6, 6, 2], filter: [3, 3, 2, 2], strides: [1, 1], pad: 2 },
];

describe('Conv2DBackpropFilter on WASM', () => {
  beforeAll(async () => {
    expect((await startBackend({ prefer: 'wasm' })).name).toBe('wasm');
  });

  for (const { title, x, filter, strides, pad } of cases) {
    it(`equals the cpu backend: ${title}`, async () => {
      const input = tf.randomNormal(x, 0, 1, 'float32', 5).dataSync();
      const weights = tf.randomNormal(filter, 0, 1, 'float32', 6).dataSync();
      const gradient = async (backend: 'wasm' | 'cpu') => {
        expect((await startBackend({ prefer: backend })).name).toBe(backend);
        return tf.tidy(() => {
          const loss = (w: tf.Tensor) =>
            tf.sum(tf.square(tf.conv2d(tf.tensor4d(input, x), w as tf.Tensor4D, strides, pad)));
          return tf.grad(loss)(tf.tensor(weights, filter)).dataSync();
        });
      };
      const onCpu = await gradient('cpu');
      const onWasm = await gradient('wasm');
      const largest = Math.max(...onCpu.map(Math.abs));
      onCpu.forEach((value, index) =>
        expect(Math.abs(value - (onWasm[index] ?? NaN)) / largest).toBeLessThan(1e-5),
      );
    });
  }

  it('leaves no tensors behind', () => {
    const filter = tf.randomNormal<tf.Rank.R4>([1, 3, 2, 4]);
    const x = tf.randomNormal<tf.Rank.R4>([2, 1, 10, 2]);
    const step = () =>
      tf.tidy(
        () => void tf.grad((w: tf.Tensor) => tf.sum(tf.conv2d(x, w as tf.Tensor4D, 1, 'same')))(filter),
      );
    step();
    const before = tf.memory().numTensors;
    for (let round = 0; round < 5; round++) step();
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose([filter, x]);
  });
});
