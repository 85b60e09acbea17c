/** Recipes that know a clip by one row of values: action units of a face, or statistics of a voice. */
import * as tf from '@tensorflow/tfjs-core';
import { softmax, type Classify, type LabelledRows } from '../classifiers/classifier';
import { fitSoftmax } from '../classifiers/softmaxNetwork';
import { fitSvm } from '../classifiers/svm';
import { fitDiscriminant } from './discriminant';
import { headRecipes } from './headRecipe';

export interface RowRecipe {
  name: string;
  /** Everything that decides what comes out but for the rows. */
  settings: object;
  /**
   * Whether strong and normal intensity are learned as two classes and their probabilities added: actors show the two
   * with different muscles.
   */
  intensities: boolean;
  /** Takes standardised rows. */
  fit(data: LabelledRows, seed: number): Classify;
}

const svm = { cost: 1 };
const logistic = { hidden: 0, decay: 0.02, steps: 150, learningRate: 0.05 };
const mlp = { hidden: 32, decay: 0.02, steps: 150, learningRate: 0.02 };

/** Over the 70 action units of a face. */
export const faceRecipes: readonly RowRecipe[] = [
  { name: 'face-units-svm', settings: svm, intensities: false, fit: (data) => fitSvm(data, svm) },
  {
    name: 'face-units-logistic',
    settings: logistic,
    intensities: true,
    fit: (data) => fitSoftmax(data, logistic),
  },
  {
    name: 'face-units-mlp',
    settings: mlp,
    intensities: true,
    fit: (data, seed) => fitSoftmax(data, { ...mlp, seed }),
  },
];

/** Affectron's own discriminant without the heads: what can be had of a voice in seconds of training. */
const { encoder, discriminant } = headRecipes[0];

/** The evidence of a discriminant is far too sure; this brings it to where a temperature is looked for. */
const evidenceWeight = 0.3;

/** Over mean and deviation of the encoder's frames. */
export const voiceRowRecipe: RowRecipe & { encoder: typeof encoder } = {
  name: 'voice-discriminant',
  encoder,
  settings: { ridge: discriminant?.ridge, evidenceWeight },
  intensities: false,
  fit(data) {
    const { kernel, bias } = fitRows(data);
    return (row) =>
      softmax(
        bias.map(
          (start, unit) =>
            evidenceWeight * kernel.reduce((sum, weights, place) => sum + weights[unit] * row[place], start),
        ),
      );
  },
};

function fitRows({ rows, classes, count }: LabelledRows): { kernel: number[][]; bias: number[] } {
  return tf.tidy(() => {
    const features = tf.tensor2d(rows.map((row) => Array.from(row)));
    const weights = rows.map(() => 1);
    const fitted = fitDiscriminant({ features, classes, count, weights, ridge: discriminant?.ridge ?? 1 });
    return { kernel: fitted.kernel.arraySync(), bias: fitted.bias.arraySync() };
  });
}
