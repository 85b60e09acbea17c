import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageOf, type EncoderSource } from '../../../src/library/encoder/encoderSources';

/**
 * An encoder of the right shape that has learnt nothing, all its weights zero: to the program as good as an
 * installed one, without a download of many megabytes.
 *
 * @param folder where the encoders stand
 */
export async function writeHollowEncoder(folder: string, source: EncoderSource): Promise<void> {
  const { id, title, file, sha256, width, heads, blocks, bands } = source;
  const quantization = { dtype: 'uint8', scale: 1e-4, min: 0 };
  const matrix = (name: string, ...shape: number[]) => ({ name, shape, dtype: 'float32', quantization });
  const vector = (name: string, length: number) => ({ name, shape: [length], dtype: 'float32' });
  const block = (_: unknown, index: number) => [
    ...['query', 'key', 'value', 'out'].map((name) => matrix(`${index + 1}.${name}`, width, width)),
    matrix(`${index + 1}.widen`, width, 4 * width),
    matrix(`${index + 1}.narrow`, 4 * width, width),
    ...['query', 'value', 'out', 'narrow'].map((name) => vector(`${index + 1}.${name}.bias`, width)),
    vector(`${index + 1}.widen.bias`, 4 * width),
    ...['attentionNorm', 'finalNorm'].flatMap((name) => [
      vector(`${index + 1}.${name}.gain`, width),
      vector(`${index + 1}.${name}.bias`, width),
    ]),
  ];
  const weights = [
    matrix('conv1', 3, bands, width),
    vector('conv1.bias', width),
    matrix('conv2', 3, width, width),
    vector('conv2.bias', width),
    ...Array.from({ length: blocks }, block).flat(),
  ];
  const data = Buffer.alloc(source.kept);
  const manifest = {
    format: 1,
    id,
    title,
    licence: 'MIT',
    source: { package: packageOf(source), file, sha256 },
    width,
    heads,
    blocks,
    bands,
    sha256: createHash('sha256').update(data).digest('hex'),
    weights,
  };
  await mkdir(join(folder, id), { recursive: true });
  await writeFile(join(folder, id, 'weights.bin'), data);
  await writeFile(join(folder, id, 'manifest.json'), JSON.stringify(manifest));
}
