import { fieldsOf, packedIntegers } from './protobuf.mjs';

/**
 * @typedef {object} OnnxNode
 * @property {string} operator
 * @property {string[]} inputs
 * @property {string[]} outputs
 */

/**
 * @typedef {object} OnnxTensor
 * @property {string} name
 * @property {number[]} shape
 * @property {number} type As in ONNX's TensorProto.DataType: 1 float, 2 uint8, 3 int8.
 * @property {Uint8Array} data Raw bytes, little-endian; a view into the file.
 */

// Field numbers of onnx.proto3: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
const model = { graph: 7 };
const graph = { node: 1, initializer: 5 };
const node = { input: 1, output: 2, name: 3, operator: 4 };
const tensor = { dims: 1, type: 2, floats: 4, int32s: 5, name: 8, raw: 9 };

const text = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

/**
 * Nodes and stored tensors of an ONNX file, by name.
 *
 * @param {Uint8Array} file
 * @returns {{ nodes: Map<string, OnnxNode>, tensors: Map<string, OnnxTensor> }}
 * @throws {RangeError} when it is cut off
 */
export function readOnnx(file) {
  /** @type {Map<string, OnnxNode>} */
  const nodes = new Map();
  /** @type {Map<string, OnnxTensor>} */
  const tensors = new Map();
  for (const part of fieldsOf(file)) {
    if (part.number !== model.graph) continue;
    for (const { number, bytes } of fieldsOf(part.bytes)) {
      if (number === graph.node) {
        const { name, ...rest } = readNode(bytes);
        nodes.set(name, rest);
      } else if (number === graph.initializer) {
        const read = readTensor(bytes);
        tensors.set(read.name, read);
      }
    }
  }
  return { nodes, tensors };
}

/** @param {Uint8Array} message */
function readNode(message) {
  const read = {
    name: '',
    operator: '',
    inputs: /** @type {string[]} */ ([]),
    outputs: /** @type {string[]} */ ([]),
  };
  for (const { number, bytes } of fieldsOf(message)) {
    if (number === node.input) read.inputs.push(text(bytes));
    else if (number === node.output) read.outputs.push(text(bytes));
    else if (number === node.name) read.name = text(bytes);
    else if (number === node.operator) read.operator = text(bytes);
  }
  return read;
}

/** @param {Uint8Array} message */
function readTensor(message) {
  /** @type {OnnxTensor} */
  const read = { name: '', shape: [], type: 0, data: new Uint8Array(0) };
  for (const { number, value, bytes } of fieldsOf(message)) {
    if (number === tensor.dims) read.shape.push(...(bytes.length > 0 ? packedIntegers(bytes) : [value]));
    else if (number === tensor.type) read.type = value;
    else if (number === tensor.name) read.name = text(bytes);
    // Bytes, too, may stand in the list of 32-bit integers, packed or one by one.
    else if (number === tensor.int32s)
      read.data = Uint8Array.from(bytes.length > 0 ? packedIntegers(bytes) : [value]);
    else if (number === tensor.raw || number === tensor.floats) read.data = bytes;
  }
  return read;
}
