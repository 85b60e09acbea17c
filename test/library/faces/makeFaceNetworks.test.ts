import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FaceSource } from '../../../src/library/faces/faceSource';
import { areWholeFaceNetworks, makeFaceNetworks } from '../../../src/library/faces/makeFaceNetworks';
import { faceNetworksFolder, readFaceNetwork } from '../../../src/library/faces/readFaceNetworks';
import { tarOf } from '../encoder/tarWriter';
import { filesUnder, temporaryFolder } from '../places';

const graph = Buffer.from('{"format":"graph-model"}');
const weights = Buffer.from([1, 2, 3, 4]);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const source: FaceSource = {
  package: { name: 'faces', version: '1.0.0', bytes: 100 },
  files: {
    'blazeface.json': { path: 'package/models/blazeface.json', sha256: sha256(graph) },
    'blazeface.bin': { path: 'package/models/blazeface.bin', sha256: sha256(weights) },
  },
};

async function setUp(files: Record<string, Uint8Array>) {
  const folder = await temporaryFolder();
  const archive = join(folder, 'package.tgz');
  writeFileSync(archive, gzipSync(tarOf(files)));
  return { archive, target: join(folder, 'face') };
}

const whole = {
  'package/other.bin': Buffer.alloc(2000, 7),
  'package/models/blazeface.json': graph,
  'package/models/blazeface.bin': weights,
};

describe('makeFaceNetworks', () => {
  it('keeps what is used and nothing else, and knows when a byte is wrong', async () => {
    const { archive, target } = await setUp(whole);
    expect(await areWholeFaceNetworks(target, source)).toBe(false);
    await makeFaceNetworks(source, archive, target);
    expect(filesUnder(target).sort()).toEqual(['blazeface.bin', 'blazeface.json']);
    expect(readFileSync(join(target, 'blazeface.bin'))).toEqual(weights);
    expect(await areWholeFaceNetworks(target, source)).toBe(true);
    writeFileSync(join(target, 'blazeface.bin'), Buffer.from([1, 2, 3, 5]));
    expect(await areWholeFaceNetworks(target, source)).toBe(false);
  });

  it.each([
    ['another file', { ...whole, 'package/models/blazeface.bin': Buffer.from([9]) }],
    ['a file less', { 'package/models/blazeface.json': graph }],
  ])('makes nothing of a package with %s', async (_, files) => {
    const { archive, target } = await setUp(files);
    await expect(makeFaceNetworks(source, archive, target)).rejects.toMatchObject({
      code: 'checksum-mismatch',
    });
    expect(existsSync(target)).toBe(false);
  });
});

describe('readFaceNetwork', () => {
  it('says in words that the networks are missing', async () => {
    const models = join(await temporaryFolder(), 'resources', 'models');
    const missing = readFaceNetwork(faceNetworksFolder(models), 'facemesh');
    await expect(missing).rejects.toMatchObject({
      code: 'model-unavailable',
      message: 'The networks that find faces are not here.',
    });
  });
});
