import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/library/writeWhole';
import { filesUnder, noSmallDisk, smallDisk, temporaryFolder, withoutPrivileges } from './places';

describe('writeWhole', () => {
  it('writes bytes and text, makes the folder, replaces what was there, leaves nothing else', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'new', 'file.bin');
    await writeWhole(path, new Uint8Array([1, 2, 3]));
    expect([...(await readFile(path))]).toEqual([1, 2, 3]);
    await writeWhole(path, 'zwölf');
    expect(await readFile(path, 'utf8')).toBe('zwölf');
    expect(filesUnder(folder)).toEqual(['file.bin']);
  });

  it('keeps one whole file when many write it at once', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file.txt');
    const texts = Array.from({ length: 20 }, (_, n) => String(n).repeat(50_000));
    await Promise.all(texts.map((text) => writeWhole(path, text)));
    expect(texts).toContain(await readFile(path, 'utf8'));
    expect(filesUnder(folder)).toEqual(['file.txt']);
  });

  it('says when it cannot write, and leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), 'x');
    await mkdir(join(folder, 'folder'));
    for (const name of ['file/in-a-file', 'folder']) {
      await expect(writeWhole(join(folder, name), 'y')).rejects.toMatchObject({ code: 'cannot-write' });
    }
    expect(filesUnder(folder)).toEqual(['file']);
  });

  it.runIf(process.platform !== 'win32')('says when it may not write there', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'file');
    await writeFile(path, 'old');
    await chmod(folder, 0o555);
    await withoutPrivileges(async () => {
      await expect(writeWhole(path, 'new')).rejects.toMatchObject({ code: 'cannot-write' });
    });
    await chmod(folder, 0o755);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(filesUnder(folder)).toEqual(['file']);
  });

  it('says when the disk is full and leaves the old file as it was', async ({ skip }) => {
    const disk = await smallDisk('size=64k');
    if (disk === null) return skip(noSmallDisk);
    const path = join(disk, 'file');
    await writeWhole(path, 'old');
    await expect(writeWhole(path, new Uint8Array(100_000))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(filesUnder(disk)).toEqual(['file']);
  });

  it('says when the disk is read-only', async ({ skip }) => {
    const disk = await smallDisk('ro');
    if (disk === null) return skip(noSmallDisk);
    await expect(writeWhole(join(disk, 'file'), 'x')).rejects.toMatchObject({ code: 'cannot-write' });
  });
});
