import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { evaluate } from '../evaluation/metrics';
import { Adam, assignAll } from './adam';
import { makeBatch } from './batch';
import { crossEntropy, stepDown, type Step } from './crossEntropy';
import { decodeCheckpoint, encodeCheckpoint, type EpochReport } from './checkpoint';
import { fingerprintOf } from './fingerprint';
import { Random } from './random';
import type { Recipe } from './recipes';
import type { Watching } from './trainable';

/** Clips as a network sees them: standardised values, and the emotion as its place in the recipe's list. */
export interface Examples {
  rows: readonly Float32Array[];
  classes: readonly number[];
}

export interface FitOptions extends Watching {
  recipe: Recipe;
  training: Examples;
  validation: Examples;
  /** Decides weights, order, dropout and noise: same seed, data and backend, same weights. */
  seed: number;
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
    while (!run.finished && (await run.pass()));
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
    const { recipe, training, validation, seed, checkpoints, onResume } = this.#options;
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
    onResume?.(this.#history, recipe.fit.epochs);
  }

  /**
   * One pass over the training clips, and what it did to the validation clips.
   *
   * @returns false when it was stopped: what it did to the weights is no pass
   */
  async pass(): Promise<boolean> {
    const { training, validation, recipe, onEpoch, stopped } = this.#options;
    const order = this.#random.order(training.rows.length);
    let loss = 0;
    let right = 0;
    for (let start = 0; start < order.length; start += recipe.fit.batch) {
      if (this.#bestEpoch > 0 && stopped?.()) return false;
      const batch = order.slice(start, start + recipe.fit.batch);
      const step = await this.#step(batch);
      loss += step.loss * batch.length;
      right += step.right;
    }
    const probabilities = await probabilitiesOf(this.network, validation.rows);
    const { accuracy, uar } = evaluate(validation.classes, probabilities, recipe.emotions.length);
    const report: EpochReport = {
      epoch: this.#history.length + 1,
      trainingLoss: loss / order.length,
      trainingAccuracy: right / order.length,
      validationLoss: crossEntropy(validation.classes, probabilities),
      validationAccuracy: accuracy,
      validationUar: uar,
    };
    this.#history.push(report);
    const best = this.#history[this.#bestEpoch - 1];
    if (!best || report.validationLoss < best.validationLoss) {
      this.#bestEpoch = report.epoch;
      this.#bestWeights = this.#weights();
    }
    await this.#checkpoint();
    await onEpoch?.(report, recipe.fit.epochs);
    return true;
  }

  result(): Fitted {
    assignAll(this.#variables, this.#bestWeights);
    return { network: this.network, history: this.#history, bestEpoch: this.#bestEpoch };
  }

  dispose(): void {
    this.#adam.dispose();
  }

  async #step(batch: readonly number[]): Promise<Step> {
    const { training, recipe } = this.#options;
    const count = recipe.emotions.length;
    const { values, targets } = makeBatch(training, batch, count, recipe.fit, this.#random);
    return stepDown(this.#adam, targets, () => {
      const x = tf.tensor(values, [batch.length, ...this.#inputShape]);
      return this.network.apply(x, { training: true }) as tf.Tensor;
    });
  }

  #weights(): Float32Array[] {
    return this.#variables.map((variable) => Float32Array.from(variable.dataSync()));
  }

  async #checkpoint(): Promise<void> {
    const { checkpoints, checkpointSeconds = 5 } = this.#options;
    const soon = tf.util.now() - this.#savedAt < 1000 * checkpointSeconds;
    // The last is always kept: the model may yet find no place.
    if (!checkpoints || (soon && !this.finished)) return;
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
