import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import packageJson from '../../package.json';
import { runCli } from './runCli';

describe('wrong use', () => {
  it.each([
    { what: 'no command', args: [], says: /Usage/ },
    { what: 'an unknown command', args: ['listen'], says: /unknown command/ },
    { what: 'an unknown option', args: ['classify', 'a.wav', '--loud'], says: /unknown option/ },
    { what: 'no file', args: ['classify'], says: /missing required argument/ },
    { what: 'an option without its value', args: ['classify', 'a.wav', '--model'], says: /argument missing/ },
    { what: 'an unknown model', args: ['classify', 'a.wav', '--model', 'oracle'], says: /oracle.*\n.*cnn3/ },
    { what: 'an unknown feature set', args: ['features', 'a.wav', '--set', 'plp'], says: /mfcc40/ },
    {
      what: 'a voice profile of no clips',
      args: ['evaluate', '--data', '.', '--calibrate', '16,0'],
      says: /Whole numbers from 1 on/,
    },
    {
      what: 'a recipe that cannot be calibrated to a voice',
      args: 'evaluate --data . --protocol ravdess-unseen-actors --model mlp --calibrate 16'.split(' '),
      says: /“mlp” cannot be calibrated to a voice\.[^]*affectron/,
    },
    { what: 'one file too many', args: ['features', 'a.wav', 'b.wav'], says: /too many arguments/ },
  ])('ends with code 2 and says so on stderr: $what', async ({ args, says }) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('    at ');
  });
});

describe('help and version', () => {
  it('ends with code 0, on stdout', async () => {
    const help = await runCli(['--help']);
    expect({ code: help.code, stderr: help.stderr }).toEqual({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/classify[^]*features[^]*models[^]*train[^]*samples[^]*Exit codes/);
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });
});

describe('output that cannot be written', () => {
  const cli = join(root, 'bin', 'affectron.js');

  it('ends the program quietly when the reader goes away', async () => {
    const child = spawn(process.execPath, [cli, 'models', '--json']);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    // Closed before the first line: the program's first write finds nobody there.
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('still gives its answers when nobody reads its complaints', async () => {
    const child = spawn(process.execPath, [cli, 'classify', 'missing.wav', 'samples/kettle.wav'], {
      cwd: root,
    });
    child.stderr.destroy();
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^samples\/kettle\.wav /);
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [cli, 'models', '--json'], { stdio: ['ignore', full, 'pipe'] });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    closeSync(full);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^affectron: There is no room left on the disk for “output”\..*\n$/);
  });
});
