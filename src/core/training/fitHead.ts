import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Corpus } from '../corpora/clipLabel';
import { buildHeads } from '../models/affectronHead';
import type { Scaler } from '../models/standardise';
import { Adam } from './adam';
import { fitFrameScaler } from './frameScaler';
import { headBatch, type HeadBatch, type HeadExample } from './headBatch';
import type { HeadRecipe } from './headRecipe';
import { oneCycleRate } from './oneCycle';
import { Random } from './random';

export interface CorpusExample extends HeadExample {
  corpus: Corpus;
}

export interface FitHeadOptions {
  recipe: HeadRecipe;
  examples: readonly CorpusExample[];
  /** Number of emotions. */
  classes: number;
  /** Decides weights, order and augmentation: same seed, data and backend, same heads. */
  seed: number;
  /** Called after every pass over the clips, counted over all heads; while it runs, training waits. */
  onPass?: (report: { pass: number; of: number; loss: number }) => void | Promise<void>;
}

export interface FittedHead {
  /** All heads together. To be disposed of by the caller. */
  network: LayersModel;
  scaler: Scaler;
}

/**
 * Trains the heads of a recipe, one after the other, each for the recipe's passes: the one cycle of the learning rate
 * ends training, so no clips are needed to say when to stop.
 */
export async function fitHead(options: FitHeadOptions): Promise<FittedHead> {
  const { recipe, examples, classes, seed, onPass } = options;
  const random = new Random(seed);
  const scaler = fitFrameScaler(examples.map(({ pieces }) => pieces));
  const heads = buildHeads({
    inputs: scaler.mean.length,
    outputs: classes,
    heads: recipe.heads,
    nextSeed: () => random.bits(),
  });
  const of = recipe.heads * recipe.passes;
  try {
    for (const [index, network] of heads.single.entries()) {
      await fitOne(network, { recipe, examples, classes, scaler, random }, async (pass, loss) => {
        await onPass?.({ pass: index * recipe.passes + pass, of, loss });
      });
    }
  } catch (error) {
    heads.together.dispose();
    throw error;
  }
  return { network: heads.together, scaler };
}

interface Fitting {
  recipe: HeadRecipe;
  examples: readonly CorpusExample[];
  classes: number;
  scaler: Scaler;
  random: Random;
}

async function fitOne(
  network: LayersModel,
  fitting: Fitting,
  onPass: (pass: number, loss: number) => Promise<void>,
): Promise<void> {
  const { recipe, random } = fitting;
  const variables = network.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const adam = new Adam(variables, recipe);
  try {
    for (let pass = 1; pass <= recipe.passes; pass++) {
      const drawn = drawPass(fitting);
      const batches = batchesOf(drawn, recipe.batch, random);
      let loss = 0;
      for (const [step, examples] of batches.entries()) {
        const partners = examples.map(() => drawn[Math.floor(random.uniform() * drawn.length)]);
        const batch = headBatch(examples, partners, { ...fitting, ...recipe }, random);
        const progress = (pass - 1 + step / batches.length) / recipe.passes;
        adam.learningRate = oneCycleRate(progress, recipe.learningRate);
        loss += (await minimise(adam, network, batch)) / batches.length;
      }
      await onPass(pass, loss);
    }
  } finally {
    adam.dispose();
  }
}

/** The clips of a pass in random order, no corpus with more than its share. */
function drawPass({ recipe, examples, random }: Fitting): CorpusExample[] {
  const drawn = new Map<Corpus, number>();
  return random
    .order(examples.length)
    .map((index) => examples[index])
    .filter(({ corpus }) => {
      const count = (drawn.get(corpus) ?? 0) + 1;
      drawn.set(corpus, count);
      return count <= (recipe.mostPerPass[corpus] ?? Infinity);
    });
}

/** Batches among which clips are sorted by length. */
const sortedTogether = 8;

/**
 * Batches of clips of about one length, in random order: a batch is as long as its longest clip, and half of it would
 * be filling.
 */
function batchesOf(drawn: readonly CorpusExample[], size: number, random: Random): CorpusExample[][] {
  const batches: CorpusExample[][] = [];
  for (let from = 0; from < drawn.length; from += sortedTogether * size) {
    const some = drawn.slice(from, from + sortedTogether * size);
    some.sort((a, b) => a.pieces[0].frames - b.pieces[0].frames);
    for (let start = 0; start < some.length; start += size) batches.push(some.slice(start, start + size));
  }
  return random.order(batches.length).map((place) => batches[place]);
}

/** Keeps the logarithm of a vanished probability finite. */
const smallest = 1e-7;

/** One step; answers the loss, the cross-entropy of the batch. */
async function minimise(
  adam: Adam,
  network: LayersModel,
  { values, shape, targets }: HeadBatch,
): Promise<number> {
  const loss = adam.minimise(() => {
    const output = network.apply(tf.tensor3d(values, shape), { training: true }) as tf.Tensor2D;
    const logarithms = tf.log(tf.add(output, smallest));
    return tf.neg(tf.mean(tf.sum(tf.mul(tf.tensor2d(targets, output.shape), logarithms), 1)));
  });
  const [value] = await loss.data();
  loss.dispose();
  return value;
}
