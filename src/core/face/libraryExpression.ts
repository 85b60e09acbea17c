import * as tf from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { cropSide } from './faceCrop';
import { byEmotion, faceEmotions, type FaceRecogniser } from './faceRecogniser';
import { loadGraph, outputs, type GraphFiles } from './graphNetwork';
import type { Probabilities } from '../models/prediction';

const side = 64;

/**
 * The expression network of the face library: the mini-Xception of Arriaga et al. (2017), trained on FER2013. Its classes
 * have FER2013's order.
 */
export class LibraryExpression implements FaceRecogniser {
  readonly id = 'human';
  readonly name = 'Mini-Xception';
  readonly #network: GraphModel;

  private constructor(network: GraphModel) {
    this.#network = network;
  }

  static async load(files: GraphFiles): Promise<LibraryExpression> {
    return new LibraryExpression(await loadGraph(files));
  }

  async predict(crops: Float32Array): Promise<Probabilities[]> {
    const count = crops.length / (cropSide * cropSide);
    const answered = tf.tidy(() => {
      const grey = tf.tensor4d(crops, [count, cropSide, cropSide, 1]);
      const enlarged = tf.image.resizeBilinear(grey, [side, side]);
      const [answer] = outputs(this.#network, tf.sub(tf.div(enlarged, 127.5), 1));
      return tf.reshape(answer, [count, faceEmotions.length]);
    });
    try {
      return byEmotion(await answered.data());
    } finally {
      answered.dispose();
    }
  }

  dispose(): void {
    this.#network.dispose();
  }
}
