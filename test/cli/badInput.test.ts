import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { tone, writeBadFiles } from './badFiles';
import { jsonLines, runCli } from './runCli';

interface Line {
  file: string;
  model?: string;
  top?: string;
  warning?: string;
  error?: { code: string; message: string };
}

const expected = {
  'empty.wav': 'empty-file',
  'header-only.wav': 'empty-file',
  'truncated.wav': 'truncated',
  'half.wav': 'truncated',
  'text.wav': 'unknown-format',
  'unreadable.wav': 'not-readable',
  'folder.wav': 'is-a-folder',
  'no-rate.wav': 'invalid-header',
  'no-channels.wav': 'invalid-header',
  'not-numbers.wav': 'invalid-samples',
  'one-sample.wav': 'too-short',
  'silence.wav': 'silent',
  'two-hours.wav': 'too-long',
  'missing.wav': 'not-found',
};

describe('bad input', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-cli-'));
    await writeBadFiles(folder);
    await writeFile(file('first.wav'), tone());
    await writeFile(file('last.wav'), tone());
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is answered file by file, and the good files between are classified', async () => {
    const names = ['first.wav', ...Object.keys(expected), 'last.wav'];
    const answer = await runCli(['classify', '--json', ...names.map(file)]);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toBe('');

    const lines = jsonLines(answer) as Line[];
    expect(lines.map((line) => line.file)).toEqual(names.map(file));
    expect(lines.at(0)?.top).toBeTypeOf('string');
    expect(lines.at(-1)?.top).toBe(lines.at(0)?.top);
    const codes = lines.flatMap(({ file: path, error }) => (error ? [[path, error.code]] : []));
    expect(codes).toEqual(Object.entries(expected).map(([name, code]) => [file(name), code]));
    for (const { error } of lines) if (error) expect(error.message).toMatch(/^[“A-Z].*\.$/);
  });

  it('is told in plain sentences on stderr without --json', async () => {
    const { code, stdout, stderr } = await runCli(['classify', file('text.wav'), file('first.wav')]);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/text\.wav: The file holds text, not sound\./);
    expect(stderr).not.toContain('    at ');
  });

  it('names the limit to a file that is too long, without reading it', async () => {
    const tellPeak = 'process.once("exit",()=>console.error(process.resourceUsage().maxRSS))';
    const answer = await runCli(['classify', '--json', file('two-hours.wav')], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tellPeak)}`,
    });
    const [line] = jsonLines(answer) as Line[];
    expect(line?.error).toMatchObject({
      code: 'too-long',
      message: expect.stringMatching(/up to 20 minutes, this is 2 hours/) as string,
    });
    const peakMebibytes = Number(answer.stderr) / 1024;
    expect(peakMebibytes).toBeGreaterThan(50);
    // The file has 606 MiB.
    expect(peakMebibytes).toBeLessThan(450);
  });

  it('classifies what is left of a file that is damaged in the middle, with a warning', async () => {
    await writeFile(file('damaged.flac'), await damagedSample());
    const answer = await runCli(['classify', '--json', file('damaged.flac'), file('first.wav')]);
    expect(answer.code).toBe(0);
    const [damaged, whole] = jsonLines(answer) as Line[];
    expect(damaged?.warning).toMatch(/damaged/);
    expect(damaged?.top).toBeTypeOf('string');
    expect(whole).not.toHaveProperty('warning');

    const { stdout, stderr } = await runCli(['classify', '--model', 'all', file('damaged.flac')]);
    expect(stdout).not.toContain(damaged?.warning);
    // Once for the file, not once for each model.
    expect(stderr.split(damaged?.warning ?? '')).toHaveLength(2);
  });

  it.skipIf(process.getuid?.() === 0)(
    'is answered where reading is forbidden (root may read all)',
    async () => {
      await writeFile(file('forbidden.wav'), tone());
      await chmod(file('forbidden.wav'), 0o000);
      const [line] = jsonLines(await runCli(['classify', '--json', file('forbidden.wav')])) as Line[];
      expect(line?.error?.code).toBe('not-readable');
    },
  );
});

/** A bundled FLAC with some of its middle overwritten: its header and most of its frames are whole. */
async function damagedSample(): Promise<Uint8Array> {
  const bytes = await readFile(join(root, 'samples', 'parcel.flac'));
  const middle = bytes.length >> 1;
  return bytes.fill(0x5a, middle, middle + 400);
}
