import { open, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/library/contentHash';
import { temporaryFolder } from './places';

describe('contentHash', () => {
  it('is of the content, not of name or time', async () => {
    const folder = await temporaryFolder();
    const [one, other] = ['one', 'other'].map((name) => join(folder, name));
    await writeFile(one, new Uint8Array(200_000).fill(7));
    await writeFile(other, new Uint8Array(200_000).fill(7));
    await utimes(other, 1, 1);
    expect(await contentHash(one)).toBe(await contentHash(other));
    const changed = new Uint8Array(200_000).fill(7);
    changed[150_000] = 8;
    await writeFile(other, changed);
    expect(await contentHash(one)).not.toBe(await contentHash(other));
  });

  it('of a very large file is of its size, time and parts', async () => {
    const path = join(await temporaryFolder(), 'large');
    const file = await open(path, 'w');
    await file.truncate(200 * 2 ** 20);
    await file.close();
    await utimes(path, 1, 1);
    const before = await contentHash(path);
    expect(await contentHash(path)).toBe(before);
    await utimes(path, 1, 2);
    expect(await contentHash(path)).not.toBe(before);
  });

  it('refuses a missing file', async () => {
    await expect(contentHash(join(await temporaryFolder(), 'none'))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
