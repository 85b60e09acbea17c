import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { root } from '../../scripts/setup/paths.mjs';
import { modelCardSchema } from '../../src/core/models/modelCard';
import { tone } from './badFiles';
import { jsonLines, runCli } from './runCli';

interface Listed {
  id: string;
  available: boolean;
  card?: unknown;
  error?: { code: string; message: string };
}

const shipped = join(root, 'resources', 'models');

describe('affectron models', () => {
  it('lists all six with their cards', async () => {
    const { code, stdout } = await runCli(['models', '--json']);
    expect(code).toBe(0);
    const models = JSON.parse(stdout) as Listed[];
    expect(models.map(({ id }) => id)).toEqual(['affectron', 'lstm', 'cnn5', 'cnn5-dropout', 'cnn3', 'mlp']);
    for (const { available, card } of models) {
      expect(available).toBe(true);
      expect(v.is(modelCardSchema, card)).toBe(true);
    }
  });

  it('tells people what each reached', async () => {
    const { stdout } = await runCli(['models']);
    expect(stdout.match(/accuracy \d+\.\d %, UAR \d+\.\d %/g)).toHaveLength(6);
  });
});

describe('a models folder with a missing and a damaged file', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-models-'));
    await cp(shipped, folder, { recursive: true });
    await rm(join(folder, 'lstm', 'weights.bin'));
    await truncate(join(folder, 'cnn5', 'weights.bin'), 1000);
    await truncate(join(folder, 'mlp', 'card.json'), 100);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('lists those models as unavailable with the reason, and the others as ever', async () => {
    const { code, stdout } = await runCli(['models', '--json', '--models', folder]);
    expect(code).toBe(1);
    const models = JSON.parse(stdout) as Listed[];
    const reasons = Object.fromEntries(models.map(({ id, error }) => [id, error?.message]));
    expect(reasons).toMatchObject({
      // Its encoder lies beside the models it came with, not beside this copy.
      affectron: expect.stringContaining('encoder “whisper-base” is not installed') as string,
      lstm: expect.stringContaining('weights.bin is missing') as string,
      cnn5: expect.stringContaining('weights.bin is damaged') as string,
      'cnn5-dropout': undefined,
      cnn3: undefined,
      mlp: expect.stringContaining('card.json') as string,
    });
  });

  it('classifies with the others and answers an object for each that cannot', async () => {
    const file = join(folder, 'tone.wav');
    await writeFile(file, tone());
    const answer = await runCli(['classify', file, '--models', folder, '--model', 'all', '--json']);
    expect(answer.code).toBe(1);
    const lines = jsonLines(answer) as { model: string; top?: string; error?: { code: string } }[];
    expect(lines.map(({ model, error }) => [model, error?.code])).toEqual([
      ['affectron', 'model-unavailable'],
      ['lstm', 'model-unavailable'],
      ['cnn5', 'model-unavailable'],
      ['cnn5-dropout', undefined],
      ['cnn3', undefined],
      ['mlp', 'model-unavailable'],
    ]);
  });

  it('answers code 1 for a folder without models', async () => {
    const { code, stderr } = await runCli(['models', '--models', join(folder, 'lstm', 'nothing')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no model in/);
  });
});
