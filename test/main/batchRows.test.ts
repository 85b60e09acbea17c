/** The rows of a batch of ten thousand files: filtered, sorted, paged, exported. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batch } from '../../src/library/batches/batch';
import { writeBatch, writeFiles } from '../../src/library/batches/batchRecord';
import { exportBatch } from '../../src/main/batches/batchExport';
import { orderOf, pageOf } from '../../src/main/batches/batchRows';
import type { RowQuery } from '../../src/shared/batch';

const count = 10_000;
let folder: string;
let batch: Batch;

const query = (changes: Partial<RowQuery> = {}): RowQuery => ({
  model: 0,
  text: '',
  emotion: null,
  kind: 'any',
  sort: 'place',
  descending: false,
  ...changes,
});

/** Every tenth fails, every tenth waits; of the rest the answers go round: happy, sad, unsure, no speech. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-rows-'));
  await writeFiles(folder, {
    version: 1,
    folders: ['/voices'],
    files: Array.from({ length: count }, (_, file) => [0, `day ${file % 7}/${file}.wav`]),
  });
  await writeBatch(folder, {
    version: 1,
    name: 'voices',
    models: [{ id: 'tiny', name: 'Tiny', version: '1.2', key: 'key', emotions: ['happy', 'sad', 'angry'] }],
    startedAt: '2026-11-20T08:00:00.000Z',
    finishedAt: null,
    cancelled: false,
    files: count,
    answered: 0,
    failed: 0,
    seconds: 0,
  });
  batch = await Batch.open(folder);
  const verdicts = ['emotion', 'emotion', 'unsure', 'no speech'] as const;
  for (let file = 0; file < count; file++) {
    if (file % 10 === 9) continue;
    if (file % 10 === 8) {
      await batch.keep(file, {
        problem: { code: 'silent', message: 'Nothing in it.', advice: 'Record again.' },
      });
      continue;
    }
    const high = 0.5 + (file % 50) / 100;
    const rest = 1 - high;
    const probabilities = file % 4 === 0 ? [high, rest, 0] : [rest, high, 0];
    const answers = [{ model: 'tiny', probabilities, verdict: verdicts[file % 4] }];
    await batch.answers.add(`${file}`, answers);
    await batch.keep(file, {
      answers: new Map([['tiny', answers[0]]]),
      heard: { hash: `${file}`, seconds: file % 13, answers },
    });
  }
  await batch.say(1, { emotion: 'angry', verified: true });
  await batch.say(2, { emotion: null, verified: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe('rows', () => {
  it('come in pages of the order that was asked for', () => {
    const page = pageOf(batch, query(), 5000, 3);
    expect(page.total).toBe(count);
    expect(page.rows.map(({ file }) => file)).toEqual([5000, 5001, 5002]);
    expect(page.rows[0].answers).toEqual([{ kind: 'emotion', top: 'happy', next: 'sad', confidence: 0.5 }]);
    expect(pageOf(batch, query({ descending: true }), 0, 1).rows[0]).toMatchObject({
      file: 9999,
      state: 'waiting',
    });
    expect(pageOf(batch, query({ kind: 'failed' }), 0, 1).rows[0].problem).toBe(
      'Nothing in it. Record again.',
    );
  });

  it('are found by name, state, verdict and what the person says', () => {
    const found = (changes: Partial<RowQuery>) => orderOf(batch, query(changes)).length;
    expect(found({ text: ' DAY 3/10.' })).toBe(1);
    expect(found({ kind: 'failed' })).toBe(1000);
    expect(found({ kind: 'waiting' })).toBe(1000);
    expect(found({ kind: 'unsure' }) + found({ kind: 'emotion' }) + found({ kind: 'no speech' })).toBe(8000);
    expect(orderOf(batch, query({ kind: 'verified' }))).toEqual([1, 2]);
    expect(orderOf(batch, query({ kind: 'corrected' }))).toEqual([1]);
    expect(orderOf(batch, query({ emotion: 'angry' }))).toEqual([1]);
    expect(orderOf(batch, query({ emotion: 'sad' }))).not.toContain(1);
    expect(found({ model: 7, kind: 'unsure' })).toBe(0);
  });

  it.each(['seconds', 'confidence', 'verdict', 'label'] as const)(
    'are sorted by %s both ways, what has no value last',
    (sort) => {
      for (const descending of [false, true]) {
        const files = orderOf(batch, query({ sort, descending }));
        expect(new Set(files).size).toBe(count);
        if (sort === 'label') expect(files.slice(0, 2)).toEqual(descending ? [2, 1] : [1, 2]);
        else
          expect(new Set(files.slice(-2000).map((file) => batch.states[file].kind))).not.toContain(
            'answered',
          );
      }
      const rows = pageOf(batch, query({ sort: 'confidence', descending: true }), 0, 200).rows;
      const sure = rows.map(({ answers }) => answers[0].confidence);
      expect(sure).toEqual([...sure].sort((one, other) => other - one));
    },
  );

  it('change with what happens', async () => {
    expect(orderOf(batch, query({ kind: 'verified' }))).toEqual([1, 2]);
    await batch.say(3, { emotion: null, verified: true });
    expect(orderOf(batch, query({ kind: 'verified' }))).toEqual([1, 2, 3]);
    await batch.say(3, null);
  });
});

describe('exported rows', () => {
  it('name file, model and version, and leave out what waits', () => {
    const lines = exportBatch(batch, [1, 2, 3, 8, 9], 'jsonl').trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects).toHaveLength(4);
    expect(objects[0]).toEqual({
      file: 'day 1/1.wav',
      model: 'tiny',
      version: '1.2',
      verdict: { kind: 'emotion', emotion: 'sad' },
      probabilities: { happy: 0.49, sad: 0.51, angry: 0 },
      top: 'sad',
      confidence: 0.51,
      seconds: 1,
      label: 'angry',
      verified: true,
    });
    expect(objects[1].verdict).toEqual({ kind: 'unsure', likeliest: ['sad', 'happy'] });
    expect(objects[2].verdict).toEqual({ kind: 'no speech' });
    expect(objects[3]).toMatchObject({ file: 'day 1/8.wav', error: { code: 'silent' } });
  });
});
