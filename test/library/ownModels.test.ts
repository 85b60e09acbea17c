import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { loadModels } from '../../src/core/models/loadedModels';
import type { ModelCard } from '../../src/core/models/modelCard';
import { modelFileNames, type ModelFileName } from '../../src/core/models/modelFiles';
import { modelFolders } from '../../src/library/modelFolders';
import { OwnModels } from '../../src/library/ownModels';
import { startBackend } from '../../src/backend/startBackend';
import { filesUnder, temporaryFolder } from './places';

const shipped = join(root, 'resources', 'models');

/** The files of the shipped MLP under another id. */
async function mlpAs(id: string): Promise<Record<ModelFileName, Uint8Array>> {
  const files = Object.fromEntries(
    await Promise.all(modelFileNames.map(async (name) => [name, await readFile(join(shipped, 'mlp', name))])),
  ) as Record<ModelFileName, Uint8Array>;
  const card = { ...(JSON.parse(String(files['card.json'])) as ModelCard), id };
  return { ...files, 'card.json': Buffer.from(JSON.stringify(card)) };
}

async function made(...ids: string[]): Promise<{ folder: string; models: OwnModels }> {
  const folder = await temporaryFolder();
  const models = new OwnModels(folder, shipped);
  for (const id of ids) await models.add(id, await mlpAs(id));
  return { folder, models };
}

const ownIds = async (folder: string) =>
  (await modelFolders(shipped, join(folder, 'models'))).filter(({ own }) => own).map(({ id }) => id);

describe('the id of an own model', () => {
  it('comes of its name, and is one that no shipped, own or deleted model has', async () => {
    const { models } = await made('office-voices', 'mlp-2');
    expect(await models.idFor('Büro, 2. Étage')).toBe('buro-2-etage');
    expect(await models.idFor('Office voices!')).toBe('office-voices-2');
    expect(await models.idFor('MLP')).toBe('mlp-3');
    expect(await models.idFor('声')).toBe('model');
    expect(await models.idFor(`${'a'.repeat(33)} b`)).toBe('a'.repeat(33));
    await models.remove('office-voices');
    expect(await models.idFor('Office voices')).toBe('office-voices-2');
  });
});

describe('own models', () => {
  it('are found behind the shipped ones, load, and hide none of them', async () => {
    await startBackend({ prefer: 'wasm' });
    const { folder } = await made('office');
    // As a person may put it there by hand.
    await cp(join(shipped, 'mlp'), join(folder, 'models', 'mlp'), { recursive: true });
    const folders = await modelFolders(shipped, join(folder, 'models'));
    expect(folders.filter(({ own }) => !own).map(({ id }) => id)).toContain('mlp');
    const loaded = await loadModels(folders.filter(({ own }) => own));
    expect(loaded).toMatchObject([
      { id: 'mlp-2', own: true, problem: { message: expect.stringContaining('that of “mlp”') as string } },
      { id: 'office', own: true, recogniser: { card: { id: 'office' } } },
    ]);
    expect(loaded[0].problem?.advice).toMatch(/Delete this one in Models/);
    for (const { recogniser } of loaded) recogniser?.dispose();
  });

  it('are renamed in their card, and nothing else changes', async () => {
    const { folder, models } = await made('office');
    const before = await readFile(join(folder, 'models', 'office', 'weights.bin'));
    await models.rename('office', 'Voices of the office');
    const card = JSON.parse(
      await readFile(join(folder, 'models', 'office', 'card.json'), 'utf8'),
    ) as ModelCard;
    expect(card).toMatchObject({ id: 'office', name: 'Voices of the office' });
    expect(await readFile(join(folder, 'models', 'office', 'weights.bin'))).toEqual(before);
    await writeFile(join(folder, 'models', 'office', 'card.json'), '{ "id"');
    await expect(models.rename('office', 'Other')).rejects.toMatchObject({ code: 'model-unavailable' });
  });

  it('are deleted whole and come back whole, damaged ones too', async () => {
    const { folder, models } = await made('office', 'street');
    await rm(join(folder, 'models', 'street', 'weights.bin'));
    const before = filesUnder(join(folder, 'models'));
    await models.remove('office');
    await models.remove('street');
    expect(await ownIds(folder)).toEqual([]);
    await models.restore('street');
    expect(await ownIds(folder)).toEqual(['street']);
    await models.restore('office');
    expect(filesUnder(join(folder, 'models'))).toEqual(before);
    await expect(models.restore('office')).rejects.toMatchObject({ code: 'not-found' });
    // Once more, under the same name.
    await models.remove('office');
    await models.restore('office');
    expect(filesUnder(join(folder, 'models'))).toEqual(before);
  });

  it('are the only ones that can be renamed or deleted', async () => {
    const { folder, models } = await made('office');
    await mkdir(join(folder, 'recordings'));
    for (const id of ['mlp', '..', '../recordings', '.', '', 'nothing']) {
      await expect(models.remove(id), id).rejects.toMatchObject({ code: 'not-found' });
      await expect(models.rename(id, 'x'), id).rejects.toMatchObject({ code: 'not-found' });
      await expect(models.restore(id), id).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await ownIds(folder)).toEqual(['office']);
  });

  it('are added whole or not at all', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'models'), 'a file where the folder should be');
    const models = new OwnModels(folder, shipped);
    await expect(models.add('street', await mlpAs('street'))).rejects.toMatchObject({ code: 'cannot-write' });
    await rm(join(folder, 'models'));
    const half = { ...(await mlpAs('street')), 'card.json': undefined as unknown as Uint8Array };
    await expect(models.add('street', half)).rejects.toThrow();
    expect(filesUnder(join(folder, 'models'))).toEqual([]);
  });
});
