import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Clip } from '../audio/clip';
import { AffectronError } from '../errors';
import { ClipFeatures } from './clipFeatures';
import { loadModel } from './loadModel';
import type { ModelCard } from './modelCard';
import type { ModelFiles } from './modelFiles';
import type { Prediction, Probabilities } from './prediction';
import { standardise } from './standardise';

/** A trained model, ready to say what a clip feels. The same `load` and `predict` for every architecture. */
export class Recogniser {
  readonly card: ModelCard;
  readonly #network: LayersModel;
  readonly #inputShape: number[];

  private constructor(card: ModelCard, network: LayersModel) {
    this.card = card;
    this.#network = network;
    this.#inputShape = [1, ...network.inputs.flatMap((input) => input.shape.slice(1).map(Number))];
  }

  /**
   * Reads and checks a model: the card against its schema, the files against the card's hashes, the network
   * against the card's input and emotions, the weights for values that are not numbers.
   *
   * @throws AffectronError `model-unavailable` with the reason, whatever is wrong
   */
  static async load(files: ModelFiles): Promise<Recogniser> {
    const { card, network } = await loadModel(files);
    return new Recogniser(card, network);
  }

  /**
   * Probability of each emotion the model knows.
   *
   * @param sound a clip, or the features several models share
   * @throws AffectronError `too-short` or `silent`
   */
  async predict(sound: Clip | ClipFeatures): Promise<Prediction> {
    const features = sound instanceof ClipFeatures ? sound : new ClipFeatures(sound);
    const { set, bandwidthHz } = this.card.input;
    const mean = features.mean(set, bandwidthHz);
    const start = tf.util.now();
    const prediction = this.#interpret(await this.#run(standardise(mean, this.card.input)));
    const milliseconds = features.milliseconds(set, bandwidthHz) + (tf.util.now() - start);
    return { ...prediction, milliseconds };
  }

  /** Runs the network once on nothing, so that the first real prediction is not the slow one. */
  async warmUp(): Promise<void> {
    await this.#run(new Float32Array(this.card.input.mean.length));
  }

  /** Frees the weights. */
  dispose(): void {
    this.#network.dispose();
  }

  async #run(values: Float32Array): Promise<ArrayLike<number>> {
    const output = tf.tidy(() => {
      const result = this.#network.predict(tf.tensor(values, this.#inputShape));
      return Array.isArray(result) ? result[0] : result;
    });
    if (!output) throw new AffectronError('unexpected', `The model “${this.card.id}” answered nothing.`);
    try {
      return await output.data();
    } finally {
      output.dispose();
    }
  }

  /** The network's softmax is float32; divided by its sum the probabilities add up to 1 exactly enough. */
  #interpret(outputs: ArrayLike<number>): Omit<Prediction, 'milliseconds'> {
    const sum = Array.from(outputs).reduce((total, value) => total + value, 0);
    const probabilities: Probabilities = {};
    let top = this.card.emotions[0];
    let confidence = -1;
    this.card.emotions.forEach((emotion, index) => {
      const probability = outputs[index] / sum;
      probabilities[emotion] = probability;
      if (probability > confidence) {
        top = emotion;
        confidence = probability;
      }
    });
    if (confidence < 0) {
      throw new AffectronError(
        'unexpected',
        `The model “${this.card.id}” gave no probabilities for this clip.`,
      );
    }
    return { model: this.card.id, probabilities, top, confidence };
  }
}
