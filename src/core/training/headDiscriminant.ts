import * as tf from '@tensorflow/tfjs-core';
import type { Discriminating } from '../models/affectronHead';
import { standardise, type Scaler } from '../models/standardise';
import { fitDiscriminant } from './discriminant';
import type { CorpusExample } from './headExample';
import type { DiscriminantRecipe } from './headRecipe';

export interface SetDiscriminantOptions {
  recipe: DiscriminantRecipe;
  examples: readonly CorpusExample[];
  /** Number of emotions. */
  classes: number;
  /** What the frames of an example are standardised with. */
  scalerOf: (example: CorpusExample) => Scaler;
}

/**
 * Fits the discriminant beside the heads: at once, without passes, and the same for every seed. Every voice counts
 * alike, however many clips there are of it.
 */
export function setDiscriminant(
  { statistics, discriminant }: Discriminating,
  { recipe, examples, classes, scalerOf }: SetDiscriminantOptions,
): void {
  const clips = new Map<string, number>();
  for (const { voice } of examples) clips.set(voice, (clips.get(voice) ?? 0) + 1);
  tf.tidy(() => {
    const pieces = examples.flatMap((example) => {
      const { voice, channel } = example;
      const weight = (channel === 'song' ? recipe.song : 1) / (clips.get(voice) ?? 1);
      const scaler = scalerOf(example);
      return example.pieces.map(({ frames, width, data }) => ({
        class: example.class,
        weight: weight / example.pieces.length,
        features: tf.tidy(() =>
          statistics.predict(tf.tensor3d(standardise(data, scaler), [1, frames, width])),
        ) as tf.Tensor2D,
      }));
    });
    const { kernel, bias } = fitDiscriminant({
      features: tf.concat(pieces.map(({ features }) => features)),
      classes: pieces.map((piece) => piece.class),
      count: classes,
      weights: pieces.map(({ weight }) => weight),
      ridge: recipe.ridge,
    });
    discriminant.setWeights([tf.mul(kernel, recipe.weight), tf.mul(bias, recipe.weight)]);
  });
}
