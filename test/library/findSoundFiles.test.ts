import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSoundFiles } from '../../src/library/findSoundFiles';
import { temporaryFolder, writeFiles } from './places';

describe('findSoundFiles', () => {
  it('finds sounds in all sub-folders, in natural order, and nothing else', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'take 10.wav': '',
      'take 2.WAV': '',
      'deep/er/voice.Flac': '',
      'deep/notes.txt': '',
      'deep/wav': '',
      '._take 2.wav': '',
      '.hidden/voice.wav': '',
    });
    expect(await findSoundFiles(folder)).toEqual(
      ['deep/er/voice.Flac', 'take 2.WAV', 'take 10.wav'].map((name) => join(folder, name)),
    );
  });

  it('follows no link: neither out of the folder nor in circles', async () => {
    const outside = await temporaryFolder();
    await writeFiles(outside, { 'private.wav': '' });
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a/own.wav': '' });
    await symlink(outside, join(folder, 'out'));
    await symlink(folder, join(folder, 'a', 'round'));
    await symlink(join(outside, 'private.wav'), join(folder, 'linked.wav'));
    expect(await findSoundFiles(folder)).toEqual([join(folder, 'a', 'own.wav')]);
  });

  it('says that a file is no folder', async () => {
    const [file] = await writeFiles(await temporaryFolder(), { 'corpus.zip': 'PK' });
    await expect(findSoundFiles(file)).rejects.toMatchObject({
      code: 'not-readable',
      message: '“corpus.zip” is a file, not a folder.',
    });
    await expect(findSoundFiles(join(file, 'below'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says when the folder is not there, and stops when cancelled', async () => {
    const folder = await temporaryFolder();
    await expect(findSoundFiles(join(folder, 'gone'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(findSoundFiles(folder, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
