import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale } from '../../scripts/setup/build.mjs';

describe('isStale', () => {
  let folder: string;
  let sources: string[];
  const stamp = (): string => join(folder, 'stamp');
  const [before, built, after] = [1, 2, 3].map((hour) => new Date(Date.UTC(2026, 0, 1, hour)));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-stale-'));
    await mkdir(join(folder, 'src/deep'), { recursive: true });
    await writeFile(join(folder, 'src/deep/a.ts'), '');
    await writeFile(join(folder, 'package.json'), '');
    sources = [join(folder, 'src'), join(folder, 'package.json'), join(folder, 'not-there.ts')];
    for (const path of ['src/deep/a.ts', 'src/deep', 'src', 'package.json']) await touch(path, before);
    await writeFile(stamp(), built?.toISOString() ?? '');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const touch = (path: string, time: Date | undefined): Promise<void> =>
    utimes(join(folder, path), time ?? 0, time ?? 0);

  it('is false while every source is older than the build', () => {
    expect(isStale(stamp(), sources)).toBe(false);
  });

  it.each(['src/deep/a.ts', 'package.json'])('is true when %s is newer', async (path) => {
    await touch(path, after);
    expect(isStale(stamp(), sources)).toBe(true);
  });

  it('is true when a file was deleted, which only its folder shows', async () => {
    await rm(join(folder, 'src/deep/a.ts'));
    expect(isStale(stamp(), sources)).toBe(true);
  });

  it('is true without a stamp, or with one cut short', async () => {
    await writeFile(stamp(), '');
    expect(isStale(stamp(), sources)).toBe(true);
    await rm(stamp());
    expect(isStale(stamp(), sources)).toBe(true);
  });
});
