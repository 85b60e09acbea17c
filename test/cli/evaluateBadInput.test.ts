/** What `affectron evaluate --protocol` does with folders, disks and ends that nobody wishes for. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import type { ProtocolReport } from '../../src/core/evaluation/protocolReport';
import { noSmallDisk, smallDisk, temporaryFolder } from '../library/places';
import { runCli } from './runCli';
import { allActors, makeToneCorpus } from './toneCorpus';

const env = { AFFECTRON_BACKEND: 'wasm' };

const command = (data: string, out: string) => [
  'evaluate',
  ...['--data', data, '--out', out, '--protocol', 'ravdess-unseen-actors', '--model', 'mlp'],
];
const evaluate = (data: string, out: string) => runCli([...command(data, out), '--json'], env);

describe('affectron evaluate', { timeout: 120_000 }, () => {
  it('says what is wrong with a folder before it hears a single clip', async () => {
    const folder = await temporaryFolder();
    const place = (name: string) => join(folder, name);
    mkdirSync(place('unnamed'));
    const tone = encodeWav({ samples: new Float32Array(8000).fill(0.1), sampleRate: 16_000 });
    writeFileSync(join(place('unnamed'), 'holiday.wav'), tone);
    const cases: [string, RegExp][] = [
      [place('unnamed'), /“unnamed” has 1 sound file, but none with the name of a corpus and an emotion\.\n/],
      [makeToneCorpus(place('one-emotion'), allActors, [3]), /has only happy clips for the training part/],
      [makeToneCorpus(place('one-actor'), [5]), /has no clip for the training part of actors 02, 05/],
      [place('gone'), /“gone” is not there/],
    ];
    for (const [data, message] of cases) {
      const { code, stdout, stderr } = await evaluate(data, place('out'));
      expect({ code, stdout }, data).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/Reading clip| {4}at /);
    }
    expect(readdirSync(place('out'))).toEqual([]);
  });

  it('says before any work that the results have no place', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const data = makeToneCorpus(join(folder, 'data'), [1]);
    const { code, stderr } = await evaluate(data, join(folder, 'file', 'out'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^affectron: “out” could not be written\.\n/);
  });

  it('stops at a full disk, leaves nothing half written, and goes on once there is room', async ({
    skip,
  }) => {
    const disk = await smallDisk('size=256k');
    if (disk === null) return skip(noSmallDisk);
    const data = makeToneCorpus(join(await temporaryFolder(), 'data'));
    const filler = join(disk, 'filler');
    writeFileSync(filler, Buffer.alloc(236 * 1024));
    const full = await evaluate(data, join(disk, 'out'));
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(
      /There is no room left on the disk for “seed-1-fold-\d\.json”\.\nFree some space/,
    );
    const finished = readdirSync(join(disk, 'out', 'folds'));
    for (const name of finished) {
      expect(name).toMatch(/^seed-1-fold-\d\.json$/);
      expect(
        () => JSON.parse(readFileSync(join(disk, 'out', 'folds', name), 'utf8')) as unknown,
      ).not.toThrow();
    }
    writeFileSync(filler, '');
    const again = await runCli([...command(data, join(disk, 'out')), '--json'], env);
    expect(again.code).toBe(0);
    expect((JSON.parse(again.stdout) as ProtocolReport).folds).toHaveLength(5);
  });

  it('goes on after a kill to the same figures as an unbroken run', async ({ skip }) => {
    if (process.platform === 'win32') return skip('Windows ends a process at once');
    const folder = await temporaryFolder();
    const data = makeToneCorpus(join(folder, 'data'));
    const [unbroken, broken] = [join(folder, 'unbroken'), join(folder, 'broken')];
    const whole = await evaluate(data, unbroken);
    expect(whole.code).toBe(0);

    const child = spawn(process.execPath, [join(root, 'bin', 'affectron.js'), ...command(data, broken)], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (!existsSync(join(broken, 'folds', 'seed-1-fold-2.json'))) await wait(2);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(broken, 'report.json'))).toBe(false);

    const resumed = await evaluate(data, broken);
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).not.toContain('fold 1 of 5');
    expect(withoutTimes(resumed.stdout)).toEqual(withoutTimes(whole.stdout));
  });
});

function withoutTimes(stdout: string): unknown {
  return JSON.parse(stdout, (key, value: unknown) => (key === 'seconds' ? null : value));
}
