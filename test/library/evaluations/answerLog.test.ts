import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AnswerLog } from '../../../src/library/evaluations/answerLog';
import type { ModelAnswer } from '../../../src/library/evaluations/modelAnswer';

let folder: string;
let path: string;
let count = 0;

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-answers-'))));
beforeEach(() => (path = join(folder, `${count++}.jsonl`)));
afterAll(() => rm(folder, { recursive: true }));

const keys = new Map([
  ['mlp', 'key-of-mlp'],
  ['cnn3', 'key-of-cnn3'],
]);
const answer = (model: string, first: number): ModelAnswer => ({
  model,
  probabilities: [first, 1 - first],
  verdict: 'emotion',
});

describe('AnswerLog', () => {
  it('knows after a restart what it was told', async () => {
    const log = await AnswerLog.open(path, keys);
    expect(log.kept.size).toBe(0);
    await log.add('aa', [answer('mlp', 0.25), answer('cnn3', 0.5)]);
    await log.add('bb', [answer('mlp', 0.75)]);
    await log.flush();

    const again = await AnswerLog.open(path, keys);
    expect(again.kept).toEqual(
      new Map([
        ['aa', ['mlp', 'cnn3']],
        ['bb', ['mlp']],
      ]),
    );
    expect(again.answers('bb')).toEqual([answer('mlp', 0.75)]);
  });

  it('passes over a torn line, and writes the next one whole', async () => {
    const log = await AnswerLog.open(path, keys);
    await log.add('aa', [answer('mlp', 0.25)]);
    await log.flush();
    await appendFile(path, '{"key":"key-of-mlp","hash":"bb","proba');

    const again = await AnswerLog.open(path, keys);
    expect([...again.kept.keys()]).toEqual(['aa']);
    await again.add('cc', [answer('mlp', 0.5)]);
    await again.flush();
    expect([...(await AnswerLog.open(path, keys)).kept.keys()]).toEqual(['aa', 'cc']);
  });

  it('keeps no answer of another version of a model, and no refusal', async () => {
    const log = await AnswerLog.open(path, keys);
    const problem = { code: 'unexpected' as const, message: 'It failed.' };
    await log.add('aa', [answer('mlp', 0.25), { model: 'cnn3', problem }]);
    await log.flush();
    const retrained = await AnswerLog.open(path, new Map([['mlp', 'another-key']]));
    expect(retrained.kept.size).toBe(0);
    expect((await AnswerLog.open(path, keys)).kept).toEqual(new Map([['aa', ['mlp']]]));
  });

  it('reads a file of nonsense as empty', async () => {
    await writeFile(path, '[]\nnull\n{"key":1}\n\0\n');
    expect((await AnswerLog.open(path, keys)).kept.size).toBe(0);
  });

  it('says that it cannot write', async () => {
    const place = join(folder, 'no-folder', 'answers.jsonl');
    const log = await AnswerLog.open(place, keys);
    await log.add('aa', [answer('mlp', 0.25)]);
    await expect(log.flush()).rejects.toMatchObject({
      code: 'cannot-write',
      advice: expect.stringContaining('What was answered before is kept.') as unknown,
    });
  });
});
