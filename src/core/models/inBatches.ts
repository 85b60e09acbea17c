import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** Answers for all items, so many items at a time. */
export async function inBatches<Item, Answer>(
  items: readonly Item[],
  size: number,
  answer: (batch: readonly Item[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += size) {
    answers.push(...(await answer(items.slice(from, from + size))));
  }
  return answers;
}

/** What a network says of each row of a batch. */
export async function predictRows(network: LayersModel, batch: () => tf.Tensor): Promise<Float32Array[]> {
  const output = tf.tidy(() => network.predict(batch()) as tf.Tensor);
  const [rows, width] = output.shape;
  try {
    const values = Float32Array.from(await output.data());
    return Array.from({ length: rows }, (_, row) => values.subarray(row * width, (row + 1) * width));
  } finally {
    output.dispose();
  }
}
