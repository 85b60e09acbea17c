import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { modelFolders } from '../../../src/library/modelFolders';

async function folderWith(...names: string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'affectron-models-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const name of names) await mkdir(join(root, name));
  return root;
}

describe('modelFolders', () => {
  it('lists the shipped models in their order, then others by name', async () => {
    const root = await folderWith('mlp', 'zebra', 'cnn3', 'ant', 'lstm', '.hidden');
    await writeFile(join(root, 'README.md'), '');
    expect((await modelFolders(root)).map(({ id }) => id)).toEqual(['lstm', 'cnn3', 'mlp', 'ant', 'zebra']);
  });

  it('reads files of a model, and fails for one that is not there', async () => {
    const root = await folderWith('tiny');
    await writeFile(join(root, 'tiny', 'card.json'), '{}');
    const [tiny] = await modelFolders(root);
    expect(new TextDecoder().decode(await tiny.read('card.json'))).toBe('{}');
    await expect(tiny.read('weights.bin')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('finds no models where there is no folder', async () => {
    expect(await modelFolders(join(tmpdir(), 'affectron-no-such-folder'))).toEqual([]);
  });
});
