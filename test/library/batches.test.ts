/** Batches on disk: what is found, what is kept, and what a restart makes of it. */
import { appendFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Batch } from '../../src/library/batches/batch';
import { writeBatch, writeFiles, type BatchModel } from '../../src/library/batches/batchRecord';
import { batchSounds, nameOf, pathOf } from '../../src/library/batches/batchSounds';
import { openBatches } from '../../src/library/batches/batchStore';
import type { Outcome } from '../../src/library/evaluations/answerEach';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-batches-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('batchSounds', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'sounds', 'deep'), { recursive: true });
    for (const name of ['10.wav', '2.wav', 'deep/1.mp3', 'notes.txt', '.hidden.wav']) {
      await writeFile(join(folder, 'sounds', name), 'x');
    }
    await writeFile(join(folder, 'single.dat'), 'x');
  });

  it('finds the sound files of folders in natural order, and takes single files as they are', async () => {
    const found = await batchSounds([join(folder, 'sounds'), join(folder, 'single.dat')]);
    expect(found.files).toEqual([
      [0, '2.wav'],
      [0, '10.wav'],
      [0, 'deep/1.mp3'],
      [1, 'single.dat'],
    ]);
    expect(pathOf(found, 2)).toBe(join(found.folders[0], 'deep', '1.mp3'));
    expect(pathOf(found, 4)).toBeNull();
  });

  it('takes every file once, and walks no loop', async () => {
    await symlink(join(folder, 'sounds'), join(folder, 'sounds', 'deep', 'loop'), 'junction');
    const sounds = join(folder, 'sounds');
    const found = await batchSounds([sounds, join(sounds, 'deep'), join(sounds, '2.wav'), sounds]);
    expect(found.files).toHaveLength(3);
  });

  it('says that there is nothing to hear, or nothing at all', async () => {
    await mkdir(join(folder, 'empty'));
    await expect(batchSounds([join(folder, 'empty')])).rejects.toMatchObject({ code: 'no-clips-found' });
    await expect(batchSounds([join(folder, 'gone')])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is called after what was chosen first', () => {
    expect(nameOf(['/a/voices'])).toBe('voices');
    expect(nameOf(['/a/voices', '/b', '/c'])).toBe('voices and 2 more');
  });
});

const model = (key: string): BatchModel => ({
  id: 'tiny',
  name: 'Tiny',
  version: '1',
  key,
  emotions: ['happy', 'sad'],
});

const heard = (hash: string, happy: number): Outcome => {
  const answers = [{ model: 'tiny', probabilities: [happy, 1 - happy], verdict: 'emotion' as const }];
  return { answers: new Map([['tiny', answers[0]]]), heard: { hash, seconds: 2, answers } };
};
const problem = { code: 'silent' as const, message: 'Nothing in it.', advice: 'Record again.' };

describe('Batch', () => {
  let place: string;

  beforeEach(async () => {
    place = join(folder, 'batches', 'one');
    await writeFiles(place, {
      version: 1,
      folders: ['/voices'],
      files: [
        [0, 'a.wav'],
        [0, 'b.wav'],
        [0, 'c.wav'],
      ],
    });
    await writeBatch(place, {
      version: 1,
      name: 'voices',
      models: [model('key')],
      startedAt: '2026-11-20T08:00:00.000Z',
      finishedAt: null,
      cancelled: false,
      files: 3,
      answered: 0,
      failed: 0,
      seconds: 0,
    });
  });

  /** As the runner does it: the answer first, then what came of the file. */
  async function keep(batch: Batch, file: number, outcome: Outcome) {
    if ('heard' in outcome && outcome.heard)
      await batch.answers.add(outcome.heard.hash, outcome.heard.answers);
    await batch.keep(file, outcome);
  }

  it('knows after a restart what was heard, what failed and what waits', async () => {
    const batch = await Batch.open(place);
    expect(batch.waiting).toEqual([0, 1, 2]);
    await keep(batch, 1, heard('bb', 0.75));
    await keep(batch, 2, { problem });
    await batch.flush();

    const again = await Batch.open(place);
    expect([again.answered, again.failed, again.waiting]).toEqual([1, 1, [0]]);
    expect(again.states[1]).toEqual({
      kind: 'answered',
      seconds: 2,
      warning: null,
      answers: [{ model: 'tiny', probabilities: [0.75, 0.25], verdict: 'emotion' }],
    });
    expect(again.states[2]).toEqual({ kind: 'failed', problem });
  });

  it('counts a file once, however often it was written down, and passes over torn lines', async () => {
    const batch = await Batch.open(place);
    await keep(batch, 0, { problem });
    await keep(batch, 0, heard('aa', 0.5));
    await keep(batch, 1, heard('aa', 0.5));
    await batch.flush();
    await appendFile(join(place, 'heard.jsonl'), '{"file":99,"hash":"aa","seconds":1}\n{"file":2,"ha');

    const again = await Batch.open(place);
    expect([again.answered, again.failed, again.waiting]).toEqual([2, 0, [2]]);
    // Two files of the same content have one answer.
    expect((await readFile(join(place, 'answers.jsonl'), 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  it('asks again where answers were lost, or another version of the model gave them', async () => {
    const batch = await Batch.open(place);
    await keep(batch, 0, heard('aa', 0.5));
    await batch.flush();
    expect((await Batch.open(place, [model('another')])).waiting).toEqual([0, 1, 2]);
    await rm(join(place, 'answers.jsonl'));
    expect((await Batch.open(place)).waiting).toEqual([0, 1, 2]);
  });

  it('lets what failed wait again when it is asked to', async () => {
    const batch = await Batch.open(place);
    await keep(batch, 0, { problem });
    await keep(batch, 1, heard('bb', 0.5));
    batch.retry();
    expect([batch.answered, batch.failed, batch.waiting]).toEqual([1, 0, [0, 2]]);
  });

  it('keeps what a person says of files, and forgets it on request', async () => {
    const batch = await Batch.open(place);
    await Promise.all([
      batch.say(0, { emotion: 'sad', verified: true }),
      batch.say(1, { emotion: null, verified: true }),
    ]);
    await batch.say(1, null);
    const again = await Batch.open(place);
    expect([again.label(0), again.label(1)]).toEqual([{ emotion: 'sad', verified: true }, null]);
    await expect(batch.say(3, null)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stands in the store of the data folder until it is deleted for good', async () => {
    const store = await openBatches(folder);
    expect((await store.list()).map(({ id, record }) => [id, record?.name])).toEqual([['one', 'voices']]);
    await store.remove('one');
    expect(await store.list()).toEqual([]);
    await store.restore('one');
    await writeFile(join(place, 'batch.json'), '{');
    expect(await store.list()).toEqual([{ id: 'one', record: null }]);
  });
});
