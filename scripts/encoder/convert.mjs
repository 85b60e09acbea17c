/**
 * Takes the lower blocks of a quantised Whisper encoder out of its ONNX file and lays them down as TensorFlow.js
 * reads weights: bytes with scale and minimum for the matrices, float32 for the vectors.
 */

/**
 * @typedef {import('./encoders.mjs').Encoder} Encoder
 * @typedef {import('./onnx.mjs').OnnxTensor} OnnxTensor
 * @typedef {object} WeightSpec As `tf.io.decodeWeights` takes it.
 * @property {string} name
 * @property {number[]} shape
 * @property {'float32'} dtype
 * @property {{ dtype: 'uint8', scale: number, min: number }} [quantization]
 */

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

/**
 * @param {ReturnType<typeof import('./onnx.mjs').readOnnx>} graph
 * @param {Encoder} encoder
 * @returns {{ weights: WeightSpec[], data: Uint8Array }}
 * @throws {Error} when the file does not hold the network described
 */
export function convert({ nodes, tensors }, { blocks, width, bands }) {
  /** @type {WeightSpec[]} */
  const weights = [];
  /** @type {Uint8Array[]} */
  const parts = [];

  const tensor = (/** @type {string} */ name) => {
    const found = tensors.get(name);
    if (!found) throw new Error(`it has no tensor “${name}”`);
    return found;
  };
  const add = (/** @type {WeightSpec} */ spec, /** @type {Uint8Array} */ bytes) => {
    weights.push(spec);
    parts.push(bytes);
  };
  const addVector = (/** @type {string} */ name, /** @type {string} */ source) => {
    const { type, shape, data } = tensor(source);
    if (type !== types.float || data.length !== 4 * product(shape))
      throw new Error(`“${source}” is no float32`);
    add({ name, shape, dtype: 'float32' }, data);
  };
  const addMatrix = (
    /** @type {string} */ name,
    /** @type {string} */ node,
    /** @type {number[]} */ expected,
    arrange = (/** @type {OnnxTensor} */ found) => found,
  ) => {
    const [, quantised = '', , zeroPoint = ''] = nodes.get(`${node}_quant`)?.inputs ?? [];
    const found = tensor(quantised);
    const { shape, data } = arrange(found);
    if (found.type !== types.uint8 || shape.join() !== expected.join() || data.length !== product(shape)) {
      throw new Error(`“${node}” has not the shape ${expected.join(' × ')}`);
    }
    const scale = firstFloat(tensor(quantised.replace(/_quantized$/, '_scale')).data);
    const [zero = 0] = tensor(zeroPoint).data;
    add({ name, shape, dtype: 'float32', quantization: { dtype: 'uint8', scale, min: -zero * scale } }, data);
  };

  addMatrix('conv1', '/conv1/Conv', [3, bands, width], kernelFirst);
  addVector('conv1.bias', 'conv1.bias');
  addMatrix('conv2', '/conv2/Conv', [3, width, width], kernelFirst);
  addVector('conv2.bias', 'conv2.bias');
  checkPositions(tensor('embed_positions.weight'), width);
  for (let block = 0; block < blocks; block++) {
    for (const [name, node] of Object.entries(matrices)) {
      const shape = { widen: [width, 4 * width], narrow: [4 * width, width] }[name] ?? [width, width];
      addMatrix(`${block + 1}.${name}`, `/layers.${block}/${node}/MatMul`, shape);
    }
    for (const [name, source] of Object.entries(vectors)) {
      addVector(`${block + 1}.${name}`, `layers.${block}.${source}`);
    }
  }
  return { weights, data: Buffer.concat(parts) };
}

/**
 * ONNX's [out, in, kernel] as TensorFlow's [kernel, in, out].
 *
 * @param {OnnxTensor} tensor
 */
function kernelFirst({ shape: [out = 0, inputs = 0, kernel = 0], data, ...rest }) {
  const arranged = new Uint8Array(data.length);
  for (let o = 0; o < out; o++)
    for (let i = 0; i < inputs; i++)
      for (let k = 0; k < kernel; k++) {
        arranged[(k * inputs + i) * out + o] = data[(o * inputs + i) * kernel + k] ?? 0;
      }
  return { ...rest, shape: [kernel, inputs, out], data: arranged };
}

/**
 * The table of positions is left out, 1.5 MB even at half precision: it is the sinusoids of Vaswani et al. 2017,
 * which `whisperEncoder.ts` computes. Here it is made sure that they are what the file holds, up to the half precision
 * it was stored with once.
 *
 * @param {OnnxTensor} table
 * @param {number} width
 */
function checkPositions({ shape: [length = 0], data }, width) {
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

/** @param {readonly number[]} shape */
function product(shape) {
  return shape.reduce((size, length) => size * length, 1);
}

/** @param {Uint8Array} bytes */
function firstFloat(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(0, true);
}
