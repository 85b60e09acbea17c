import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FusionReport } from '../../src/core/fusion/fusionReport';
import { runCli } from './runCli';

let folder: string;

interface Line {
  id: string;
  probabilities: Record<string, number>;
  label?: string;
}

/** The voice knows happy from the rest, the face sad from the rest: together they know all three. */
const clips = ['happy', 'sad', 'angry'].flatMap((label) =>
  Array.from({ length: 8 }, (_, take) => ({ id: `${label}-${take}`, label })),
);
const voice: Line[] = clips.map(({ id, label }) => ({
  ...{ id, label },
  probabilities:
    label === 'happy' ? { happy: 0.8, sad: 0.1, angry: 0.1 } : { happy: 0.1, sad: 0.4, angry: 0.5 },
}));
const face: Line[] = clips.map(({ id, label }) => ({
  id,
  probabilities:
    label === 'sad' ? { sad: 0.8, happy: 0.1, angry: 0.1 } : { sad: 0.1, happy: 0.5, angry: 0.4 },
}));

function write(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const fuse = (...args: string[]) => runCli(['fuse', ...args]);

describe('affectron fuse', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuse-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('joins two files, names what one lacks, and reports every method', async () => {
    const out = join(folder, 'fused.jsonl');
    const { code, stdout, stderr } = await fuse(
      ...[
        '--voice',
        write('v.jsonl', voice),
        '--face',
        write('f.jsonl', [...face.slice(1), { ...face[0], id: 'extra' }]),
      ],
      ...['--json', '--out', out, '--method', 'average'],
    );
    expect(stderr).toContain('23 clips are in both files.');
    expect(stderr).toContain('the voice file lacks them: extra.');
    expect(stderr).toContain('the face file lacks them: happy-0.');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as FusionReport;
    expect(report.methods.product?.uar).toBe(1);
    expect(report.alone.voice?.uar).toBeCloseTo(2 / 3);
    expect(Object.keys(report.methods)).toHaveLength(7);
    const fused = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(fused).toHaveLength(23);
    expect(fused[0]).toMatchObject({ id: 'happy-1', label: 'happy' });
    expect(fused[0].probabilities.happy).toBeCloseTo(0.65);
  });

  it('says it to people as a table', async () => {
    const { code, stdout } = await fuse(
      '--voice',
      join(folder, 'v.jsonl'),
      '--face',
      join(folder, 'f.jsonl'),
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^product +100\.0 % +100\.0 %/m);
    expect(stdout).toMatch(/^happy +7 +100\.0 %/m);
  });

  it('prints what it made of clips that nobody has labelled', async () => {
    const unlabelled = voice.map(({ id, probabilities }) => ({ id, probabilities }));
    const files = ['--voice', write('u.jsonl', unlabelled), '--face', write('g.jsonl', face)];
    const { code, stdout } = await fuse(...files);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(24);
    const trained = await fuse(...files, '--method', 'svm');
    expect(trained.code).toBe(1);
    expect(trained.stderr).toContain('There is nothing to fit “svm” on.');
  });

  it.each([
    ['is not there', 'gone.jsonl', null, /“gone.jsonl” is not there/],
    [
      'has other labels',
      'bored.jsonl',
      [{ id: 'a', probabilities: { bored: 1 } }],
      /line 1: “bored” is none of the emotions/,
    ],
    ['shares no clip', 'other.jsonl', [{ id: 'z', probabilities: { sad: 1 } }], /no clip in common/],
    ['has a clip twice', 'twice.jsonl', [face[0], face[0]], /line 2: “happy-0” is there a second time/],
    ['does not sum to 1', 'sum.jsonl', [{ id: 'a', probabilities: { sad: 0.4 } }], /sum to 0.4000/],
  ])('refuses a face file that %s', async (_, name, lines, message) => {
    const path = lines ? write(name, lines) : join(folder, name);
    const { code, stdout, stderr } = await fuse('--voice', write('v2.jsonl', voice), '--face', path);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });

  it('refuses a method it does not know', async () => {
    const { code, stderr } = await fuse('--voice', 'a', '--face', 'b', '--method', 'luck');
    expect(code).toBe(2);
    expect(stderr).toContain('product');
  });

  it('fuses what evaluate wrote of faces', async () => {
    const two = (value: number) => String(value).padStart(2, '0');
    // Twenty-four actors, three emotions, one muscle for each.
    const rows = Array.from({ length: 24 }, (_, actor) =>
      [3, 4, 5].flatMap((emotion) =>
        [1, 2].map((take) => {
          const units = [3, 4, 5].map((muscle) => (muscle === emotion ? 3 : 0.2) + (actor % 5) / 10);
          return [`03-01-${two(emotion)}-01-01-${two(take)}-${two(actor + 1)}.wav`, ...units].join(',');
        }),
      ),
    ).flat();
    const units = join(folder, 'units.csv');
    writeFileSync(units, ['audio_file,dyn_AU04_r,dyn_AU12_r,stat_AU15_c', ...rows].join('\n'));
    const out = join(folder, 'faces');
    const evaluated = await runCli(
      ['evaluate', '--data', units, '--out', out].concat(
        '--protocol',
        'ravdess-unseen-actors',
        '--model',
        'face-units-svm',
        '--json',
      ),
      { AFFECTRON_BACKEND: 'cpu' },
    );
    expect(evaluated.stderr).toContain('144 clips');
    expect(evaluated.code).toBe(0);
    const posteriors = join(out, 'posteriors.jsonl');
    const { code, stdout } = await fuse('--voice', posteriors, '--face', posteriors, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      clips: 144,
      fitting: 'validation',
      methods: { product: { uar: 1 } },
    });
  }, 120_000);
});
