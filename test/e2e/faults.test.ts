/** Faults that only the whole program meets: a backend that does not load, and two starts at the same moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { electronFlags } from '../../scripts/setup/electronFlags.mjs';
import { findElectron } from '../../scripts/setup/findElectron.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { type Affectron, launchAffectron } from './harness';
import { rows } from './listenPage';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
});

async function launched(options: Parameters<typeof launchAffectron>[0]): Promise<Affectron> {
  const affectron = await launchAffectron(options);
  cleanUp.push(() => affectron.close());
  return affectron;
}

it('a native TensorFlow that does not load: WASM answers, and the window says why', async () => {
  const damaged = join(root, 'test', 'backend', 'damagedNative');
  const { page } = await launched({ env: { AFFECTRON_NATIVE: damaged, AFFECTRON_BACKEND: undefined } });
  await rows(page).first().click();
  await page.getByText(/offline · WASM/).waitFor();
  const info = await page.evaluate(() => window.affectron.call('app.info'));
  expect(info).toMatchObject({ ok: true, value: { backend: { name: 'wasm' } } });
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText(/The native TensorFlow \(tfjs-node\) did not load: .*libtensorflow/).waitFor();
  const answers = await page.evaluate(async () => {
    const list = await window.affectron.call('library.list');
    return list.ok ? window.affectron.call('clip.classify', list.value[0].id) : list;
  });
  expect(answers.ok && answers.value.some((answer) => 'ok' in answer && answer.ok)).toBe(true);
});

it('two starts at the same moment: one runs, the other ends, and one window opens', async () => {
  let dataFolder = '';
  for (let round = 0; round < 3; round++) {
    dataFolder = await mkdtemp(join(tmpdir(), 'affectron-race-'));
    const folder = dataFolder;
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    const starts = [start(folder), start(folder)];
    const first = await Promise.race(starts.map(async ({ ended }, place) => ({ place, code: await ended })));
    expect(first.code).toBe(0);
    const { child, ended } = starts[1 - first.place];
    // Made by the one that reads the library.
    await expect.poll(() => existsSync(join(folder, 'recordings')), { timeout: 60_000 }).toBe(true);
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    await ended;
  }
  // What they left is whole.
  const { page } = await launched({ dataFolder });
  await rows(page).first().waitFor();
  const info = await page.evaluate(() => window.affectron.call('app.info'));
  expect(info).toMatchObject({ ok: true, value: { notices: [] } });
});

function start(dataFolder: string): { child: ChildProcess; ended: Promise<number | null> } {
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron.');
  const child = spawn(electron.path, [...electronFlags(electron.path).flags, root], {
    env: { ...process.env, AFFECTRON_DATA: dataFolder },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, ended };
}
