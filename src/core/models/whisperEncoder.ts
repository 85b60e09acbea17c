/**
 * The lower blocks of OpenAI's Whisper encoder (Radford et al. 2022), frozen, in TensorFlow.js. The original takes
 * 30 s and nothing else; computed by hand it takes any length up to that.
 */
import * as tf from '@tensorflow/tfjs-core';
import { AffectronError } from '../errors';
import type { FrameMatrix } from '../features/frames';
import type { EncoderFiles, EncoderName } from './encoderFiles';
import { readEncoder, type EncoderManifest } from './encoderWeights';

/** Mel frames of 30 s: the longest Whisper was trained on. */
export const longestFrames = 3000;

/** Added to the variance in layer normalisation. */
const epsilon = 1e-5;

/** Types and not interfaces, so that `tf.tidy` and `tf.dispose` take the whole network. */
type Dense = {
  /** [in, out] */
  matrix: tf.Tensor2D;
  bias: tf.Tensor1D;
};

type Norm = {
  gain: tf.Tensor1D;
  bias: tf.Tensor1D;
};

type Convolution = {
  /** [kernel, in, out] */
  kernel: tf.Tensor3D;
  bias: tf.Tensor1D;
};

type Block = {
  attentionNorm: Norm;
  /** Query, key and value side by side: [width, 3 width]. */
  attend: Dense;
  out: Dense;
  finalNorm: Norm;
  widen: Dense;
  narrow: Dense;
};

type Network = {
  first: Convolution;
  second: Convolution;
  blocks: Block[];
};

export class WhisperEncoder {
  readonly name: EncoderName;
  readonly manifest: EncoderManifest;
  readonly #network: Network;

  private constructor(name: EncoderName, manifest: EncoderManifest, network: Network) {
    this.name = name;
    this.manifest = manifest;
    this.#network = network;
  }

  /**
   * Reads an encoder.
   *
   * @throws AffectronError `model-unavailable` when it is missing or damaged
   */
  static async load(files: EncoderFiles): Promise<WhisperEncoder> {
    const { manifest, weights } = await readEncoder(files);
    try {
      return new WhisperEncoder(
        files.id,
        manifest,
        tf.tidy(() => arrange(manifest, weights)),
      );
    } finally {
      tf.dispose(weights);
    }
  }

  /**
   * Output of every block, lowest first, each [tokens, width]; a token is 20 ms. To be disposed of by the caller.
   *
   * @param mel from `whisperMel`; what is beyond 30 s is not heard
   */
  encode({ frames, width, data }: FrameMatrix): tf.Tensor2D[] {
    return tf.tidy(() => {
      const heard = Math.min(frames, longestFrames);
      const mel = tf.tensor3d(data.subarray(0, heard * width), [1, heard, width]);
      const { first, second, blocks } = this.#network;
      const stem = convolve(convolve(mel, first, 1), second, 2);
      const tokens = stem.shape[1];
      let state: tf.Tensor2D = tf.add(
        tf.reshape(stem, [tokens, this.manifest.width]),
        positions(tokens, this.manifest.width),
      );
      return blocks.map((block) => {
        state = tf.add(state, this.#attend(block, normalise(state, block.attentionNorm)));
        const wide = gelu(apply(normalise(state, block.finalNorm), block.widen));
        state = tf.add(state, apply(wide, block.narrow));
        return state;
      });
    });
  }

  /** Frees the weights. */
  dispose(): void {
    tf.dispose(this.#network);
  }

  #attend(block: Block, state: tf.Tensor2D): tf.Tensor2D {
    const { heads, width } = this.manifest;
    const [tokens] = state.shape;
    const split = tf.reshape(apply(state, block.attend), [tokens, 3, heads, width / heads]);
    const [query, key, value] = tf.unstack(tf.transpose(split, [1, 2, 0, 3])) as [
      tf.Tensor3D,
      tf.Tensor3D,
      tf.Tensor3D,
    ];
    const weights = tf.softmax(tf.matMul(query, key, false, true));
    const heard = tf.transpose(tf.matMul(weights, value), [1, 0, 2]);
    return apply(tf.reshape(heard, [tokens, width]), block.out);
  }
}

/** The weights, each in its place. */
function arrange({ width, heads, blocks }: EncoderManifest, weights: tf.NamedTensorMap): Network {
  const take = <T extends tf.Tensor>(name: string): T => {
    const tensor = weights[name];
    if (!tensor) throw new AffectronError('model-unavailable', `The voice encoder has no weights “${name}”.`);
    return tf.clone(tensor) as T;
  };
  const convolution = (name: string): Convolution => ({ kernel: take(name), bias: take(`${name}.bias`) });
  const dense = (name: string): Dense => ({ matrix: take(name), bias: take(`${name}.bias`) });
  const norm = (name: string): Norm => ({ gain: take(`${name}.gain`), bias: take(`${name}.bias`) });
  /** The query's scale goes into its weights; Whisper's key has no bias. */
  const attention = (name: string): Dense => {
    const query = dense(`${name}.query`);
    const value = dense(`${name}.value`);
    const scale = Math.sqrt(heads / width);
    return {
      matrix: tf.concat([tf.mul(query.matrix, scale), take(`${name}.key`), value.matrix], 1),
      bias: tf.concat([tf.mul(query.bias, scale), tf.zeros([width]), value.bias]),
    };
  };
  return {
    first: convolution('conv1'),
    second: convolution('conv2'),
    blocks: Array.from({ length: blocks }, (_, index) => ({
      attentionNorm: norm(`${index + 1}.attentionNorm`),
      attend: attention(`${index + 1}`),
      out: dense(`${index + 1}.out`),
      finalNorm: norm(`${index + 1}.finalNorm`),
      widen: dense(`${index + 1}.widen`),
      narrow: dense(`${index + 1}.narrow`),
    })),
  };
}

function convolve(input: tf.Tensor3D, { kernel, bias }: Convolution, stride: number): tf.Tensor3D {
  // TensorFlow's “same” pads on the right only when the stride is 2; Whisper pads both sides by one.
  const padded = tf.pad(input, [
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  return gelu(tf.add(tf.conv1d(padded, kernel, stride, 'valid'), bias));
}

function apply(input: tf.Tensor2D, { matrix, bias }: Dense): tf.Tensor2D {
  return tf.add(tf.matMul(input, matrix), bias);
}

function normalise(input: tf.Tensor2D, { gain, bias }: Norm): tf.Tensor2D {
  const centred = tf.sub(input, tf.mean(input, 1, true));
  const variance = tf.mean(tf.square(centred), 1, true);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon))), gain), bias);
}

/** The exact form, by the error function. */
function gelu<T extends tf.Tensor>(input: T): T {
  return tf.mul(tf.mul(input, 0.5), tf.add(tf.erf(tf.mul(input, Math.SQRT1_2)), 1));
}

/** Sinusoids of Vaswani et al. 2017, sines then cosines: [tokens, width]. */
function positions(tokens: number, width: number): tf.Tensor2D {
  const half = width / 2;
  const step = Math.log(10_000) / (half - 1);
  const rates = tf.exp(tf.mul(tf.range(0, half), -step));
  const angles = tf.mul(tf.reshape(tf.range(0, tokens), [tokens, 1]), rates);
  return tf.concat([tf.sin(angles), tf.cos(angles)], 1) as tf.Tensor2D;
}
