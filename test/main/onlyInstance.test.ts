import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownFolder } from '../../src/main/onlyInstance';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-only-'));
});
afterEach(() => rm(folder, { recursive: true }));

it.skipIf(process.platform === 'darwin')(
  'gives a folder to one of many that ask in the same moment; the others are heard of, and it can be given back (macOS has no such names)',
  async () => {
    let others = 0;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ownFolder(folder, () => void others++)),
    );
    const owners = answers.filter((release) => release !== null);
    expect(owners).toHaveLength(1);
    await expect.poll(() => others).toBe(7);
    owners[0]?.();
    const again = await ownFolder(folder, () => undefined);
    expect(again).not.toBeNull();
    again?.();
  },
);

it('keeps no other folder from anybody', async () => {
  const other = await mkdtemp(join(tmpdir(), 'affectron-other-'));
  const releases = [await ownFolder(folder, () => undefined), await ownFolder(other, () => undefined)];
  expect(releases).not.toContain(null);
  for (const release of releases) release?.();
  await rm(other, { recursive: true });
});
