import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convert } from '../../scripts/encoder/convert.mjs';
import { encoders } from '../../scripts/encoder/encoders.mjs';
import { ensureEncoder, isWhole } from '../../scripts/encoder/ensureEncoder.mjs';
import { readOnnx } from '../../scripts/encoder/onnx.mjs';
import { fieldsOf } from '../../scripts/encoder/protobuf.mjs';

const encoder = encoders[0];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'encoder-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Protobuf's wire format, the other way round. */
function field(number: number, content: number | string | Uint8Array): number[] {
  if (typeof content === 'number') return [...varint(8 * number), ...varint(content)];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return [...varint(8 * number + 2), ...varint(bytes.length), ...bytes];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

const message = (...fields: number[][]) => Uint8Array.from(fields.flat());

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

describe('convert', () => {
  it('says what a file of another network lacks', () => {
    expect(() => convert({ nodes: new Map(), tensors: new Map() }, encoder)).toThrow('it has no tensor');
  });
});

describe('ensureEncoder', () => {
  it('throws away what is not the pinned file, and leaves nothing behind', async () => {
    const original = join(folder, 'wrong.onnx');
    writeFileSync(original, 'something else');
    await expect(ensureEncoder(encoder, { folder, original })).rejects.toThrow(
      /is not what it should be and was thrown away: the SHA-256 .* expected 3e345e97/,
    );
    expect(readdirSync(folder)).toEqual(['wrong.onnx']);
  });

  it('touches nothing where the encoder is whole, and knows when it is not', async () => {
    const { target, weights } = whole();
    const written = statSync(weights).mtimeMs;
    expect(await ensureEncoder(encoder, { folder, original: '/nowhere' })).toBe(target);
    expect(statSync(weights).mtimeMs).toBe(written);
    const bytes = readFileSync(weights);
    writeFileSync(weights, bytes.subarray(1));
    expect(isWhole(target, encoder)).toBe(false);
  });
});

/** A folder that looks like a converted encoder, with weights of four bytes. */
function whole() {
  const target = join(folder, encoder.id);
  const weights = join(target, 'weights.bin');
  mkdirSync(target);
  writeFileSync(weights, Uint8Array.of(1, 2, 3, 4));
  const sha256 = createHash('sha256').update(readFileSync(weights)).digest('hex');
  const { blocks } = encoder;
  const manifest = { format: 1, blocks, sha256, source: { sha256: encoder.sha256 } };
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest));
  return { target, weights };
}
