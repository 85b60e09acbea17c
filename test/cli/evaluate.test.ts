import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import type { EvaluationReport } from '../../src/core/evaluation/report';
import { runCli } from './runCli';

const two = (value: number) => String(value).padStart(2, '0');

let folder: string;

/** All 24 actors of RAVDESS, each emotion the MLP knows a tone of its own. */
function makeCorpus(data: string): void {
  mkdirSync(data);
  const sampleRate = 16_000;
  for (let actor = 1; actor <= 24; actor++) {
    for (const emotion of [2, 3, 6, 7]) {
      const hertz = 200 * emotion + 5 * actor;
      const samples = Float32Array.from(
        { length: 0.25 * sampleRate },
        (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / sampleRate),
      );
      const name = `03-01-${two(emotion)}-01-01-01-${two(actor)}.wav`;
      writeFileSync(join(data, name), encodeWav({ samples, sampleRate }));
    }
  }
}

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
      { AFFECTRON_BACKEND: 'wasm' },
    );

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
    data = join(folder, 'corpus');
    out = join(folder, 'out');
    makeCorpus(data);
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

  it('trains the model that ships only with figures for its card', async () => {
    const { code, stderr } = await runCli([
      'train',
      'affectron',
      '--data',
      data,
      '--out',
      join(folder, 'model'),
    ]);
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
