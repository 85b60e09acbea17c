import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** What a golden file says of a block's output. */
export interface GoldenBlock {
  norm: number;
  token0_first16: number[];
  token50_first16: number[];
  mean_first16: number[];
  sd_first16: number[];
}

/** Holds outputs of an encoder to their reference, relative 1e-3, by the number of the block. */
export function expectGolden(
  outputs: readonly tf.Tensor2D[],
  blocks: Readonly<Record<number, GoldenBlock>>,
): void {
  for (const [block, expected] of Object.entries(blocks)) {
    const found = summary(outputs[Number(block) - 1]);
    expect(Math.abs(found.norm / expected.norm - 1)).toBeLessThan(1e-3);
    for (const part of ['token0_first16', 'token50_first16', 'mean_first16', 'sd_first16'] as const) {
      expect(distance(found[part], expected[part]), `block ${block}, ${part}`).toBeLessThan(1e-3);
    }
  }
}

function summary(output: tf.Tensor2D): GoldenBlock {
  return tf.tidy(() => {
    const first16 = (values: tf.Tensor) => [...values.dataSync()].slice(0, 16);
    const { mean, variance } = tf.moments(output, 0);
    return {
      norm: tf.norm(output).dataSync()[0] ?? NaN,
      token0_first16: first16(tf.slice(output, [0, 0], [1, 16])),
      token50_first16: first16(tf.slice(output, [50, 0], [1, 16])),
      mean_first16: first16(mean),
      sd_first16: first16(tf.sqrt(variance)),
    };
  });
}

/** Largest distance from the reference, relative to the larger of 1 and the value. */
function distance(found: number[], expected: number[]): number {
  return Math.max(
    ...expected.map((value, i) => Math.abs((found[i] ?? NaN) - value) / Math.max(1, Math.abs(value))),
  );
}
