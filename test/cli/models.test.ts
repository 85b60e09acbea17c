import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as v from 'valibot';
import { root } from '../../scripts/setup/paths.mjs';
import { modelCardSchema } from '../../src/core/models/modelCard';
import { tone } from './badFiles';
import { answeringIds, listedIds } from '../shippedIds';
import { jsonLines, runCli } from './runCli';

interface Listed {
  id: string;
  own: boolean;
  available: boolean;
  card?: unknown;
  error?: { code: string; message: string };
}

const shipped = join(root, 'resources', 'models');
/** A data folder without models of one's own. */
const env = { AFFECTRON_DATA: join(tmpdir(), 'affectron-no-such-folder') };

describe('affectron models', () => {
  it('lists all that ship, with the cards of those that can answer here', async () => {
    const { code, stdout } = await runCli(['models', '--json'], env);
    expect(code).toBe(0);
    const models = JSON.parse(stdout) as Listed[];
    expect(models.map(({ id }) => id)).toEqual(listedIds);
    for (const { id, available, card, error } of models) {
      expect(available).toBe(answeringIds.includes(id));
      if (available) expect(v.is(modelCardSchema, card)).toBe(true);
      else expect(error?.message).toBe('The voice encoder “whisper-small” is not installed.');
    }
  });

  it('tells people what each reached', async () => {
    const { stdout } = await runCli(['models'], env);
    expect(stdout.match(/accuracy \d+\.\d %, UAR \d+\.\d %/g)).toHaveLength(answeringIds.length);
  });
});

describe('models of one’s own', () => {
  it('stand behind the shipped ones and classify when asked for, but are never the default', async () => {
    const data = await mkdtemp(join(tmpdir(), 'affectron-models-'));
    onTestFinished(() => rm(data, { recursive: true }));
    await cp(join(shipped, 'mlp'), join(data, 'models', 'office'), { recursive: true });
    const cardFile = join(data, 'models', 'office', 'card.json');
    const card = JSON.parse(await readFile(cardFile, 'utf8')) as object;
    await writeFile(cardFile, JSON.stringify({ ...card, id: 'office' }));
    const listed = await runCli(['models', '--json'], { AFFECTRON_DATA: data });
    expect((JSON.parse(listed.stdout) as Listed[]).at(-1)).toMatchObject({ id: 'office', own: true });
    const file = join(data, 'tone.wav');
    await writeFile(file, tone());
    const asked = await runCli(['classify', file, '--model', 'office', '--json'], { AFFECTRON_DATA: data });
    expect(jsonLines(asked)).toMatchObject([{ model: 'office' }]);
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
      lite: undefined,
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
      ['lite', undefined],
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
