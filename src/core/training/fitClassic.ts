import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { fitScaler, type Scaler } from '../models/standardise';
import { Adam } from './adam';
import type { ClassicRecipe } from './classicRecipes';
import { Random } from './random';

export interface ClassicExamples {
  /** What `classicInput` gave, scaled. */
  rows: readonly Float32Array[];
  /** Place of each clip's emotion. */
  classes: readonly number[];
}

/**
 * Trains as the classic systems were trained: a fixed number of passes with Adam, the clips as they are, watched by
 * nobody; the last weights count.
 *
 * @returns the network, to be disposed of by the caller
 */
export async function fitClassic(
  recipe: Pick<ClassicRecipe, 'build' | 'passes' | 'batch' | 'learningRate'>,
  { rows, classes }: ClassicExamples,
  outputs: number,
  seed: number,
  onPass: (report: { pass: number; of: number; loss: number }) => void | Promise<void>,
): Promise<layers.LayersModel> {
  const random = new Random(seed);
  const inputs = rows[0].length;
  const network = recipe.build({ inputs, outputs, nextSeed: () => random.bits() });
  const inputShape = network.inputs.flatMap((input) => input.shape.slice(1).map(Number));
  const variables = network.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const adam = new Adam(variables, recipe);
  const logits = logitsOf(network);
  try {
    for (let pass = 1; pass <= recipe.passes; pass++) {
      const order = random.order(rows.length);
      let loss = 0;
      for (let start = 0; start < order.length; start += recipe.batch) {
        const places = order.slice(start, start + recipe.batch);
        const batch = batchOf({ rows, classes }, places, outputs);
        const step = adam.minimise(() => {
          const x = tf.tensor(batch.values, [places.length, ...inputShape]);
          return tf.losses.softmaxCrossEntropy(
            tf.tensor2d(batch.targets, [places.length, outputs]),
            logits(x),
          );
        });
        loss += ((await step.data())[0] * places.length) / order.length;
        step.dispose();
      }
      await onPass({ pass, of: recipe.passes, loss });
    }
    return network;
  } catch (error) {
    network.dispose();
    throw error;
  } finally {
    adam.dispose();
  }
}

/** Clips one after the other, and for each the probability 1 of its emotion. */
function batchOf({ rows, classes }: ClassicExamples, places: readonly number[], outputs: number) {
  const width = rows[0].length;
  const values = new Float32Array(places.length * width);
  const targets = new Float32Array(places.length * outputs);
  places.forEach((place, row) => {
    values.set(rows[place], row * width);
    targets[row * outputs + classes[place]] = 1;
  });
  return { values, targets };
}

/**
 * What the softmax at the end of a network is given, for training. Values that are not scaled make a new network so sure
 * that probabilities vanish, and with them the gradient of their logarithm; of these it does not.
 */
function logitsOf(network: layers.LayersModel): (x: tf.Tensor) => tf.Tensor2D {
  const last = network.layers[network.layers.length - 1];
  const before = layers.model({ inputs: network.inputs, outputs: last.input });
  const [kernel, bias] = last.trainableWeights;
  return (x) =>
    tf.add(
      tf.matMul(before.apply(x, { training: true }) as tf.Tensor2D, kernel.read() as tf.Tensor2D),
      bias.read(),
    );
}

/**
 * How a classic system scales its values, measured on training rows alone; `null` where it takes them as they are.
 */
export function fitClassicScaler(
  scaling: ClassicRecipe['scaling'],
  rows: readonly Float32Array[],
): Scaler | null {
  if (scaling === 'none') return null;
  return scaling === 'standard' ? fitScaler(rows) : fitRange(rows);
}

/** The training rows come to lie between 0 and 1. */
function fitRange(rows: readonly Float32Array[]): Scaler {
  const least = Array.from(rows[0]);
  const most = Array.from(rows[0]);
  for (const row of rows) {
    row.forEach((value, j) => {
      least[j] = Math.min(least[j], value);
      most[j] = Math.max(most[j], value);
    });
  }
  return { mean: least, deviation: most.map((value, j) => value - least[j] || 1) };
}
