import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyUnusable } from '../../src/main/usableFolder';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-usable-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('whyUnusable', () => {
  it('makes the folder on first start', async () => {
    expect(whyUnusable(join(folder, 'a', 'b'))).toBeNull();
    expect((await stat(join(folder, 'a', 'b'))).isDirectory()).toBe(true);
  });

  it('names the folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(whyUnusable(file)).toContain(file);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'names the folder nobody may write in (root may write anywhere, Windows has no such mode)',
    async () => {
      await chmod(folder, 0o500);
      expect(whyUnusable(folder)).toContain(folder);
      await chmod(folder, 0o700);
    },
  );
});
