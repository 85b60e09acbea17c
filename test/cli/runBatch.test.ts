/** Batches run by the real workers, some of which are really killed, and stopped in between. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { batchSounds } from '../../src/library/batches/batchSounds';
import { makeBatch, openToRun, runBatch } from '../../src/workers/runBatch';
import { encodeWav } from '../../src/core/audio/encodeWav';

const worker = join(root, 'out', 'cli', 'answerWorker.js');
const places = { modelsFolder: join(root, 'resources', 'models') };
const clips = 24;
const sampleRate = 16_000;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'affectron-run-batch-'));
  const sounds = join(folder, 'sounds');
  await mkdir(sounds);
  for (let clip = 1; clip <= clips; clip++) {
    const samples = Float32Array.from(
      { length: 8000 },
      (_, n) => 0.3 * Math.sin((2 * Math.PI * (150 + clip) * n) / sampleRate),
    );
    writeFileSync(join(sounds, `${clip}.wav`), encodeWav({ samples, sampleRate }));
  }
  await copyFile(join(sounds, '1.wav'), join(sounds, 'the same again.wav'));
  writeFileSync(join(sounds, 'broken.wav'), 'no sound');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function batchIn(name: string): Promise<string> {
  const place = join(folder, name);
  const files = await batchSounds([join(folder, 'sounds')]);
  await makeBatch(place, { name, files, models: ['mlp', 'cnn3'], places });
  return place;
}

async function run(place: string, { file = worker, stopAfter = Infinity, failedAgain = false } = {}) {
  const batch = await openToRun(place, places);
  if (failedAgain) batch.retry();
  const abort = new AbortController();
  let done = 0;
  const log: string[] = [];
  await runBatch({
    batch,
    setup: places,
    worker: file,
    log: (_subject, message) => log.push(message),
    onFile: () => {
      if (++done === stopAfter) abort.abort();
    },
    signal: abort.signal,
  }).catch((thrown: unknown) => {
    if (!abort.signal.aborted) throw thrown;
  });
  return { batch, done, log };
}

const lines = async (place: string) =>
  (await readFile(join(place, 'answers.jsonl'), 'utf8')).trimEnd().split('\n');

describe('runBatch', () => {
  it('answers for every file once although a worker is killed in the middle', async () => {
    const place = await batchIn('killed');
    // Ends the thread a while after it has begun, the first time.
    const file = join(folder, 'mortal.mjs');
    writeFileSync(
      file,
      `import { existsSync, writeFileSync } from 'node:fs';
      import { parentPort } from 'node:worker_threads';
      // First: a listener of ours alone would take what the worker is asked.
      await import(${JSON.stringify(pathToFileURL(worker).href)});
      const mark = ${JSON.stringify(join(folder, 'died'))};
      let asked = 0;
      parentPort.on('message', ({ task }) => {
        if (task !== 'answer' || ++asked < 4 || existsSync(mark)) return;
        writeFileSync(mark, '');
        process.exit(3);
      });`,
    );
    const { batch, done, log } = await run(place, { file });
    expect(log).toEqual(['a worker ended with code 3']);
    expect([done, batch.answered, batch.failed]).toEqual([clips + 2, clips + 1, 1]);
    // Two models for every sound there is, each once.
    expect(new Set(await lines(place)).size).toBe(2 * clips);
    expect(await lines(place)).toHaveLength(2 * clips);
    expect(batch.record.finishedAt).not.toBeNull();
  });

  it('goes on where it was stopped, hearing nothing twice', async () => {
    const place = await batchIn('stopped');
    const first = await run(place, { stopAfter: 5 });
    expect(first.batch.record).toMatchObject({ finishedAt: null, answered: first.batch.answered });
    const second = await run(place);
    expect(first.batch.answered + first.batch.failed + second.done).toBe(clips + 2);
    expect([second.batch.answered, second.batch.failed]).toEqual([clips + 1, 1]);
    expect(await lines(place)).toHaveLength(2 * clips);
    expect(second.batch.record.seconds).toBeGreaterThan(first.batch.record.seconds);
  });

  it('is cancelled, not failed, while the models are still being loaded', async () => {
    const place = await batchIn('loading');
    const deaf = join(folder, 'deaf.mjs');
    writeFileSync(
      deaf,
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => undefined);`,
    );
    const abort = new AbortController();
    const batch = await openToRun(place, places);
    const running = runBatch({
      ...{ batch, setup: places, worker: deaf, size: 1 },
      log: () => undefined,
      onFile: () => undefined,
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 200);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(batch.record.finishedAt).toBeNull();
  });

  it('has not ended where its last lines could not be written', async () => {
    const place = await batchIn('unwritten');
    const batch = await openToRun(place, places);
    const problem = { code: 'damaged', message: 'Damaged.' } as const;
    const running = runBatch({
      ...{ batch, setup: places, worker, log: () => undefined },
      onFile() {
        if (batch.waiting.length > 0) return;
        rmSync(join(place, 'heard.jsonl'), { force: true });
        mkdirSync(join(place, 'heard.jsonl'));
        batch.keep(0, { problem }).catch(() => undefined);
      },
      signal: new AbortController().signal,
    });
    await expect(running).rejects.toMatchObject({ code: 'cannot-write' });
    expect(batch.record.finishedAt).toBeNull();
  });

  it('hears again only what failed, when that is asked for', async () => {
    const place = await batchIn('again');
    await run(place);
    const { batch, done } = await run(place, { failedAgain: true });
    expect([done, batch.answered, batch.failed]).toEqual([1, clips + 1, 1]);
  });

  it('says that a folder has gone instead of failing every file of it', async () => {
    const sounds = join(folder, 'passing');
    await mkdir(sounds);
    await copyFile(join(folder, 'sounds', '1.wav'), join(sounds, '1.wav'));
    const place = join(folder, 'gone');
    await makeBatch(place, { name: 'gone', files: await batchSounds([sounds]), models: ['mlp'], places });
    rmSync(sounds, { recursive: true });
    await expect(run(place)).rejects.toMatchObject({
      code: 'not-found',
      message: 'The folder “passing” is no longer there.',
    });
    await expect(
      makeBatch(join(folder, 'unknown'), {
        name: 'x',
        files: await batchSounds([join(folder, 'sounds')]),
        models: ['luck'],
        places,
      }),
    ).rejects.toMatchObject({ code: 'unknown-model' });
  });
});
