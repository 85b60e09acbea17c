import * as tf from '@tensorflow/tfjs-core';
import { evaluate } from '../evaluation/metrics';
import { headAnswer } from '../models/headAnswer';
import { sha256 } from '../models/sha256';
import { assignAll } from './adam';
import { decodeCheckpoint, encodeCheckpoint, type EpochReport } from './checkpoint';
import { crossEntropy } from './crossEntropy';
import type { HeadKeeper, HeadTraining } from './fitHead';
import type { HeadExample } from './headBatch';
import type { CorpusExample } from './headExample';
import type { HeadRecipe } from './headRecipe';
import type { Watching } from './trainable';

export interface HeadWatchOptions extends Watching {
  recipe: HeadRecipe;
  training: readonly CorpusExample[];
  validation: readonly HeadExample[];
  /** Number of emotions. */
  classes: number;
  seed: number;
}

/**
 * Watches over a training of heads with clips of actors it does not hear: measures them after every pass, keeps the
 * weights of the pass with the lowest loss, and writes checkpoints from which a killed run goes on as if nothing had
 * happened.
 */
export class HeadWatch implements HeadKeeper {
  readonly #options: HeadWatchOptions;
  #running: HeadTraining | null = null;
  /** All weights, those too that are not trained but measured along the way. */
  #variables: tf.Variable[] = [];
  #fingerprint = '';
  #bestWeights: Float32Array[] = [];
  #savedAt = tf.util.now();
  history: EpochReport[] = [];
  bestEpoch = 0;

  constructor(options: HeadWatchOptions) {
    this.#options = options;
  }

  async begin(running: HeadTraining): Promise<number> {
    this.#running = running;
    this.#variables = running.network.weights.map((weight) => weight.read() as tf.Variable);
    this.#fingerprint = await fingerprintOf(this.#options);
    const { checkpoints, onResume, recipe } = this.#options;
    const bytes = await checkpoints?.load();
    if (!bytes) return 0;
    const checkpoint = decodeCheckpoint(bytes, this.#fingerprint);
    assignAll(this.#variables, checkpoint.weights);
    running.adam.restore(checkpoint.adam);
    running.random.state = checkpoint.random;
    this.history = checkpoint.history;
    this.bestEpoch = checkpoint.bestEpoch;
    this.#bestWeights = checkpoint.bestWeights;
    onResume?.(this.history, recipe.passes);
    return this.history.length;
  }

  stopped(): boolean {
    return this.bestEpoch > 0 && this.#options.stopped?.() === true;
  }

  async passed({ loss, accuracy }: { loss: number; accuracy: number }): Promise<void> {
    const { validation, classes, onEpoch, recipe } = this.#options;
    const { network, scaler } = this.#current;
    const probabilities: Float32Array[] = [];
    for (const { pieces } of validation) probabilities.push(await headAnswer(network, scaler, pieces));
    const truth = validation.map((example) => example.class);
    const watched = evaluate(truth, probabilities, classes);
    const report: EpochReport = {
      epoch: this.history.length + 1,
      trainingLoss: loss,
      trainingAccuracy: accuracy,
      validationLoss: crossEntropy(truth, probabilities),
      validationAccuracy: watched.accuracy,
      validationUar: watched.uar,
    };
    this.history.push(report);
    const best = this.history.at(this.bestEpoch - 1);
    if (this.bestEpoch === 0 || !best || report.validationLoss < best.validationLoss) {
      this.bestEpoch = report.epoch;
      this.#bestWeights = this.#weights();
    }
    await this.#checkpoint();
    await onEpoch?.(report, recipe.passes);
  }

  /** Gives the network the weights of its best pass. */
  keepBest(): void {
    assignAll(this.#variables, this.#bestWeights);
  }

  get #current(): HeadTraining {
    if (this.#running === null) throw new Error('The training has not begun.');
    return this.#running;
  }

  #weights(): Float32Array[] {
    return this.#variables.map((variable) => Float32Array.from(variable.dataSync()));
  }

  async #checkpoint(): Promise<void> {
    const { checkpoints, checkpointSeconds = 5, recipe } = this.#options;
    const soon = tf.util.now() - this.#savedAt < 1000 * checkpointSeconds;
    // The last is always kept: the model may yet find no place.
    if (!checkpoints || (soon && this.history.length < recipe.passes)) return;
    const { adam, random } = this.#current;
    await checkpoints.save(
      encodeCheckpoint({
        fingerprint: this.#fingerprint,
        history: this.history,
        bestEpoch: this.bestEpoch,
        bestWeights: this.#bestWeights,
        random: random.state,
        weights: this.#weights(),
        adam: adam.state(),
      }),
    );
    this.#savedAt = tf.util.now();
  }
}

/** Names a training run. Frames are a gigabyte: each clip's length and sum stand for them. */
async function fingerprintOf({ recipe, training, validation, seed }: HeadWatchOptions): Promise<string> {
  const mark = ({ pieces, class: emotion }: HeadExample) => [
    emotion,
    ...pieces.map(({ frames, data }) => [frames, data.reduce((sum, value) => sum + value, 0)]),
  ];
  const run = { recipe, seed, training: training.map(mark), validation: validation.map(mark) };
  return sha256(tf.util.encodeString(JSON.stringify(run), 'utf-8'));
}
