/**
 * Takes the lower blocks of a quantised Whisper encoder out of its ONNX file and lays them down as TensorFlow.js
 * reads weights: bytes with scale and minimum for the matrices, float32 for the vectors.
 */
import type { EncoderManifest } from '../../core/models/encoderWeights';
import type { EncoderShape } from './encoderSources';
import type { OnnxGraph, OnnxTensor } from './onnx';

type WeightSpec = EncoderManifest['weights'][number];

export interface ConvertedEncoder {
  weights: WeightSpec[];
  data: Uint8Array;
}

const types = { float: 1, uint8: 2 };

/** The matrices of a block, by the node that multiplies with them: initializers have only numbers for names. */
const matrices = {
  query: 'self_attn/q_proj',
  key: 'self_attn/k_proj',
  value: 'self_attn/v_proj',
  out: 'self_attn/out_proj',
  widen: 'fc1',
  narrow: 'fc2',
};

/** The vectors of a block, by the name of their initializer. */
const vectors = {
  'query.bias': 'self_attn.q_proj.bias',
  'value.bias': 'self_attn.v_proj.bias',
  'out.bias': 'self_attn.out_proj.bias',
  'attentionNorm.gain': 'self_attn_layer_norm.weight',
  'attentionNorm.bias': 'self_attn_layer_norm.bias',
  'widen.bias': 'fc1.bias',
  'narrow.bias': 'fc2.bias',
  'finalNorm.gain': 'final_layer_norm.weight',
  'finalNorm.bias': 'final_layer_norm.bias',
};

/** @throws Error when the file does not hold the network described */
export function convertEncoder(graph: OnnxGraph, { blocks, width, bands }: EncoderShape): ConvertedEncoder {
  const laid = new Layout(graph);
  laid.matrix('conv1', '/conv1/Conv', [3, bands, width], kernelFirst);
  laid.vector('conv1.bias', 'conv1.bias');
  laid.matrix('conv2', '/conv2/Conv', [3, width, width], kernelFirst);
  laid.vector('conv2.bias', 'conv2.bias');
  checkPositions(laid.tensor('embed_positions.weight'), width);
  for (let block = 0; block < blocks; block++) {
    for (const [name, node] of Object.entries(matrices)) {
      const wide = { widen: [width, 4 * width], narrow: [4 * width, width] }[name];
      laid.matrix(`${block + 1}.${name}`, `/layers.${block}/${node}/MatMul`, wide ?? [width, width]);
    }
    for (const [name, source] of Object.entries(vectors)) {
      laid.vector(`${block + 1}.${name}`, `layers.${block}.${source}`);
    }
  }
  return laid.finish();
}

/** Weights in the order they are laid down. */
class Layout {
  readonly #graph: OnnxGraph;
  readonly #weights: WeightSpec[] = [];
  readonly #parts: Uint8Array[] = [];

  constructor(graph: OnnxGraph) {
    this.#graph = graph;
  }

  tensor(name: string): OnnxTensor {
    const found = this.#graph.tensors.get(name);
    if (!found) throw new Error(`it has no tensor “${name}”`);
    return found;
  }

  vector(name: string, source: string): void {
    const { type, shape, data } = this.tensor(source);
    if (type !== types.float || data.length !== 4 * product(shape)) {
      throw new Error(`“${source}” is no float32`);
    }
    this.#weights.push({ name, shape, dtype: 'float32' });
    this.#parts.push(data);
  }

  matrix(
    name: string,
    node: string,
    expected: readonly number[],
    arrange = (found: OnnxTensor) => found,
  ): void {
    const [, quantised = '', , zeroPoint = ''] = this.#graph.nodes.get(`${node}_quant`)?.inputs ?? [];
    const found = this.tensor(quantised);
    const { shape, data } = arrange(found);
    if (found.type !== types.uint8 || shape.join() !== expected.join() || data.length !== product(shape)) {
      throw new Error(`“${node}” has not the shape ${expected.join(' × ')}`);
    }
    const scale = firstFloat(this.tensor(quantised.replace(/_quantized$/, '_scale')).data);
    const [zero = 0] = this.tensor(zeroPoint).data;
    const quantization = { dtype: 'uint8' as const, scale, min: -zero * scale };
    this.#weights.push({ name, shape, dtype: 'float32', quantization });
    this.#parts.push(data);
  }

  finish(): ConvertedEncoder {
    return { weights: this.#weights, data: Buffer.concat(this.#parts) };
  }
}

/** ONNX's [out, in, kernel] as TensorFlow's [kernel, in, out]. */
function kernelFirst({ shape: [out = 0, inputs = 0, kernel = 0], data, ...rest }: OnnxTensor): OnnxTensor {
  const arranged = new Uint8Array(data.length);
  for (let o = 0; o < out; o++)
    for (let i = 0; i < inputs; i++)
      for (let k = 0; k < kernel; k++) {
        arranged[(k * inputs + i) * out + o] = data[(o * inputs + i) * kernel + k];
      }
  return { ...rest, shape: [kernel, inputs, out], data: arranged };
}

/**
 * The table of positions is left out, 1.5 MB even at half precision: it is the sinusoids of Vaswani et al. 2017,
 * which `whisperEncoder.ts` computes. Here it is made sure that they are what the file holds, up to the half precision
 * it was stored with once.
 */
function checkPositions({ shape: [length = 0], data }: OnnxTensor, width: number): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const half = width / 2;
  const step = Math.log(10_000) / (half - 1);
  for (let position = 0; position < length; position++) {
    for (let i = 0; i < half; i++) {
      const angle = position * Math.exp(-step * i);
      const at = 4 * (position * width + i);
      const sineOff = Math.abs(view.getFloat32(at, true) - Math.sin(angle));
      const cosineOff = Math.abs(view.getFloat32(at + 4 * half, true) - Math.cos(angle));
      if (Math.max(sineOff, cosineOff) > 1e-3) throw new Error('its table of positions is not of sinusoids');
    }
  }
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function firstFloat(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(0, true);
}
