/** Copies of long recordings on disk: whole or not at all, whatever ended their making. */
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { copyLongSound, hasLongSound } from '../../src/library/longSound';

let folder: string;
let copies: string;
let path: string;
let copy: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-long-sound-'));
  copies = join(folder, 'copies');
  [path, copy] = [join(folder, 'sound.wav'), join(copies, 'made.wav')];
  const samples = Float32Array.from({ length: 16_000 }, (_, n) => 0.3 * Math.sin(n / 10));
  await writeFile(path, encodeWav({ samples, sampleRate: 16_000 }));
});
afterEach(() => rm(folder, { recursive: true }));

describe('copyLongSound', () => {
  it('takes away what an earlier one left that was ended in the middle', async () => {
    await mkdir(copies);
    await writeFile(`${copy}.0123456789ab.tmp`, 'half');
    await writeFile(join(copies, 'other.wav.0123456789ab.tmp'), 'of another');
    await copyLongSound(path, copy);
    expect((await readdir(copies)).sort()).toEqual([
      'made.wav',
      'made.wav.json',
      'other.wav.0123456789ab.tmp',
    ]);
  });
});

describe('hasLongSound', () => {
  it('takes a copy that was cut, or whose description is damaged, for none', async () => {
    await copyLongSound(path, copy);
    expect(await hasLongSound(copy)).toBe(true);
    await truncate(copy, 1000);
    expect(await hasLongSound(copy)).toBe(false);
    await copyLongSound(path, copy);
    await writeFile(`${copy}.json`, '{"format":');
    expect(await hasLongSound(copy)).toBe(false);
  });
});
