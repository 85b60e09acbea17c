/** Workers of a few lines that crash, hang and dawdle. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TaskWorker } from '../../src/workers/taskWorker';
import type { TaskWorkerOptions } from '../../src/workers/taskWorker';

let folder: string;
const workers: TaskWorker[] = [];

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-worker-'))));
afterEach(async () => {
  for (const one of workers.splice(0)) await one.dispose();
});
afterAll(() => rm(folder, { recursive: true }));

/** A worker that ends with its test. */
function worker(options: Pick<TaskWorkerOptions, 'file' | 'timeLimit'>): TaskWorker {
  const made = new TaskWorker({ urgency: ['view', 'wav', 'models'], log: () => undefined, ...options });
  workers.push(made);
  return made;
}

async function workerOf(code: string): Promise<string> {
  const file = join(folder, `worker-${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return file;
}

describe('a worker that dies', () => {
  it('is replaced, and the request done by the next', async () => {
    const marker = join(folder, 'crashed-once');
    const file = await workerOf(`
      import { existsSync, writeFileSync } from 'node:fs';
      parentPort.on('message', ({ id }) => {
        if (!existsSync(${JSON.stringify(marker)})) {
          writeFileSync(${JSON.stringify(marker)}, '');
          process.exit(7);
        }
        parentPort.postMessage({ kind: 'done', id, output: [] });
      });`);
    expect(await worker({ file }).run('models', null)).toEqual([]);
  });

  it('twice on the same request is answered, and the next request served', async () => {
    const file = await workerOf(`
      parentPort.on('message', ({ id, task }) => {
        if (task === 'view') throw new Error('crash');
        parentPort.postMessage({ kind: 'done', id, output: [] });
      });`);
    const tasks = worker({ file });
    await expect(tasks.run('view', null)).rejects.toMatchObject({ code: 'worker-stopped' });
    expect(await tasks.run('models', null)).toEqual([]);
  });

  it('because its file is missing is answered', async () => {
    const tasks = worker({ file: join(folder, 'nowhere.mjs') });
    await expect(tasks.run('models', null)).rejects.toMatchObject({ code: 'worker-stopped' });
  });

  it('hanging is ended, and the next request served', async () => {
    const file = await workerOf(`
      parentPort.on('message', ({ id, task }) => {
        if (task === 'view') for (;;);
        parentPort.postMessage({ kind: 'done', id, output: [] });
      });`);
    const tasks = worker({ file, timeLimit: 300 });
    const view = tasks.run('view', null);
    const models = tasks.run('models', null);
    await expect(view).rejects.toMatchObject({ code: 'worker-stopped' });
    expect(await models).toEqual([]);
  });

  it('may take longer over a task that is known to', async () => {
    const file = await workerOf(`
      parentPort.on('message', ({ id }) => {
        setTimeout(() => parentPort.postMessage({ kind: 'done', id, output: 'copied' }), 600);
      });`);
    const tasks = worker({ file, timeLimit: 200 });
    expect(await tasks.run('wav', null, { timeLimit: 20_000 })).toBe('copied');
    await expect(tasks.run('wav', null)).rejects.toMatchObject({ code: 'worker-stopped' });
  });

  it('with the program answers whoever waits', async () => {
    const file = await workerOf(`parentPort.on('message', () => undefined);`);
    const tasks = worker({ file });
    const waiting = Promise.allSettled([tasks.run('view', null), tasks.run('view', null)]);
    await tasks.dispose();
    for (const one of await waiting) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'worker-stopped' } });
    }
    await expect(tasks.run('models', null)).rejects.toMatchObject({ code: 'worker-stopped' });
  });
});

describe('the order of requests', () => {
  it('lets a newer clip overtake, and sight go before sound', async () => {
    const file = await workerOf(`
      parentPort.on('message', ({ id, task, input }) => {
        setTimeout(() => parentPort.postMessage({ kind: 'done', id, output: task + input.path }), 20);
      });`);
    const tasks = worker({ file });
    const order: unknown[] = [];
    const run = (task: 'view' | 'wav', path: string) =>
      tasks.run(task, { path }).then((output) => order.push(output));
    await Promise.all([run('wav', '1'), run('wav', '2'), run('view', '3'), run('view', '4')]);
    expect(order).toEqual(['wav1', 'view4', 'view3', 'wav2']);
  });

  it('has a long task make room for whatever is asked for, and does it afterwards', async () => {
    const file = await workerOf(`
      parentPort.on('message', ({ id, input }) => {
        const end = performance.now() + (input === 'long' ? 400 : 0);
        while (performance.now() < end);
        parentPort.postMessage({ kind: 'done', id, output: input });
      });`);
    const tasks = worker({ file });
    const order: unknown[] = [];
    const long = tasks.run('view', 'long', { yields: true }).then((output) => order.push(output));
    const short = tasks.run('view', 'short').then((output) => order.push(output));
    await Promise.all([long, short, tasks.run('models', 'list').then((output) => order.push(output))]);
    expect(order).toEqual(['short', 'list', 'long']);
  });
});
