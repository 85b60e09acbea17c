import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encoderFolder } from '../../../src/library/encoder/encoderFolder';
import { encoderPlaces, ownEncodersFolder } from '../../../src/library/encoder/encoderPlaces';
import { isWholeEncoder, makeEncoder } from '../../../src/library/encoder/makeEncoder';
import { tarEntry } from '../../../src/library/encoder/tarEntry';
import { filesUnder, noSmallDisk, smallDisk, temporaryFolder } from '../places';
import { syntheticOnnx, syntheticPackage, syntheticSource } from './syntheticWhisper';
import { tarOf } from './tarWriter';

const archive = syntheticPackage();
const source = syntheticSource(archive);

async function setUp(content: Uint8Array = archive) {
  const folder = await temporaryFolder();
  const path = join(folder, 'package.tgz');
  writeFileSync(path, content);
  const encoders = join(folder, 'encoders');
  return { folder, path, encoders, target: join(encoders, source.id) };
}

describe('tarEntry', () => {
  it('finds a file among others, also under a long name, and refuses an archive without it', async () => {
    const deep = `package/${'deep/'.repeat(18)}file.txt`;
    const content = gzipSync(tarOf({ 'package/a': Buffer.alloc(1000, 1), [deep]: Buffer.from('found') }));
    const { path } = await setUp(content);
    expect(Buffer.from(await tarEntry(path, deep)).toString()).toBe('found');
    expect(await tarEntry(path, 'package/a')).toHaveLength(1000);
    await expect(tarEntry(path, 'package/b')).rejects.toThrow('it does not hold “package/b”');
  });

  it.each([
    ['cut off', archive.subarray(0, archive.length / 2)],
    ['not packed at all', Buffer.from('<html>Please log in</html>')],
    ['empty', Buffer.alloc(0)],
    ['no tar', gzipSync(Buffer.alloc(5000, 120))],
  ])('refuses an archive that is %s', async (_, content) => {
    const { path } = await setUp(content);
    await expect(tarEntry(path, source.file)).rejects.toThrow();
  });
});

describe('makeEncoder', () => {
  it('makes manifest, weights and licence, and knows when a byte is missing', async () => {
    const { path, encoders, target } = await setUp();
    expect(await isWholeEncoder(target, source)).toBe(false);
    await makeEncoder(source, path, encoders);
    expect(filesUnder(target).sort()).toEqual(['LICENSE', 'manifest.json', 'weights.bin']);
    expect(readFileSync(join(target, 'LICENSE'), 'utf8')).toContain('(c) 2022 OpenAI');
    expect(await isWholeEncoder(target, source)).toBe(true);
    expect(await isWholeEncoder(target, { ...source, blocks: 5 })).toBe(false);
    writeFileSync(join(target, 'weights.bin'), readFileSync(join(target, 'weights.bin')).subarray(1));
    expect(await isWholeEncoder(target, source)).toBe(false);
    await makeEncoder(source, path, encoders);
    expect(await isWholeEncoder(target, source)).toBe(true);
  });

  it('makes nothing of a package that holds another file, and leaves the old encoder alone', async () => {
    const onnx = syntheticOnnx();
    onnx[onnx.length - 1] ^= 1;
    const { path, encoders, target } = await setUp(syntheticPackage(onnx));
    await expect(makeEncoder(source, path, encoders)).rejects.toMatchObject({
      code: 'checksum-mismatch',
      message: expect.stringContaining(`expected ${source.sha256}`) as string,
    });
    expect(existsSync(target)).toBe(false);
    writeFileSync(path, archive);
    await makeEncoder(source, path, encoders);
    writeFileSync(path, Buffer.from('rubbish'));
    await expect(makeEncoder(source, path, encoders)).rejects.toMatchObject({ code: 'checksum-mismatch' });
    expect(await isWholeEncoder(target, source)).toBe(true);
  });

  it('makes nothing when it is cancelled', async () => {
    const { path, encoders } = await setUp();
    await expect(makeEncoder(source, path, encoders, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(existsSync(encoders)).toBe(false);
  });

  it('leaves nothing behind on a full disk', async ({ skip }) => {
    const disk = await smallDisk('size=16k');
    if (disk === null) return skip(noSmallDisk);
    const { path } = await setUp();
    await expect(makeEncoder(source, path, disk)).rejects.toMatchObject({ code: 'disk-full' });
    expect(filesUnder(disk)).toEqual([]);
  });
});

describe('encoderFolder', () => {
  it('takes the first place that has the encoder', async () => {
    const { path, encoders, folder } = await setUp();
    await makeEncoder(source, path, encoders);
    const files = encoderFolder([join(folder, 'nothing'), encoders], 'whisper-small');
    expect(await files.read('weights.bin')).toEqual(readFileSync(join(encoders, source.id, 'weights.bin')));
    await expect(encoderFolder([folder], 'whisper-small').read('manifest.json')).rejects.toThrow('ENOENT');
  });

  it('looks beside the models or in the build, then in the data folder', async () => {
    const { folder } = await setUp();
    const models = join(folder, 'resources', 'models');
    expect(encoderPlaces(models)).toEqual([join(folder, 'out', 'encoders'), ownEncodersFolder()]);
  });
});
