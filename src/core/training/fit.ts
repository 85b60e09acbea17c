import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { evaluate } from '../evaluation/metrics';
import { Adam, assignAll } from './adam';
import { makeBatch } from './batch';
import { decodeCheckpoint, encodeCheckpoint, type CheckpointStore, type EpochReport } from './checkpoint';
import { fingerprintOf } from './fingerprint';
import { Random } from './random';
import type { Recipe } from './recipes';

/** Clips as a network sees them: standardised values, and the emotion as its place in the recipe's list. */
export interface Examples {
  rows: readonly Float32Array[];
  classes: readonly number[];
}

export interface FitOptions {
  recipe: Recipe;
  training: Examples;
  validation: Examples;
  /** Decides weights, order, dropout and noise: same seed, data and backend, same weights. */
  seed: number;
  /** Without it a killed run starts over. */
  checkpoints?: CheckpointStore;
  /** Seconds between checkpoints. Default 5. */
  checkpointSeconds?: number;
  /** Called after every pass; while it runs, training waits. */
  onEpoch?: (report: EpochReport) => void | Promise<void>;
}

export interface Fitted {
  /** With the weights of the best pass. To be disposed of by the caller. */
  network: LayersModel;
  history: EpochReport[];
  bestEpoch: number;
}

/**
 * Trains a network until the validation loss has not fallen for `patience` passes, and keeps the weights of
 * the pass where it was lowest. The loss, not the UAR: on the few clips of two actors the UAR jumps by
 * chance.
 *
 * @throws AffectronError `wrong-checkpoint` when the store holds that of another training
 */
export async function fit(options: FitOptions): Promise<Fitted> {
  const run = new Run(options);
  try {
    await run.resume();
    while (!run.finished) await run.pass();
    return run.result();
  } catch (error) {
    run.network.dispose();
    throw error;
  } finally {
    run.dispose();
  }
}

class Run {
  readonly network: LayersModel;
  readonly #options: FitOptions;
  readonly #random: Random;
  readonly #variables: tf.Variable[];
  readonly #adam: Adam;
  readonly #inputShape: number[];
  #fingerprint = '';
  #history: EpochReport[] = [];
  #bestEpoch = 0;
  #bestWeights: Float32Array[] = [];
  #savedAt = tf.util.now();

  constructor(options: FitOptions) {
    this.#options = options;
    const { recipe, training, seed } = options;
    this.#random = new Random(seed);
    const inputs = training.rows[0].length;
    this.network = recipe.build({
      inputs,
      outputs: recipe.emotions.length,
      nextSeed: () => this.#random.bits(),
    });
    this.#inputShape = this.network.inputs.flatMap((input) => input.shape.slice(1).map(Number));
    this.#variables = this.network.trainableWeights.map((weight) => weight.read() as tf.Variable);
    this.#adam = new Adam(this.#variables, recipe.fit);
  }

  get finished(): boolean {
    const { epochs, patience } = this.#options.recipe.fit;
    return this.#history.length >= epochs || this.#history.length - this.#bestEpoch >= patience;
  }

  async resume(): Promise<void> {
    const { recipe, training, validation, seed, checkpoints } = this.#options;
    this.#fingerprint = await fingerprintOf({ recipe, training, validation, seed });
    const bytes = await checkpoints?.load();
    if (!bytes) return;
    const checkpoint = decodeCheckpoint(bytes, this.#fingerprint);
    assignAll(this.#variables, checkpoint.weights);
    this.#adam.restore(checkpoint.adam);
    this.#random.state = checkpoint.random;
    this.#history = checkpoint.history;
    this.#bestEpoch = checkpoint.bestEpoch;
    this.#bestWeights = checkpoint.bestWeights;
  }

  /** One pass over the training clips, and what it did to the validation clips. */
  async pass(): Promise<void> {
    const { training, validation, recipe, onEpoch } = this.#options;
    const order = this.#random.order(training.rows.length);
    let loss = 0;
    for (let start = 0; start < order.length; start += recipe.fit.batch) {
      const batch = order.slice(start, start + recipe.fit.batch);
      loss += (await this.#step(batch)) * batch.length;
    }
    const probabilities = await probabilitiesOf(this.network, validation.rows);
    const report: EpochReport = {
      epoch: this.#history.length + 1,
      trainingLoss: loss / order.length,
      validationLoss: crossEntropy(validation.classes, probabilities),
      validationUar: evaluate(validation.classes, probabilities, recipe.emotions.length).uar,
    };
    this.#history.push(report);
    const best = this.#history[this.#bestEpoch - 1];
    if (!best || report.validationLoss < best.validationLoss) {
      this.#bestEpoch = report.epoch;
      this.#bestWeights = this.#weights();
    }
    await this.#checkpoint();
    await onEpoch?.(report);
  }

  result(): Fitted {
    assignAll(this.#variables, this.#bestWeights);
    return { network: this.network, history: this.#history, bestEpoch: this.#bestEpoch };
  }

  dispose(): void {
    this.#adam.dispose();
  }

  async #step(batch: readonly number[]): Promise<number> {
    const { training, recipe } = this.#options;
    const count = recipe.emotions.length;
    const { values, targets } = makeBatch(training, batch, count, recipe.fit, this.#random);
    const loss = this.#adam.minimise(() => {
      const x = tf.tensor(values, [batch.length, ...this.#inputShape]);
      const probabilities = this.network.apply(x, { training: true }) as tf.Tensor2D;
      const logarithms = tf.log(tf.add(probabilities, smallest));
      return tf.neg(tf.mean(tf.sum(tf.mul(tf.tensor2d(targets, [batch.length, count]), logarithms), 1)));
    });
    const [value] = await loss.data();
    loss.dispose();
    return value;
  }

  #weights(): Float32Array[] {
    return this.#variables.map((variable) => Float32Array.from(variable.dataSync()));
  }

  async #checkpoint(): Promise<void> {
    const { checkpoints, checkpointSeconds = 5 } = this.#options;
    if (!checkpoints || tf.util.now() - this.#savedAt < 1000 * checkpointSeconds) return;
    await checkpoints.save(
      encodeCheckpoint({
        fingerprint: this.#fingerprint,
        history: this.#history,
        bestEpoch: this.#bestEpoch,
        bestWeights: this.#bestWeights,
        random: this.#random.state,
        weights: this.#weights(),
        adam: this.#adam.state(),
      }),
    );
    this.#savedAt = tf.util.now();
  }
}

/** Keeps the logarithm of a vanished probability finite. */
const smallest = 1e-7;

/** Probabilities of all rows, one array per row. */
export async function probabilitiesOf(
  network: LayersModel,
  rows: readonly Float32Array[],
): Promise<Float32Array[]> {
  const inputShape = network.inputs.flatMap((input) => input.shape.slice(1).map(Number));
  const width = inputShape.reduce((size, length) => size * length, 1);
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => values.set(row, i * width));
  const output = tf.tidy(
    () => network.predict(tf.tensor(values, [rows.length, ...inputShape])) as tf.Tensor2D,
  );
  const flat = (await output.data()) as Float32Array;
  const count = output.shape[1];
  output.dispose();
  return rows.map((_, i) => flat.slice(i * count, (i + 1) * count));
}

/** Mean of `-ln p` of the true class. */
function crossEntropy(classes: readonly number[], probabilities: readonly Float32Array[]): number {
  const losses = probabilities.map((row, i) => -Math.log(row[classes[i]] + smallest));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
