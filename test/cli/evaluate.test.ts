import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationReport } from '../../src/core/evaluation/report';
import { runCli } from './runCli';
import { makeToneCorpus } from './toneCorpus';

let folder: string;

describe('affectron evaluate', () => {
  let data: string;
  let out: string;
  const evaluate = (...more: string[]) =>
    runCli(
      [
        'evaluate',
        ...['--data', data, '--out', out, '--protocol', 'ravdess-unseen-actors', '--model', 'mlp'],
        ...more,
      ],
      environment(),
    );
  const environment = () => ({ AFFECTRON_BACKEND: 'wasm', AFFECTRON_DATA: join(folder, 'data') });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
    data = makeToneCorpus(join(folder, 'corpus'));
    out = join(folder, 'out');
    writeFileSync(join(data, '03-01-02-01-01-02-01.wav'), 'no sound');
    writeFileSync(join(data, 'holiday.wav'), 'no corpus');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('trains and tests every fold, skips what it cannot read, and writes both reports', async () => {
    const { code, stdout, stderr } = await evaluate('--json');
    expect(stderr).toContain(
      '96 clips; 1 skipped: they cannot be read; 1 left out: their names say no emotion.',
    );
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as EvaluationReport;
    expect(report.folds).toHaveLength(5);
    expect(report.voices).toHaveLength(24);
    expect(report.uar.mean).toBeGreaterThan(0.9);
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toEqual(report);
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toMatch(
      /^RAVDESS speech, actors never heard before/,
    );
  }, 120_000);

  it('goes on from the folds that are finished', async () => {
    const fold = (index: number) => join(out, 'folds', `seed-1-fold-${index}.json`);
    const first = statSync(fold(1)).mtimeMs;
    rmSync(fold(4));
    const { code, stderr } = await evaluate();
    expect(code).toBe(0);
    expect(stderr).not.toContain('fold 1 of 5');
    expect(statSync(fold(1)).mtimeMs).toBe(first);
    expect(statSync(fold(4)).mtimeMs).toBeGreaterThan(first);
  }, 120_000);

  it('says first that copies of the test clips were trained on, where they were', async () => {
    const random = join(folder, 'random');
    const { code, stdout } = await runCli(
      [
        'evaluate',
        ...['--data', data, '--out', random, '--protocol', 'classic-d', '--model', 'classic-c-mlp'],
      ],
      environment(),
    );
    expect(code).toBe(0);
    const [first] = stdout.split('\n');
    expect(first).toMatch(
      /The same actors are on both sides: (\d+) of 20 test clips .* and \1 of 20 test clips .* as a copy\.$/,
    );
    const report = JSON.parse(readFileSync(join(random, 'report.json'), 'utf8')) as EvaluationReport;
    expect(report.overlap?.clips).toBe(20);
    expect(report.overlap?.copies).toBeGreaterThan(10);
    expect(report.folds.map(({ clips }) => clips?.test)).toEqual([20]);
    expect(readFileSync(join(random, 'folds', 'seed-1-fold-1.json'), 'utf8')).toContain('(re-encoded)');
  }, 120_000);

  it('says what a folder lacks', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const nothing = await runCli(
      ['evaluate', '--data', empty, '--out', out, '--protocol', 'tess-to-savee', '--model', 'lstm'],
      { AFFECTRON_BACKEND: 'wasm' },
    );
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toContain('“empty” has no sound file.');
    const wrong = await runCli(
      ['evaluate', '--data', data, '--out', out, '--protocol', 'tess-to-savee', '--model', 'lstm'],
      { AFFECTRON_BACKEND: 'wasm' },
    );
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(/has no clip for the training part of SAVEE/);
  });

  it('trains Lite only with figures for its card', async () => {
    const { code, stderr } = await runCli(['train', 'lite', '--data', data, '--out', join(folder, 'model')]);
    expect(code).toBe(2);
    expect(stderr).toContain('its card needs figures from an evaluation');
  });

  it('refuses protocols and recipes it does not know', async () => {
    const { code, stderr } = await runCli([
      'evaluate',
      '--data',
      data,
      '--protocol',
      'luck',
      '--model',
      'mlp',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('ravdess-unseen-actors');
  });
});
