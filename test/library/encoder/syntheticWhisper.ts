/**
 * A Whisper encoder in small, invented weight by weight: an ONNX file of the same names and layout as the real ones and
 * the registry package around it. `test/golden/whisper-synthetic.json` holds what a float32 reference makes of it.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { EncoderSource } from '../../../src/library/encoder/encoderSources';
import { field, message } from './protobufWriter';
import { tarOf } from './tarWriter';

export const shape = { width: 16, heads: 4, blocks: 6, bands: 80 };

const types = { float: 1, uint8: 2 };

/** The same numbers as in the reference: a linear congruential generator from 12345. */
function generator(): () => number {
  let state = 12_345;
  return () => (state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0);
}

/** The ONNX file. */
export function syntheticOnnx(): Uint8Array {
  const next = generator();
  const parts: number[][] = [];
  let matrices = 0;

  const tensor = (name: string, type: number, dimensions: number[], data: Uint8Array) => {
    const dims = dimensions.map((length) => field(1, length));
    parts.push(field(5, message(...dims, field(2, type), field(8, name), field(9, data))));
  };
  const floats = (values: Float32Array) => new Uint8Array(values.buffer);
  const matrix = (node: string, dimensions: number[]) => {
    const name = `matrix${matrices}`;
    const size = dimensions.reduce((product, length) => product * length, 1);
    tensor(
      `${name}_quantized`,
      types.uint8,
      dimensions,
      Uint8Array.from({ length: size }, () => next() >>> 24),
    );
    tensor(`${name}_scale`, types.float, [], floats(Float32Array.of(0.002 + 0.0005 * (matrices % 3))));
    tensor(`${name}_zero_point`, types.uint8, [], Uint8Array.of(110 + (matrices % 40)));
    const inputs = ['x', `${name}_quantized`, 'x_zero_point', `${name}_zero_point`];
    parts.push(field(1, message(...inputs.map((input) => field(1, input)), field(3, `${node}_quant`))));
    matrices++;
  };
  const vector = (name: string, length: number, around = 0) =>
    tensor(
      name,
      types.float,
      [length],
      floats(Float32Array.from({ length }, () => around + 0.1 * (next() / 2 ** 31 - 1))),
    );

  const { width, blocks, bands } = shape;
  matrix('/conv1/Conv', [width, bands, 3]);
  vector('conv1.bias', width);
  matrix('/conv2/Conv', [width, width, 3]);
  vector('conv2.bias', width);
  tensor('embed_positions.weight', types.float, [120, width], floats(sinusoids(120, width)));
  for (let block = 0; block < blocks; block++) {
    for (const projection of ['q', 'k', 'v', 'out']) {
      matrix(`/layers.${block}/self_attn/${projection}_proj/MatMul`, [width, width]);
    }
    matrix(`/layers.${block}/fc1/MatMul`, [width, 4 * width]);
    matrix(`/layers.${block}/fc2/MatMul`, [4 * width, width]);
    for (const projection of ['q', 'v', 'out']) {
      vector(`layers.${block}.self_attn.${projection}_proj.bias`, width);
    }
    vector(`layers.${block}.self_attn_layer_norm.weight`, width, 1);
    vector(`layers.${block}.self_attn_layer_norm.bias`, width);
    vector(`layers.${block}.fc1.bias`, 4 * width);
    vector(`layers.${block}.fc2.bias`, width);
    vector(`layers.${block}.final_layer_norm.weight`, width, 1);
    vector(`layers.${block}.final_layer_norm.bias`, width);
  }
  return message(field(1, 9), field(7, message(...parts)));
}

function sinusoids(length: number, width: number): Float32Array {
  const half = width / 2;
  return Float32Array.from({ length: length * width }, (_, at) => {
    const [position, place] = [Math.floor(at / width), at % width];
    const angle = position * Math.exp((-Math.log(10_000) / (half - 1)) * (place % half));
    return place < half ? Math.sin(angle) : Math.cos(angle);
  });
}

const file = 'package/models/encoder.onnx';

/** Bytes that no packing makes fewer. */
function noise(length: number): Uint8Array {
  const next = generator();
  return Uint8Array.from({ length }, () => next() >>> 24);
}

/** The package as a registry serves it, between other files; large enough to come in many pieces. */
export function syntheticPackage(onnx = syntheticOnnx()): Buffer {
  return gzipSync(
    tarOf({
      'package/package.json': Buffer.from('{"name":"synthetic-whisper","version":"1.0.0"}'),
      [file]: onnx,
      'package/models/decoder.onnx': noise(600_000),
    }),
  );
}

/** What the program would know of that package. */
export function syntheticSource(archive = syntheticPackage(), onnx = syntheticOnnx()): EncoderSource {
  const hash = (kind: string, bytes: Uint8Array) => createHash(kind).update(bytes).digest('hex');
  return {
    id: 'whisper-small',
    title: 'Synthetic',
    package: {
      name: 'synthetic-whisper',
      version: '1.0.0',
      bytes: archive.length,
      sha512: hash('sha512', archive),
    },
    file,
    sha256: hash('sha256', onnx),
    kept: 0,
    ...shape,
  };
}
