import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeRecord, type EvaluationRecord } from '../../../src/library/evaluations/evaluationRecord';
import { openEvaluations, type EvaluationStore } from '../../../src/library/evaluations/evaluationStore';

let folder: string;
let store: EvaluationStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-store-'));
  store = await openEvaluations(folder);
});
afterEach(() => rm(folder, { recursive: true }));

function record(startedAt: string): EvaluationRecord {
  return {
    version: 1,
    folder: '/somewhere',
    name: 'somewhere',
    models: [{ id: 'mlp', name: 'MLP' }],
    startedAt,
    finishedAt: null,
    clips: 3,
    seconds: 0,
    results: [],
  };
}

const ids = async () => (await store.list()).map(({ id }) => id);

describe('the store of evaluations', () => {
  it('lists the newest first, the damaged among them, and nothing else that lies there', async () => {
    expect(await ids()).toEqual([]);
    await writeRecord(store.folder('older'), record('2026-01-01T00:00:00.000Z'));
    await writeRecord(store.folder('newer'), record('2026-02-01T00:00:00.000Z'));
    await mkdir(join(folder, 'evaluations', 'ravdess-emobox-mlp'));
    await mkdir(store.folder('broken'));
    await writeFile(join(store.folder('broken'), 'evaluation.json'), '{ "version": 1');
    expect(await ids()).toEqual(['newer', 'older', 'broken']);
    expect((await store.list())[2].record).toBeNull();
    await expect(store.record('broken')).rejects.toMatchObject({ code: 'damaged' });
    await expect(store.record('nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes an evaluation away and brings it back', async () => {
    await writeRecord(store.folder('one'), record('2026-01-01T00:00:00.000Z'));
    await store.remove('one');
    expect(await ids()).toEqual([]);
    await expect(store.remove('one')).rejects.toMatchObject({ code: 'not-found' });
    await store.restore('one');
    expect(await ids()).toEqual(['one']);
    await expect(store.restore('one')).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['..', '../recordings', 'a/b', '', '.removed-one', 'a'.repeat(60)])('refuses %j as an id', (id) => {
    expect(() => store.folder(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('deletes for good when it closes, and at the next start after a crash', async () => {
    await writeRecord(store.folder('one'), record('2026-01-01T00:00:00.000Z'));
    await store.remove('one');
    await openEvaluations(folder);
    expect(await readdir(join(folder, 'evaluations'))).toEqual([]);
  });
});
