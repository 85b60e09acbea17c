import { fieldsOf, packedIntegers } from './protobuf';

export interface OnnxNode {
  operator: string;
  inputs: string[];
  outputs: string[];
}

export interface OnnxTensor {
  name: string;
  shape: number[];
  /** As in ONNX's TensorProto.DataType: 1 float, 2 uint8, 3 int8. */
  type: number;
  /** Raw bytes, little-endian; a view into the file. */
  data: Uint8Array;
}

export interface OnnxGraph {
  nodes: Map<string, OnnxNode>;
  tensors: Map<string, OnnxTensor>;
}

// Field numbers of onnx.proto3: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
const model = { graph: 7 };
const graph = { node: 1, initializer: 5 };
const node = { input: 1, output: 2, name: 3, operator: 4 };
const tensor = { dims: 1, type: 2, floats: 4, int32s: 5, name: 8, raw: 9 };

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Nodes and stored tensors of an ONNX file, by name.
 *
 * @throws RangeError when it is cut off
 */
export function readOnnx(file: Uint8Array): OnnxGraph {
  const nodes = new Map<string, OnnxNode>();
  const tensors = new Map<string, OnnxTensor>();
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

function readNode(message: Uint8Array): OnnxNode & { name: string } {
  const read = { name: '', operator: '', inputs: [] as string[], outputs: [] as string[] };
  for (const { number, bytes } of fieldsOf(message)) {
    if (number === node.input) read.inputs.push(text(bytes));
    else if (number === node.output) read.outputs.push(text(bytes));
    else if (number === node.name) read.name = text(bytes);
    else if (number === node.operator) read.operator = text(bytes);
  }
  return read;
}

function readTensor(message: Uint8Array): OnnxTensor {
  const read: OnnxTensor = { name: '', shape: [], type: 0, data: new Uint8Array(0) };
  for (const { number, value, bytes } of fieldsOf(message)) {
    const integers = () => (bytes.length > 0 ? packedIntegers(bytes) : [value]);
    if (number === tensor.dims) read.shape.push(...integers());
    else if (number === tensor.type) read.type = value;
    else if (number === tensor.name) read.name = text(bytes);
    // Bytes, too, may stand in the list of 32-bit integers, packed or one by one.
    else if (number === tensor.int32s) read.data = Uint8Array.from(integers());
    else if (number === tensor.raw || number === tensor.floats) read.data = bytes;
  }
  return read;
}
