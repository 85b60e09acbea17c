import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { electronFlags } from '../../scripts/setup/electronFlags.mjs';
import { findElectron } from '../../scripts/setup/findElectron.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { type Affectron, launchAffectron } from './harness';
import { chosen, rows } from './listenPage';

let dataFolder: string;
let affectron: Affectron;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'affectron-twice-'));
  affectron = await launchAffectron({ dataFolder });
});
afterAll(async () => {
  await affectron.close();
  await rm(dataFolder, { recursive: true, force: true });
});

it('a second start hands its files to the first, which shows them, and ends', async () => {
  await rows(affectron.page).first().waitFor();
  // Relative to the folder it is started in, which is not the first one's.
  expect(await startAgain(['voice.wav'], join(root, 'test', 'fixtures', 'audio'))).toBe(0);
  await affectron.page.getByText('“voice.wav” is not there.').first().waitFor();
  expect(await startAgain(['tone.flac'], join(root, 'test', 'fixtures', 'audio'))).toBe(0);
  await expect.poll(() => chosen(affectron.page)).toContain('tone');
  expect(await affectron.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

/** Starts the app once more over the same data folder; resolves with its exit code. */
function startAgain(files: string[], cwd: string): Promise<number | null> {
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron.');
  const child = spawn(electron.path, [...electronFlags(electron.path).flags, root, ...files], {
    cwd,
    env: { ...process.env, AFFECTRON_DATA: dataFolder },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}
