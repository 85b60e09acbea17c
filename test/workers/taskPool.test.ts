/** Pools of workers of a few lines, some of which are really killed. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../src/library/inParallel';
import { poolSize, TaskPool } from '../../src/workers/taskPool';

interface Tasks {
  square: { input: number; output: { value: number; thread: number } };
}

let folder: string;
const pools: TaskPool<Tasks>[] = [];

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-pool-'))));
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.dispose();
});
afterAll(() => rm(folder, { recursive: true }));

/** A pool of workers that square numbers after `before`, JavaScript that may use `input`. */
async function poolOf(before: string, size = 2): Promise<TaskPool<Tasks>> {
  const file = join(folder, `worker-${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(
    file,
    `import { parentPort, threadId } from 'node:worker_threads';
    import { existsSync, writeFileSync } from 'node:fs';
    parentPort.on('message', async ({ id, input }) => {
      ${before}
      parentPort.postMessage({ kind: 'done', id, output: { value: input * input, thread: threadId } });
    });`,
  );
  const pool = new TaskPool<Tasks>({ file, size, log: () => undefined });
  pools.push(pool);
  return pool;
}

const numbers = Array.from({ length: 40 }, (_, index) => index);

describe('TaskPool', () => {
  it('has as many workers as this process may use cores, within reason', () => {
    expect(poolSize()).toBeGreaterThanOrEqual(1);
    expect(poolSize()).toBeLessThanOrEqual(8);
  });

  it('gives the next task to whichever worker is free', async () => {
    // One number takes long: the others must not wait behind it.
    const pool = await poolOf(`if (input === 0) await new Promise((go) => setTimeout(go, 400));`);
    const order: number[] = [];
    const answers = await inParallel(numbers, pool.size, async (number) => {
      const { value, thread } = await pool.run('square', number);
      order.push(number);
      return { value, thread };
    });
    expect(answers.map(({ value }) => value)).toEqual(numbers.map((number) => number * number));
    expect(new Set(answers.map(({ thread }) => thread)).size).toBe(2);
    expect(order.at(-1)).toBe(0);
  });

  it('replaces workers that are killed, and answers every task exactly once', async () => {
    const marks = join(folder, 'killed-');
    // Every tenth number kills its worker the first time.
    const pool = await poolOf(`
      const mark = ${JSON.stringify(marks)} + input;
      if (input % 10 === 3 && !existsSync(mark)) {
        writeFileSync(mark, '');
        process.exit(9);
      }`);
    const answered: number[] = [];
    const answers = await inParallel(numbers, pool.size, async (number) => {
      const { value } = await pool.run('square', number);
      answered.push(number);
      return value;
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('killed-'))).toHaveLength(4);
    expect(answers).toEqual(numbers.map((number) => number * number));
    expect(answered.sort((a, b) => a - b)).toEqual(numbers);
  });

  it('goes on after a task that kills every worker', async () => {
    const pool = await poolOf(`if (input === 5) process.exit(9);`);
    const ends = await Promise.allSettled(numbers.map((number) => pool.run('square', number)));
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual([
      expect.objectContaining({ reason: expect.objectContaining({ code: 'worker-stopped' }) as unknown }),
    ]);
    expect(ends[5].status).toBe('rejected');
  });

  it('refuses whatever waits when it is disposed of', async () => {
    const pool = await poolOf(`await new Promise((go) => setTimeout(go, 10_000));`);
    const waiting = Promise.allSettled(numbers.map((number) => pool.run('square', number)));
    await pool.dispose();
    for (const end of await waiting) {
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'worker-stopped' } });
    }
  });
});
