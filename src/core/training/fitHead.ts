import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Corpus } from '../corpora/clipLabel';
import { buildHeads, type Heads } from '../models/affectronHead';
import type { Scaler } from '../models/standardise';
import { Adam } from './adam';
import { stepDown } from './crossEntropy';
import { fitFrameScaler } from './frameScaler';
import { headBatch } from './headBatch';
import type { CorpusExample } from './headExample';
import { setDiscriminant } from './headDiscriminant';
import type { HeadRecipe } from './headRecipe';
import { oneCycleRate } from './oneCycle';
import { Random } from './random';
import { swappedVoices } from './voiceSwap';

/**
 * Called before every pass: what the frames of an example are standardised with in it.
 *
 * @param training statistics of all examples
 */
export type ScalersOfPass = (training: Scaler, random: Random) => (example: CorpusExample) => Scaler;

export interface FitHeadOptions {
  recipe: HeadRecipe;
  examples: readonly CorpusExample[];
  /** Number of emotions. */
  classes: number;
  /** Decides weights, order and augmentation: same seed, data and backend, same heads. */
  seed: number;
  /** Default: the statistics of all examples, voices swapped as the recipe says. */
  scalers?: ScalersOfPass;
  /** Watches over the passes: may go on with an earlier run, and stop. */
  keeper?: HeadKeeper;
  /** Called after every pass over the clips with the mean loss of a head; while it runs, training waits. */
  onPass?: (report: { pass: number; of: number; loss: number }) => void | Promise<void>;
}

/** A running training of heads, for its keeper. */
export interface HeadTraining {
  /** All heads together, with the weights of now. */
  network: LayersModel;
  scaler: Scaler;
  adam: Adam;
  random: Random;
}

export interface HeadKeeper {
  /** Called before the first pass; may put an earlier run back. Answers how many passes that had made. */
  begin(training: HeadTraining): Promise<number>;
  /** Asked before every step; once true, training ends there, in the middle of a pass. */
  stopped(): boolean;
  /** Called after every pass: mean loss and accuracy of a head on the training clips, as they were augmented. */
  passed(report: { loss: number; accuracy: number }): Promise<void>;
}

export interface FittedHead {
  /** All heads together. To be disposed of by the caller. */
  network: LayersModel;
  scaler: Scaler;
}

/**
 * Trains the heads of a recipe side by side on the same batches, each from its own beginning and with its own dropout:
 * what is drawn, cut and mixed once serves all of them. The one cycle of the learning rate ends training, so no clips
 * are needed to say when to stop.
 */
export async function fitHead(options: FitHeadOptions): Promise<FittedHead> {
  const { recipe, examples, classes, seed, keeper, onPass } = options;
  const random = new Random(seed);
  const scaler = fitFrameScaler(examples.map(({ pieces }) => pieces));
  const scalers = options.scalers ?? swappedVoices(examples, recipe.augmentation.voiceSwap);
  const heads = buildHeads({
    inputs: scaler.mean.length,
    outputs: classes,
    heads: recipe.heads,
    width: recipe.width,
    framesTogether: recipe.framesTogether,
    discriminant: recipe.discriminant !== null,
    nextSeed: () => random.bits(),
  });
  try {
    if (recipe.discriminant && heads.discriminating) {
      setDiscriminant(heads.discriminating, {
        recipe: recipe.discriminant,
        examples,
        classes,
        scalerOf: options.scalers?.(scaler, random) ?? (() => scaler),
      });
    }
    await fitAll(heads, { recipe, examples, classes, scaler, scalers, random, keeper }, onPass);
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
  scalers: ScalersOfPass;
  random: Random;
  keeper: HeadKeeper | undefined;
}

async function fitAll(
  { each: network, together }: Heads,
  fitting: Fitting,
  onPass: FitHeadOptions['onPass'],
): Promise<void> {
  const { recipe, random, scaler, keeper } = fitting;
  const variables = network.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const adam = new Adam(variables, recipe);
  try {
    const made = await keeper?.begin({ network: together, scaler, adam, random });
    for (let pass = 1 + (made ?? 0); pass <= recipe.passes; pass++) {
      const scalerOf = fitting.scalers(scaler, random);
      const drawn = drawPass(fitting).map((example) => ({ ...example, scaler: scalerOf(example) }));
      const batches = batchesOf(drawn, recipe.batch, random);
      let loss = 0;
      let right = 0;
      for (const [step, examples] of batches.entries()) {
        if (keeper?.stopped()) return;
        const partners = examples.map(() => drawn[Math.floor(random.uniform() * drawn.length)]);
        const batch = headBatch(examples, partners, { ...fitting, ...recipe }, random);
        const progress = (pass - 1 + step / batches.length) / recipe.passes;
        adam.learningRate = oneCycleRate(progress, recipe.learningRate);
        const { values, shape, targets } = batch;
        const done = await stepDown(
          adam,
          targets,
          () => network.apply(tf.tensor3d(values, shape), { training: true }) as tf.Tensor | tf.Tensor[],
        );
        loss += done.loss / batches.length;
        right += done.right;
      }
      await keeper?.passed({ loss, accuracy: right / drawn.length });
      await onPass?.({ pass, of: recipe.passes, loss });
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
