import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { Library } from '../../src/library/library';
import { filesUnder, ravdessFiles, temporaryFolder, toneWav, writeFiles } from '../library/places';
import { runCli } from './runCli';

async function folders(): Promise<{ source: string; dataFolder: string }> {
  return { source: await temporaryFolder(), dataFolder: await temporaryFolder() };
}

describe('affectron samples', () => {
  it('imports a balanced choice into the library of the app, with attribution', async () => {
    const { source, dataFolder } = await folders();
    await writeFiles(source, ravdessFiles(2));
    const env = { AFFECTRON_DATA: dataFolder };
    const first = await runCli(['samples', source], env);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^96 clips added\..*\nRAVDESS: Livingstone.*CC BY-NC-SA 4\.0\)\n$/);
    expect(first.stderr).toMatch(/^Looking for clips\n[^]*Copying 96 of 96\n$/);
    expect((await Library.open({ dataFolder })).list()).toHaveLength(96);

    const rest = await runCli(['samples', source, '--everything'], env);
    expect(rest.code).toBe(0);
    expect(rest.stdout).toMatch(/^24 clips added, 96 were there already\./);
  });

  it('names the clips that failed, takes the others and ends with 1', async () => {
    const { source, dataFolder } = await folders();
    await writeFiles(source, { 'DC_a01.wav': toneWav(), 'DC_a02.wav': 'words' });
    const { code, stdout, stderr } = await runCli(['samples', source], { AFFECTRON_DATA: dataFolder });
    expect({ code, stdout }).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^1 clip added/) as string,
    });
    expect(stderr).toMatch(/DC_a02\.wav.* is not a sound file/);
  });

  it('ends with 1 and what was expected when there are no clips', async () => {
    const { source, dataFolder } = await folders();
    const { code, stdout, stderr } = await runCli(['samples', source], { AFFECTRON_DATA: dataFolder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/no clips of a known corpus[^]*DC_a01\.wav/);
    expect(stderr).not.toContain('    at ');
  });

  it.each([{ args: [] }, { args: ['folder', '--download'] }])('is wrong use with $args', async ({ args }) => {
    const { dataFolder } = await folders();
    const { code, stderr } = await runCli(['samples', ...args], { AFFECTRON_DATA: dataFolder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/either a folder or zip/);
  });

  it('ends an import at Ctrl+C with whole clips, all listed', async ({ skip }) => {
    if (process.platform === 'win32') return skip('Windows ends a process at once');
    const { source, dataFolder } = await folders();
    await writeFiles(source, ravdessFiles(24));
    const child = spawn(
      process.execPath,
      [join(root, 'bin', 'affectron.js'), 'samples', source, '--everything'],
      { env: { ...process.env, AFFECTRON_DATA: dataFolder }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (!stderr.includes('Copying') && text.includes('Copying')) child.kill('SIGINT');
      stderr += text;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(stderr).toMatch(/Cancelled\.\n.*are in the library\./);
    const kept = filesUnder(join(dataFolder, 'samples'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(1440);
    const library = await Library.open({ dataFolder });
    expect(
      library
        .list()
        .map(({ fileName }) => fileName)
        .sort(),
    ).toEqual(kept);
  });
});
