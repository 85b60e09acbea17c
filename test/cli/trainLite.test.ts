import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from './runCli';

it('does not train Lite without the figures for its card, and says where they come from', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'affectron-train-lite-'));
  const { code, stderr } = await runCli(['train', 'lite', '--data', folder, '--out', join(folder, 'lite')]);
  expect(code).toBe(2);
  expect(stderr).toContain('needs figures from an evaluation');
  expect(stderr).toContain('--protocol ravdess-unseen-actors --model lite');
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
