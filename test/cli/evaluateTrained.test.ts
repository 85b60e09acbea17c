/** Trained models scored on labelled folders, as people do it: a process of its own, killed and stopped in between. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import type { TrainedReport } from '../../src/core/evaluation/trainedReport';
import { jsonLines, runCli } from './runCli';

const two = (value: number) => String(value).padStart(2, '0');
const wasm = { AFFECTRON_BACKEND: 'wasm' };

let folder: string;

/** Tones under RAVDESS names; every one another sound. */
function makeCorpus(name: string, actors: readonly number[], emotions: readonly number[], takes = 1): string {
  const data = join(folder, name);
  mkdirSync(data, { recursive: true });
  const sampleRate = 16_000;
  for (const actor of actors) {
    for (const emotion of emotions) {
      for (let take = 1; take <= takes; take++) {
        const hertz = 150 * emotion + 6 * actor + 0.7 * take;
        const samples = Float32Array.from(
          { length: 0.25 * sampleRate },
          (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / sampleRate),
        );
        const place = join(data, `take-${take}`);
        mkdirSync(place, { recursive: true });
        const file = `03-01-${two(emotion)}-01-01-01-${two(actor)}.wav`;
        writeFileSync(join(place, file), encodeWav({ samples, sampleRate }));
      }
    }
  }
  return data;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-trained-'));
  // Actors 1 and 7 are in the models' training, actor 2 is not; calm, happy and angry.
  makeCorpus('clips', [1, 2, 7], [2, 3, 5]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const evaluate = (data: string, ...more: string[]) =>
  runCli(['evaluate', '--data', data, '--out', join(folder, 'out'), ...more], wasm);

describe('affectron evaluate --trained', () => {
  it('scores several models, says first whom they had heard, and writes everything', async () => {
    const data = join(folder, 'clips');
    writeFileSync(join(data, '03-01-02-01-01-02-01.wav'), 'no sound');
    writeFileSync(join(data, '=holiday.wav'), 'no corpus');
    const answer = await evaluate(data, '--trained', 'mlp', '--trained', 'cnn3', '--json');
    expect(answer.code).toBe(0);
    expect(answer.stderr).toContain('MLP: 2 of these 3 voices were in the model’s training');
    expect(answer.stderr).toContain(
      'mlp: 6 clips; 1 skipped: they cannot be read; 3 left out: the model does not know their emotion; ' +
        '1 left out: their names say no emotion.',
    );
    const [mlp, cnn3] = jsonLines(answer) as TrainedReport[];
    expect([mlp.model, cnn3.model]).toEqual(['mlp', 'cnn3']);
    expect(mlp.answers).toHaveLength(6);
    expect(cnn3.answers).toHaveLength(9);
    expect(cnn3.heard).toEqual({
      trained: ['RAVDESS 01', 'RAVDESS 07'],
      tuned: [],
      unheard: ['RAVDESS 02'],
    });
    expect(cnn3.unheard?.clips).toBe(3);
    expect(cnn3.leftOut.failed.map(({ name }) => name)).toEqual(['03-01-02-01-01-02-01.wav']);
    for (const { probabilities } of cnn3.answers) {
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }
    const place = join(folder, 'out', 'cnn3');
    expect(JSON.parse(readFileSync(join(place, 'report.json'), 'utf8'))).toEqual(cnn3);
    expect(readFileSync(join(place, 'report.md'), 'utf8')).toMatch(
      /^2 of these 3 voices were in the model’s training: this is no figure for unseen voices\.\n/,
    );
    expect(readFileSync(join(place, 'answers.csv'), 'utf8').split('\r\n')).toHaveLength(1 + 9 + 1 + 1);
  });

  it('says the same of a clip as classify', async () => {
    const data = join(folder, 'clips');
    const name = 'take-1/03-01-03-01-01-01-02.wav';
    const [said] = jsonLines(await runCli(['classify', join(data, name), '--model', 'cnn3', '--json'], wasm));
    const report = JSON.parse(
      readFileSync(join(folder, 'out', 'cnn3', 'report.json'), 'utf8'),
    ) as TrainedReport;
    const { probabilities } = said as { probabilities: Record<string, number> };
    const answer = report.answers.find((one) => one.name === name);
    expect(answer?.probabilities).toEqual(
      report.emotions.map((emotion) => Number(probabilities[emotion].toFixed(6))),
    );
  });

  it('works with one emotion of one actor', async () => {
    const { code, stdout } = await evaluate(makeCorpus('one', [2], [3]), '--trained', 'cnn3');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The model never heard this one voice before/);
  });

  it('takes the person’s own models, and refuses a damaged one with its reason', async () => {
    const data = join(folder, 'clips');
    const own = join(folder, 'data');
    for (const id of ['mine', 'broken']) {
      const place = join(own, 'models', id);
      cpSync(join(root, 'resources', 'models', 'cnn3'), place, { recursive: true });
      const card = JSON.parse(readFileSync(join(place, 'card.json'), 'utf8')) as { id: string };
      writeFileSync(join(place, 'card.json'), JSON.stringify({ ...card, id }));
    }
    writeFileSync(join(own, 'models', 'broken', 'weights.bin'), 'half');
    const run = (id: string) =>
      runCli(['evaluate', '--data', data, '--trained', id, '--json'], { ...wasm, AFFECTRON_DATA: own });
    const [mine, broken] = await Promise.all([run('mine'), run('broken')]);
    expect(mine.code).toBe(0);
    expect((jsonLines(mine) as TrainedReport[])[0].answers).toHaveLength(9);
    // Where the app lists it.
    expect(mine.stderr).toContain(join(own, 'evaluations', 'trained-'));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('weights.bin is damaged');
  });

  /** Starts a run over many clips; `act` gets the process once answers are on disk. */
  async function interrupted(data: string, out: string, signal: NodeJS.Signals) {
    const child = spawn(
      process.execPath,
      [join(root, 'bin', 'affectron.js'), 'evaluate', '--data', data, '--out', out, '--trained', 'mlp'],
      { env: { ...process.env, ...wasm }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => (stderr += words));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    while (child.exitCode === null && answered(out).length === 0) {
      await new Promise((go) => setTimeout(go, 20));
    }
    child.kill(signal);
    return { code: await ended, stderr };
  }

  /** The clips of the lines that are whole: a kill may tear the last one, or come before the first. */
  function answered(out: string): string[] {
    const log = join(out, 'answers.jsonl');
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
    return lines.map((line) => (JSON.parse(line) as { hash: string }).hash);
  }

  it.each([
    ['SIGKILL', null],
    ['SIGINT', 1],
  ] as const)(
    'goes on after %s from the clips that are answered',
    async (signal, code) => {
      const data = makeCorpus('many', [1, 2, 3, 4, 5], [2, 3, 6, 7], 12);
      const out = join(folder, `out-${signal}`);
      const first = await interrupted(data, out, signal);
      expect(first.code).toBe(code);
      if (signal === 'SIGINT') expect(first.stderr).toContain('What was answered is kept');
      const before = answered(out);
      expect(before.length).toBeLessThan(240);
      expect(existsSync(join(out, 'mlp', 'report.json'))).toBe(false);

      const again = await runCli(
        ['evaluate', '--data', data, '--out', out, '--trained', 'mlp', '--json'],
        wasm,
      );
      expect(again.code).toBe(0);
      const [report] = jsonLines(again) as TrainedReport[];
      expect(report.answers).toHaveLength(240);
      // Nothing was asked a second time, and nothing counts twice.
      const after = answered(out);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after).toHaveLength(240);
      expect(new Set(after).size).toBe(240);
    },
    60_000,
  );

  it('says plainly what is wrong', async () => {
    const data = join(folder, 'clips');
    const nameless = join(folder, 'nameless');
    mkdirSync(nameless);
    writeFileSync(join(nameless, 'a.wav'), 'x');
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file where the results should go');
    const unreadable = join(folder, 'unreadable');
    mkdirSync(unreadable);
    writeFileSync(join(unreadable, '03-01-03-01-01-01-01.wav'), 'x');
    const sad = makeCorpus('sad', [1], [4]);
    const wrong = (...args: string[]) => runCli(['evaluate', ...args], wasm);
    const answers = await Promise.all([
      wrong('--data', nameless, '--out', blocked, '--trained', 'mlp'),
      wrong('--data', data, '--out', blocked, '--trained', 'mlp'),
      wrong('--data', unreadable, '--out', join(folder, 'out-4'), '--trained', 'mlp'),
      wrong('--data', sad, '--out', join(folder, 'out-4'), '--trained', 'mlp'),
      wrong('--data', join(folder, 'nowhere'), '--trained', 'mlp'),
      wrong('--data', data, '--trained', 'luck'),
      wrong('--data', data),
      wrong('--data', data, '--trained', 'mlp', '--protocol', 'ravdess-emobox'),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
    const told = answers.map(({ stderr }) => stderr);
    expect(told[0]).toContain('“nameless” has 1 sound file, but none with the name of a corpus');
    expect(told[1]).toContain('could not be written');
    expect(told[2]).toContain('None of the 1 labelled clips in “unreadable” can be used.');
    expect(told[3]).toContain('“MLP” knows none of the emotions of these clips: sad.');
    expect(told[4]).toContain('“nowhere” is not there.');
    expect(told[5]).toContain('There is no model “luck”.');
    expect(told[6]).toContain('Name what to evaluate');
    expect(told[7]).toContain('cannot be used with');
  }, 60_000);
});
