import { spawn } from 'node:child_process';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import type { ModelCard } from '../../src/core/models/modelCard';
import { voiceLike } from '../core/models/madeSounds';
import { writeMadeCorpus } from '../library/madeCorpus';
import { noSmallDisk, smallDisk, temporaryFolder } from '../library/places';
import { runCli, type CliAnswer } from './runCli';
import { allActors, makeToneCorpus } from './toneCorpus';

const env = { AFFECTRON_BACKEND: 'wasm' };
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const entries = names.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')]);
  return Object.fromEntries((await Promise.all(entries)) as [string, string][]);
}

describe('affectron train', { timeout: 120_000 }, () => {
  async function corpusFolder(): Promise<string> {
    const folder = await temporaryFolder();
    await writeMadeCorpus(folder);
    return folder;
  }

  async function outFolder(): Promise<string> {
    return join(await temporaryFolder(), 'my-model');
  }

  const train = (data: string, out: string, ...more: string[]): Promise<CliAnswer> =>
    runCli(['train', 'mlp', '--data', data, '--out', out, ...more], env);

  it('makes a model that classify takes, and nothing else', async () => {
    const [data, out] = [await corpusFolder(), await outFolder()];
    const { code, stdout, stderr } = await train(data, out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('wasm') as string });
    expect(stderr).toMatch(/Reading clip 32 of 32\n[^]*Pass \d+ of at most \d+: loss [\d.]+, validation/);
    expect(stdout).toMatch(/^16 clips to train on, 8 to say when to stop, 8 to test with\.\n/);
    expect(stdout).toMatch(/Unseen actors: accuracy 100\.0 %, UAR 100\.0 %\.\nThey are RAVDESS 02\.\n/);
    expect(await readdir(out)).toEqual(['card.json', 'model.json', 'weights.bin']);

    const card = JSON.parse(await readFile(join(out, 'card.json'), 'utf8')) as ModelCard;
    expect(card).toMatchObject({ id: 'my-model', recipe: 'mlp', emotions: ['calm', 'happy'] });
    expect(card.training).toMatchObject({ seed: 1, backend: 'wasm' });
    const clip = join(data, 'Audio_Speech_Actors_01-24/Actor_02/03-01-03-01-01-01-02.wav');
    const classified = await runCli(['classify', clip, '--models', join(out, '..'), '--json'], env);
    expect(classified.code).toBe(0);
    expect(JSON.parse(classified.stdout)).toMatchObject({ model: 'my-model', top: 'happy' });
  });

  it('goes on after a kill to the same files as an unbroken run', async ({ skip }) => {
    if (process.platform === 'win32') return skip('Windows ends a process at once');
    const data = await corpusFolder();
    const [unbroken, broken] = [await outFolder(), await outFolder()];
    expect((await train(data, unbroken, '--seed', '5')).code).toBe(0);

    const args = [
      'train',
      'mlp',
      '--data',
      data,
      '--out',
      broken,
      '--seed',
      '5',
      '--checkpoint-seconds',
      '0',
    ];
    const child = spawn(process.execPath, [join(root, 'bin', 'affectron.js'), ...args], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (!(await exists(join(broken, 'checkpoint.bin')))) await wait(2);
    child.kill('SIGKILL');
    await ended;
    expect(await exists(join(broken, 'card.json'))).toBe(false);

    const otherSeed = await train(data, broken, '--seed', '6');
    expect(otherSeed.code).toBe(1);
    expect(otherSeed.stderr).toMatch(/checkpoint belongs to another training[^]*another output folder/);

    const resumed = await train(data, broken, '--seed', '5');
    expect(resumed.code).toBe(0);
    const files = await filesOf(broken);
    expect(Object.keys(files)).toEqual(['card.json', 'model.json', 'weights.bin']);
    expect(files).toEqual(await filesOf(unbroken));
  });

  it('skips clips it cannot read and files that are no clips, and says how many', async () => {
    const mixed = await corpusFolder();
    await writeFile(join(mixed, '03-01-02-02-01-01-04.wav'), '');
    await writeFile(join(mixed, '03-01-03-02-01-01-04.wav'), 'no sound');
    await writeFile(join(mixed, 'holiday.wav'), encodeWav(voiceLike({ seconds: 0.3 })));
    const out = await outFolder();
    const { code, stdout, stderr } = await runCli(['train', 'mlp', '--data', mixed, '--out', out], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/03-01-02-02-01-01-04\.wav: .* is empty/);
    expect(stdout).toMatch(/2 clips skipped: .*\n1 file left out/);
    expect(await exists(join(out, 'card.json'))).toBe(true);
  });

  it('refuses, in plain words and before any work, what cannot become a model', async () => {
    const data = await corpusFolder();
    const empty = await temporaryFolder();
    const single = await temporaryFolder();
    await writeMadeCorpus(single, ['01']);
    const alike = makeToneCorpus(join(await temporaryFolder(), 'alike'), allActors, [3]);
    const unnamed = await temporaryFolder();
    await writeFile(join(unnamed, 'holiday.wav'), encodeWav(voiceLike({ seconds: 0.3 })));
    const file = join(empty, 'file.txt');
    await writeFile(file, '');
    const taken = await outFolder();
    await mkdir(taken);
    await writeFile(join(taken, 'card.json'), '{ "recipe": "cnn3" }');
    const cases: [string[], number, RegExp][] = [
      [['mlp', '--data', empty, '--out', await outFolder()], 1, /has no sound file/],
      [['mlp', '--data', single, '--out', await outFolder()], 1, /by one actor: .*voices it never heard/],
      [['mlp', '--data', alike, '--out', await outFolder()], 1, /All clips to train on are happy/],
      [['mlp', '--data', unnamed, '--out', await outFolder()], 1, /none with the name of a corpus/],
      [['mlp', '--data', file, '--out', await outFolder()], 1, /is a file, not a folder/],
      [['mlp', '--data', data, '--out', join(empty, 'My Model')], 2, /cannot be called “My Model”/],
      [['mlp', '--data', data, '--out', taken], 2, /holds a model of the recipe cnn3/],
      [['mlp', '--data', join(empty, 'gone'), '--out', await outFolder()], 1, /is not there/],
      [['mlp', '--data', data, '--out', join(file, 'out')], 1, /could not be written/],
      [['gru', '--data', data, '--out', await outFolder()], 2, /lstm, cnn5, cnn5-dropout, cnn3, mlp/],
      [['mlp', '--data', data], 2, /--out/],
      [['mlp', '--data', data, '--out', await outFolder(), '--seed', 'x'], 2, /whole number/],
    ];
    for (const [args, expected, message] of cases) {
      const { code, stdout, stderr } = await runCli(['train', ...args], env);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: expected, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain('    at ');
    }
    expect(await readdir(taken)).toEqual(['card.json']);
  });

  it('stops at a full disk without leaving half a model', async ({ skip }) => {
    const disk = await smallDisk('size=48k');
    if (disk === null) return skip(noSmallDisk);
    const out = join(disk, 'my-model');
    const { code, stdout, stderr } = await train(await corpusFolder(), out);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /There is no room left on the disk for “(weights|checkpoint)\.bin”\.\nFree some space/,
    );
    expect(await readdir(out)).toEqual([]);
  });
});
