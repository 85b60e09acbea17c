/** What goes through the system's dialogs. They are stood in for: no test can click in them. */
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/shared/types';
import { launchWithVoice, type OpenedVoice } from './launchWithVoice';

let running: OpenedVoice;
let page: Page;

beforeAll(async () => {
  running = await launchWithVoice();
  ({ page } = running.affectron);
});
afterAll(() => running.close());

/** From now on the person chooses this; `null` dismisses. Answers what the last dialog was opened with. */
function choose(path: string | null): Promise<unknown> {
  return running.affectron.app.evaluate(({ dialog }, chosen) => {
    const memory: { last?: unknown } = dialog as object;
    dialog.showOpenDialog = (...args: unknown[]) => {
      memory.last = args.at(-1);
      return Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
    };
    return memory.last;
  }, path);
}

describe('opening by dialog', () => {
  it('brings the chosen file into the library and remembers its folder', async () => {
    const folder = join(running.folder, 'elsewhere');
    await mkdir(folder);
    await copyFile(running.voice, join(folder, 'chosen.wav'));
    await choose(join(folder, 'chosen.wav'));
    const report = await page.evaluate(() => window.affectron.call('library.open'));
    expect(report).toMatchObject({ ok: true, value: { opened: [expect.any(String)], failed: [] } });

    await page.evaluate(() => window.affectron.call('library.open'));
    expect(await choose(null)).toMatchObject({ defaultPath: folder });
    expect(JSON.parse(await readFile(join(running.folder, 'dialogs.json'), 'utf8'))).toEqual({ folder });
  });

  it('opens nothing when dismissed', async () => {
    await choose(null);
    const answers = await page.evaluate(async () => [
      await window.affectron.call('library.open'),
      await window.affectron.call('samples.import', 'zip', 'balanced'),
    ]);
    expect(answers).toEqual([
      { ok: true, value: { opened: [], failed: [] } },
      { ok: true, value: null },
    ]);
  });
});

describe('adding samples', () => {
  /** Starts an import and waits until it has ended; answers every state it was in. */
  function importAll(): Promise<Job[]> {
    return page.evaluate(
      () =>
        new Promise<Job[]>((resolve, reject) => {
          const states: Job[] = [];
          const stop = window.affectron.on('job.changed', (job) => {
            states.push(job);
            if (job.state === 'running') return;
            stop();
            resolve(states);
          });
          window.affectron.call('samples.import', 'folder', 'everything').then((answer) => {
            if (!answer.ok) reject(new Error(answer.problem.message));
          }, reject);
        }),
    );
  }

  it('copies the clips of a corpus with progress, and lists them with their labels', async () => {
    const corpus = join(running.folder, 'download', 'Actor_05');
    await mkdir(corpus, { recursive: true });
    for (const name of ['03-01-05-01-01-01-05.wav', '03-01-04-01-01-01-05.wav']) {
      await copyFile(running.voice, join(corpus, name));
    }
    await choose(join(running.folder, 'download'));
    const states = await importAll();
    expect(states[0]).toMatchObject({ kind: 'import', state: 'running' });
    expect(states.at(-1)).toMatchObject({ state: 'done', progress: 1, step: '2 clips added' });

    const list = await page.evaluate(() => window.affectron.call('library.list'));
    const clips = list.ok ? list.value.filter(({ origin }) => origin === 'corpus') : [];
    expect(clips.map(({ label }) => label?.emotion).sort()).toEqual(['angry', 'sad']);
  });

  it('says why a folder without clips adds nothing', async () => {
    await choose(join(running.folder, 'recordings'));
    expect((await importAll()).at(-1)).toMatchObject({
      state: 'failed',
      problem: { code: 'no-clips-found' },
    });
  });
});
