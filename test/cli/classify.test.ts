import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emotions } from '../../src/core/emotions';
import { tone } from './badFiles';
import { answeringIds } from '../shippedIds';
import { jsonLines, runCli } from './runCli';

interface Line {
  file: string;
  model: string;
  probabilities: Record<string, number>;
  top: string;
  confidence: number;
  seconds: number;
  milliseconds: number;
}

describe('affectron classify', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-cli-'));
    file = join(folder, 'a tone.wav');
    await writeFile(file, tone(2));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints one object per file and model, with the emotions the model knows in their fixed order', async () => {
    const answer = await runCli(['classify', file, '--model', 'all', '--json']);
    expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 0, stderr: '' });

    const lines = jsonLines(answer) as Line[];
    expect(lines.map(({ model }) => model)).toEqual(answeringIds);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        'file',
        'model',
        'verdict',
        'probabilities',
        'top',
        'confidence',
        'seconds',
        'milliseconds',
      ]);
      expect(line.file).toBe(file);
      expect(line.seconds).toBeCloseTo(2, 3);
      const known = line.model === 'mlp' ? ['calm', 'happy', 'fearful', 'disgust'] : [...emotions];
      expect(Object.keys(line.probabilities)).toEqual(known);
      const values = Object.values(line.probabilities);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
      expect(line.confidence).toBe(Math.max(...values));
      expect(line.probabilities[line.top]).toBe(line.confidence);
    }
  });

  it('takes a model that knows all eight emotions when none is named, the same as by its id', async () => {
    const [byDefault] = jsonLines(await runCli(['classify', '--json', file])) as Line[];
    expect(Object.keys(byDefault?.probabilities ?? {})).toEqual([...emotions]);
    const [byId] = jsonLines(
      await runCli(['classify', '--json', file, '--model', byDefault?.model ?? '']),
    ) as Line[];
    expect(byId?.probabilities).toEqual(byDefault?.probabilities);
  });

  it('prints aligned lines for people', async () => {
    const { code, stdout } = await runCli(['classify', file, '--model', 'all']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(answeringIds.length);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    for (const line of lines) expect(line).toMatch(/ \d+\.\d % .* 2\.0 s$/);
  });

  it.skipIf(process.platform === 'win32')('takes any file name, and keeps to one line each', async () => {
    const names = ['it\'s "quoted".wav', 'two\nlines.wav', 'red\u001b[31m.wav', '喜び😀.wav', '--json'];
    for (const name of names) await writeFile(join(folder, name), tone());
    const files = names.slice(0, -1).map((name) => join(folder, name));

    const asJson = await runCli(['classify', '--json', ...files, '--', '--json'], {}, folder);
    expect({ code: asJson.code, stderr: asJson.stderr }).toEqual({ code: 0, stderr: '' });
    expect((jsonLines(asJson) as Line[]).map((line) => line.file)).toEqual([...files, '--json']);

    const { code, stdout } = await runCli(['classify', ...files]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(files.length);
    expect(stdout).toContain('two\\u{a}lines.wav');
    expect(stdout).not.toContain('\u001b');
    const missing = await runCli(['classify', join(folder, 'no\u001b[2J.wav')]);
    expect(missing.stderr).not.toContain('\u001b');
  });

  it('answers the same on the plain JavaScript backend', async () => {
    const args = ['classify', '--json', '--model', 'cnn3', file];
    const [usual] = jsonLines(await runCli(args)) as Line[];
    const [plain] = jsonLines(await runCli(args, { AFFECTRON_BACKEND: 'cpu' })) as Line[];
    expect(plain?.top).toBe(usual?.top);
    for (const emotion of emotions) {
      expect(plain?.probabilities[emotion]).toBeCloseTo(usual?.probabilities[emotion] ?? NaN, 4);
    }
  });

  it('takes a folder with --recursive, keeps the order and answers broken files in their place', async () => {
    const place = join(folder, 'many');
    await mkdir(join(place, 'deep'), { recursive: true });
    const names = ['1.wav', '2.wav', '3 broken.wav', '10.wav', '11.wav', '12.wav', '13.wav', 'deep/1.wav'];
    for (const name of names) {
      await writeFile(join(place, name), name.includes('broken') ? 'no sound' : tone());
    }
    await writeFile(join(place, 'notes.txt'), 'no sound');

    const asJson = await runCli(['classify', '--recursive', place, '--model', 'mlp', '--json']);
    expect({ code: asJson.code, stderr: asJson.stderr }).toEqual({ code: 1, stderr: '' });
    const lines = jsonLines(asJson) as (Partial<Line> & { error?: { code: string } })[];
    expect(lines.map((line) => line.file)).toEqual(names.map((name) => join(place, name)));
    expect(lines[2]?.error?.code).toBe('unknown-format');
    expect(Object.keys(lines[0]?.probabilities ?? {})).toEqual(['calm', 'happy', 'fearful', 'disgust']);

    const asTable = await runCli(['classify', '-r', place, '--model', 'mlp', '--csv']);
    expect(asTable.code).toBe(1);
    const rows = asTable.stdout.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + names.length);
    expect(rows[0]).toMatch(/^file,seconds,model,version,verdict,top,confidence,neutral,/);
    expect(rows[1]).toMatch(/1\.wav,1,mlp,1\.0\.0,/);
    expect(rows[3]).toMatch(/3 broken\.wav,.*The file holds text, not sound\./);
  });

  it('refuses a folder without --recursive with advice, and two forms at once', async () => {
    const [refused, two] = await Promise.all([
      runCli(['classify', folder]),
      runCli(['classify', file, '--json', '--csv']),
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('add --recursive for every sound file in it and below');
    expect(two.code).toBe(2);
  });
});
