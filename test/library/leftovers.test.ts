/** What a kill leaves behind goes at the next start; what somebody may still want, or still writes, stays. */
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBatches } from '../../src/library/batches/batchStore';
import { openEvaluations } from '../../src/library/evaluations/evaluationStore';
import { OwnModels } from '../../src/library/ownModels';
import { temporaryFolder } from './places';

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

async function folderWith(root: string, name: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(root, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(root, name, file), text);
}

it('a batch that was killed before its record was written leaves nothing', async () => {
  const dataFolder = await temporaryFolder();
  const root = join(dataFolder, 'batches');
  await folderWith(root, '20260101-000000-files', { 'files.json': '{}' });
  await folderWith(root, '20260101-000000-empty', {});
  await folderWith(root, '20260101-000000-torn', {
    'files.json': '{}',
    '.batch.json.0123456789ab.tmp': '{"ver',
  });
  // Somebody's work, whatever became of the record: answers and labels are never thrown away.
  await folderWith(root, '20260101-000000-heard', { 'files.json': '{}', 'heard.jsonl': '{}\n' });
  await folderWith(root, '20260101-000000-said', { 'files.json': '{}', 'labels.json': '{}' });
  await folderWith(root, '20260101-000000-damaged', { 'files.json': '{}', 'batch.json': '{"ver' });
  await folderWith(root, 'not an id', { 'files.json': '{}' });
  const store = await openBatches(dataFolder);
  expect((await readdir(root)).sort()).toEqual([
    '20260101-000000-damaged',
    '20260101-000000-heard',
    '20260101-000000-said',
    'not an id',
  ]);
  expect((await store.list()).map(({ id }) => id)).toEqual(['20260101-000000-damaged']);
});

it('of evaluations only empty folders go: the command line keeps protocols there, without a record', async () => {
  const dataFolder = await temporaryFolder();
  const root = join(dataFolder, 'evaluations');
  await folderWith(root, 'empty', {});
  await folderWith(root, 'protocol', { 'files.json': '{}' });
  await openEvaluations(dataFolder);
  expect(await readdir(root)).toEqual(['protocol']);
});

it('a model that was being added when the program was killed goes, once nobody can still be writing it', async () => {
  const dataFolder = await temporaryFolder();
  const root = join(dataFolder, 'models');
  await folderWith(root, '.writing-abc123', { 'model.json': '{}' });
  await folderWith(root, '.writing-def456', { 'model.json': '{}' });
  await folderWith(root, 'mine', { 'card.json': '{}' });
  await utimes(join(root, '.writing-abc123'), hoursAgo(2), hoursAgo(2));
  await utimes(join(root, 'mine'), hoursAgo(2), hoursAgo(2));
  await new OwnModels(dataFolder, join(dataFolder, 'shipped')).sweep();
  expect((await readdir(root)).sort()).toEqual(['.writing-def456', 'mine']);
});
