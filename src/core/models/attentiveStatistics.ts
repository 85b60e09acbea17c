import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

type LayerConfig = ConstructorParameters<typeof layers.layers.Layer>[0];

interface AttentiveStatisticsConfig extends NonNullable<LayerConfig> {
  queries: number;
  /** Decides the queries' random start. */
  seed?: number;
}

/**
 * From frames to one vector, whatever their number: for each query the mean of the frames weighted by how well they
 * answer it, and the deviation over time (after Okabe et al. 2018, "Attentive Statistics Pooling").
 * Takes frames [batch, frames, width] and, where not all of them are heard, their mask [batch, frames, 1]; gives
 * [batch, (queries + 1) width].
 */
export class AttentiveStatistics extends layers.layers.Layer {
  static readonly className = 'AffectronAttentiveStatistics';
  readonly #queries: number;
  readonly #seed: number | undefined;
  #kernel: layers.LayerVariable | null = null;

  constructor({ queries, seed, ...config }: AttentiveStatisticsConfig) {
    super(config);
    this.#queries = queries;
    this.#seed = seed;
  }

  override build(shapes: layers.Shape | layers.Shape[]): void {
    const width = shapeOfFrames(shapes).at(-1) ?? 0;
    const initializer = layers.initializers.glorotUniform({ seed: this.#seed });
    this.#kernel = this.addWeight('queries', [width, this.#queries], 'float32', initializer);
    super.build(shapes);
  }

  override computeOutputShape(shapes: layers.Shape | layers.Shape[]): layers.Shape {
    const [batch, , width] = shapeOfFrames(shapes);
    return [batch, (this.#queries + 1) * (width ?? 0)];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [frames, given] = (Array.isArray(inputs) ? inputs : [inputs]) as [tf.Tensor3D, tf.Tensor3D?];
    const kernel = this.#kernel?.read();
    if (!kernel) throw new Error('AttentiveStatistics is used before it is built.');
    return tf.tidy(() => {
      const [batch, count, width] = frames.shape;
      const mask = given ?? tf.ones<tf.Rank.R3>([batch, count, 1]);
      const scores = tf.reshape(tf.matMul(tf.reshape(frames, [-1, width]), kernel as tf.Tensor2D), [
        batch,
        count,
        this.#queries,
      ]);
      const heard = tf.add(scores, tf.mul(tf.sub(mask, 1), 1e9));
      const weights = tf.softmax(tf.transpose(heard, [0, 2, 1]));
      const means = tf.reshape(tf.matMul(weights, frames), [batch, this.#queries * width]);
      const length = tf.maximum(tf.sum(mask, 1), 1);
      const mean = tf.div(tf.sum(tf.mul(frames, mask), 1), length);
      const distance = tf.mul(tf.sub(frames, tf.reshape(mean, [batch, 1, width])), mask);
      const deviation = tf.sqrt(tf.add(tf.div(tf.sum(tf.square(distance), 1), length), 1e-5));
      return tf.concat([means, deviation], 1);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), queries: this.#queries };
  }
}

/** Of the frames, whether or not a mask comes with them. */
function shapeOfFrames(shapes: layers.Shape | layers.Shape[]): layers.Shape {
  const [first] = shapes;
  return Array.isArray(first) ? first : (shapes as layers.Shape);
}

tf.serialization.registerClass(AttentiveStatistics);
