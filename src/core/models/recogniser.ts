import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Clip } from '../audio/clip';
import { AffectronError } from '../errors';
import { whisperRate } from '../features/whisperMel';
import { ClipFeatures, type Timed } from './clipFeatures';
import { isEncoderName } from './encoderFiles';
import { headAnswer } from './headAnswer';
import { loadModel } from './loadModel';
import type { ModelCard } from './modelCard';
import type { ModelFiles } from './modelFiles';
import type { Prediction, Probabilities } from './prediction';
import { soften } from './soften';
import { standardise } from './standardise';
import { voiceFrames } from './voiceFrames';
import { WhisperEncoder } from './whisperEncoder';

/** A trained model, ready to say what a clip feels. The same `load` and `predict` for every architecture. */
export class Recogniser {
  readonly card: ModelCard;
  readonly #network: LayersModel;
  readonly #inputShape: number[];

  readonly #encoder: WhisperEncoder | null;

  private constructor(card: ModelCard, network: LayersModel, encoder: WhisperEncoder | null) {
    this.card = card;
    this.#network = network;
    this.#encoder = encoder;
    this.#inputShape = [1, ...network.inputs.flatMap((input) => input.shape.slice(1).map(Number))];
  }

  /**
   * Reads and checks a model: the card against its schema, the files against the card's hashes, the network
   * against the card's input and emotions, the weights for values that are not numbers. The frozen encoder
   * of a model that stands on one is read with it.
   *
   * @throws AffectronError `model-unavailable` with the reason, whatever is wrong
   */
  static async load(files: ModelFiles): Promise<Recogniser> {
    const { card, network } = await loadModel(files);
    try {
      return new Recogniser(card, network, await encoderFor(card, files));
    } catch (error) {
      network.dispose();
      throw error;
    }
  }

  /**
   * Probability of each emotion the model knows.
   *
   * @param sound a clip, or the features several models share
   * @throws AffectronError `too-short` or `silent`
   */
  async predict(sound: Clip | ClipFeatures): Promise<Prediction> {
    const features = sound instanceof ClipFeatures ? sound : new ClipFeatures(sound);
    const { value, milliseconds } = await this.#answer(features);
    const { calibration } = this.card;
    const probabilities = calibration ? soften(value, calibration.temperature) : value;
    return { ...this.#interpret(probabilities), milliseconds };
  }

  /** Runs the network once on nothing, so that the first real prediction is not the slow one. */
  async warmUp(): Promise<void> {
    const { input } = this.card;
    if (this.#encoder) {
      const silence = { samples: new Float32Array(whisperRate), sampleRate: whisperRate };
      await headAnswer(this.#network, input, await voiceFrames(this.#encoder, silence));
    } else await this.#run(new Float32Array(input.mean.length));
  }

  /** Frees the weights. */
  dispose(): void {
    this.#network.dispose();
    this.#encoder?.dispose();
  }

  /** What the network says, and how long hearing and answering took. */
  async #answer(features: ClipFeatures): Promise<Timed<ArrayLike<number>>> {
    const { input } = this.card;
    const timed = async (heard: number, answer: () => Promise<ArrayLike<number>>) => {
      const start = tf.util.now();
      const value = await answer();
      return { value, milliseconds: heard + (tf.util.now() - start) };
    };
    if (this.#encoder) {
      const { value, milliseconds } = await features.voice(this.#encoder);
      return timed(milliseconds, () => headAnswer(this.#network, input, value));
    }
    if (isEncoderName(input.set)) throw new Error(`The model “${this.card.id}” has lost its encoder.`);
    const mean = features.mean(input.set, input.bandwidthHz);
    const milliseconds = features.milliseconds(input.set, input.bandwidthHz);
    return timed(milliseconds, () => this.#run(standardise(mean, input)));
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

/** The encoder a model stands on; `null` for a model that stands on none. */
async function encoderFor({ id, input }: ModelCard, files: ModelFiles): Promise<WhisperEncoder | null> {
  if (!isEncoderName(input.set)) return null;
  const encoder = files.encoder?.(input.set);
  if (encoder) return WhisperEncoder.load(encoder);
  throw new AffectronError(
    'model-unavailable',
    `The model “${id}” stands on the voice encoder “${input.set}”, which is not here.`,
  );
}
