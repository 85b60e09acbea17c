import { execFileSync } from 'node:child_process';
import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLimits } from '../../src/core/audio/readLimits';
import { readSoundFile, readSoundHead } from '../../src/library/readSoundFile';
import { temporaryFolder, toneWav, withoutPrivileges } from './places';

const onUnix = process.platform !== 'win32';

describe('readSoundFile', () => {
  it('reads a file to the byte, also through a link', async () => {
    const folder = await temporaryFolder();
    const wav = toneWav(1);
    await writeFile(join(folder, 'tone.wav'), wav);
    await symlink(join(folder, 'tone.wav'), join(folder, 'link.wav'));
    expect(await readSoundFile(join(folder, 'tone.wav'))).toEqual(wav);
    expect(await readSoundFile(join(folder, 'link.wav'))).toEqual(wav);
  });

  it('refuses what is not there, empty or a folder, by name', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'empty.wav'), '');
    await expect(readSoundFile(join(folder, 'gone.wav'))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('“gone.wav”') as string,
    });
    await expect(readSoundFile(join(folder, 'empty.wav', 'in.wav'))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(readSoundFile(join(folder, 'empty.wav'))).rejects.toMatchObject({ code: 'empty-file' });
    await expect(readSoundFile(folder)).rejects.toMatchObject({ code: 'is-a-folder' });
  });

  it('refuses a file above the limit without reading it', async () => {
    const path = join(await temporaryFolder(), 'long.wav');
    await writeFile(path, '');
    // A hole, not bytes: the disk need not hold a gigabyte.
    await truncate(path, readLimits.maxBytes + 1);
    await expect(readSoundFile(path)).rejects.toMatchObject({
      code: 'too-long',
      message: expect.stringContaining('1024 MiB') as string,
    });
    await truncate(path, 1000);
    expect(await readSoundFile(path, { maxBytes: 1000 })).toHaveLength(1000);
    await expect(readSoundFile(path, { maxBytes: 999 })).rejects.toMatchObject({ code: 'too-long' });
  });

  it.runIf(onUnix)('refuses devices and pipes at once', async () => {
    const pipe = join(await temporaryFolder(), 'pipe.wav');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero']) {
      await expect(readSoundFile(path)).rejects.toMatchObject({
        code: 'not-readable',
        message: expect.stringContaining('device or a pipe') as string,
      });
    }
  });

  it.runIf(onUnix)('says when the file may not be read', async () => {
    const path = join(await temporaryFolder(), 'secret.wav');
    await writeFile(path, toneWav(), { mode: 0o000 });
    await withoutPrivileges(async () => {
      await expect(readSoundFile(path)).rejects.toMatchObject({
        code: 'not-readable',
        message: expect.stringContaining('not allowed') as string,
      });
    });
  });
});

describe('readSoundHead', () => {
  it('reads the beginning and knows the size', async () => {
    const path = join(await temporaryFolder(), 'tone.wav');
    const wav = toneWav(4);
    await writeFile(path, wav);
    const { head, byteLength } = await readSoundHead(path);
    expect(byteLength).toBe(wav.length);
    expect(head).toEqual(wav.subarray(0, 65_536));
  });
});
