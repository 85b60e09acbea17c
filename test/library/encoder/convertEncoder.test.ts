import { describe, expect, it } from 'vitest';
import { convertEncoder } from '../../../src/library/encoder/convertEncoder';
import { encoderSources, packageOf } from '../../../src/library/encoder/encoderSources';
import { readOnnx } from '../../../src/library/encoder/onnx';
import { fieldsOf } from '../../../src/library/encoder/protobuf';
import { field, message, varint } from './protobufWriter';
import { shape, syntheticOnnx } from './syntheticWhisper';

describe('fieldsOf', () => {
  it('reads integers, bytes and messages in order', () => {
    const fields = [...fieldsOf(message(field(1, 300), field(2, 'hello'), field(16, 2 ** 40)))];
    expect(fields.map(({ number }) => number)).toEqual([1, 2, 16]);
    expect([fields[0].value, fields[2].value]).toEqual([300, 2 ** 40]);
    expect(new TextDecoder().decode(fields[1].bytes)).toBe('hello');
  });

  it('refuses what is cut off', () => {
    const whole = message(field(1, 300), field(2, 'hello'));
    for (const length of [2, 5, whole.length - 1]) {
      expect(() => [...fieldsOf(whole.subarray(0, length))]).toThrow('cut off');
    }
  });
});

describe('readOnnx', () => {
  it('finds nodes and tensors, also those with their bytes in the list of integers', () => {
    const tensor = (...more: number[][]) => field(5, message(field(2, 2), ...more));
    const node = message(field(1, 'a'), field(1, 'b'), field(2, 'c'), field(3, '/times'), field(4, 'MatMul'));
    const graph = message(
      field(1, node),
      tensor(field(8, 'raw'), field(1, 2), field(1, 3), field(9, Uint8Array.of(1, 2, 3, 4, 5, 6))),
      tensor(field(8, 'packed'), field(5, message(varint(130)))),
    );
    const { nodes, tensors } = readOnnx(message(field(1, 9), field(7, graph)));
    expect(nodes.get('/times')).toEqual({ operator: 'MatMul', inputs: ['a', 'b'], outputs: ['c'] });
    expect(tensors.get('raw')).toMatchObject({ shape: [2, 3], type: 2 });
    expect([...(tensors.get('packed')?.data ?? [])]).toEqual([130]);
  });
});

describe('convertEncoder', () => {
  it('keeps the lower blocks alone, matrices as bytes, and leaves the table of positions out', () => {
    const { weights, data } = convertEncoder(readOnnx(syntheticOnnx()), { ...shape, blocks: 2 });
    expect(weights.map(({ name }) => name).filter((name) => !name.includes('.'))).toEqual(['conv1', 'conv2']);
    expect(new Set(weights.map(({ name }) => name.split('.')[0]))).toEqual(
      new Set(['conv1', 'conv2', '1', '2']),
    );
    const { width, bands } = shape;
    const matrices = 3 * bands * width + 3 * width ** 2 + 2 * 12 * width ** 2;
    const vectors = 2 * width + 2 * 12 * width;
    expect(data.length).toBe(matrices + 4 * vectors);
  });

  it('says what a file of another network lacks', () => {
    const nothing = { nodes: new Map(), tensors: new Map() };
    expect(() => convertEncoder(nothing, shape)).toThrow('it has no tensor');
    expect(() => convertEncoder(readOnnx(syntheticOnnx()), { ...shape, width: 24 })).toThrow(
      '“/conv1/Conv” has not the shape 3 × 80 × 24',
    );
    expect(() => convertEncoder(readOnnx(syntheticOnnx()), { ...shape, blocks: 7 })).toThrow(
      'it has no tensor',
    );
  });
});

it('pins a package, a file and what is kept for every encoder', () => {
  for (const [id, source] of Object.entries(encoderSources)) {
    expect(source.id).toBe(id);
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(source.package.sha512).toMatch(/^[0-9a-f]{128}$/);
    expect(packageOf(source)).toMatch(/^sts-whisper-\w+@1\.0\.0$/);
    const { width, bands, blocks } = source;
    const matrices = 3 * bands * width + 3 * width ** 2 + blocks * 12 * width ** 2;
    expect(source.kept).toBe(matrices + 4 * (2 * width + blocks * 12 * width));
  }
});
