import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/backend/startBackend';

const sizes: { a: number[]; b: number[] }[] = [
  { a: [3, 5], b: [5, 4] },
  { a: [2, 3, 5], b: [2, 5, 4] },
  { a: [1, 3, 5], b: [6, 5, 4] },
  { a: [2, 3, 3, 5], b: [2, 3, 5, 1] },
];
const swapped = (shape: number[]) => [...shape.slice(0, -2), ...shape.slice(-2).reverse()];

describe('matrix products with transposed operands on WASM', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    // Starting again must not wrap the kernel again.
    await startBackend({ prefer: 'wasm' });
  });

  for (const { a, b } of sizes) {
    for (const [transposeA, transposeB] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ]) {
      it(`equal the cpu backend: ${a.join('x')} by ${b.join('x')}, ${transposeA}, ${transposeB}`, async () => {
        const product = async (backend: 'wasm' | 'cpu') => {
          await startBackend({ prefer: backend });
          return tf.tidy(() => {
            const x = tf.randomNormal(transposeA ? swapped(a) : a, 0, 1, 'float32', 1);
            const y = tf.randomNormal(transposeB ? swapped(b) : b, 0, 1, 'float32', 2);
            const result = tf.matMul(x, y, transposeA, transposeB);
            return { shape: result.shape, values: [...result.dataSync()] };
          });
        };
        const onCpu = await product('cpu');
        const onWasm = await product('wasm');
        expect(onWasm.shape).toEqual(onCpu.shape);
        onWasm.values.forEach((value, i) => expect(value).toBeCloseTo(onCpu.values[i], 5));
      });
    }
  }

  it('leave no tensors behind', async () => {
    await startBackend({ prefer: 'wasm' });
    const x = tf.ones<tf.Rank.R2>([5, 3]);
    const before = tf.memory().numTensors;
    tf.matMul(x, x, true, false).dispose();
    tf.matMul(x, x, false, true).dispose();
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
  });
});
