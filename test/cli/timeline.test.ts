import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { resample } from '../../src/core/audio/resample';
import { emotions } from '../../src/core/emotions';
import { tone, writeBadFiles } from './badFiles';
import { jsonLines, runCli } from './runCli';

interface Segment {
  start: number;
  end: number;
  top: string;
  confidence: number;
}

interface Line {
  file: string;
  model: string;
  seconds: number;
  windows: (Segment & { probabilities: Record<string, number> })[];
  segments: Segment[];
  warning?: string;
  error?: { code: string; message: string };
}

/** 3 s of silence, a voice, 4 s of silence, two voices one after the other. */
async function recording(): Promise<Uint8Array> {
  const voices = await Promise.all(
    ['fridge.wav', 'garden.ogg', 'stairs.opus'].map(async (name) => {
      const { clip } = await decodeSound(await readFile(join(root, 'samples', name)));
      return resample(clip, 16_000).samples;
    }),
  );
  const silence = (seconds: number) => new Float32Array(16_000 * seconds);
  const parts = [silence(3), voices[0], silence(4), voices[1], voices[2]];
  return encodeWav({ samples: Float32Array.from(parts.flatMap((part) => [...part])), sampleRate: 16_000 });
}

describe('affectron timeline', () => {
  let folder: string;
  let file: string;
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-timeline-'));
    file = at('an interview.wav');
    await writeFile(file, await recording());
    await writeBadFiles(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['lite', 'affectron', 'mlp'])('prints one object per file, by %s', async (model) => {
    const answer = await runCli(['timeline', file, '--model', model, '--json']);
    expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 0, stderr: '' });
    const [line, ...others] = jsonLines(answer) as Line[];
    expect(others).toEqual([]);
    expect(Object.keys(line)).toEqual(['file', 'model', 'version', 'seconds', 'windows', 'segments']);
    expect(line).toMatchObject({ file, model });

    let end = 0;
    for (const segment of line.segments) {
      expect(segment.start).toBe(end);
      expect(segment.confidence).toBeGreaterThan(0);
      end = segment.end;
    }
    expect(end).toBe(line.seconds);
    const silences = line.segments.filter(({ top }) => top === 'no speech');
    expect(silences.map(({ start }) => Math.round(start))).toEqual([0, expect.closeTo(6, 0)]);
    expect(line.segments.some(({ top, start }) => top !== 'no speech' && start > 9)).toBe(true);

    expect(line.windows.length).toBeGreaterThan(10);
    for (const { start, end: until, probabilities, top, confidence } of line.windows) {
      expect((start * 2) % 1).toBe(0);
      expect(until - start).toBeGreaterThan(2.4);
      expect(until - start).toBeLessThanOrEqual(3.001);
      expect(Object.values(probabilities).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 2);
      expect(probabilities[top]).toBe(confidence);
      expect(Object.keys(probabilities)).toEqual(emotions.filter((emotion) => emotion in probabilities));
    }
  });

  it('takes the best model that keeps up when none is named', async () => {
    const [line] = jsonLines(
      await runCli(['timeline', join(root, 'samples/fridge.wav'), '--json']),
    ) as Line[];
    expect(line.model).toBe('affectron');
  });

  it('agrees with classify on a clip of one window', async () => {
    const clip = join(root, 'samples/window.wav');
    const args = [clip, '--model', 'affectron', '--json'];
    const [line] = jsonLines(await runCli(['timeline', '--window', '10', '--hop', '10', ...args])) as Line[];
    const [classified] = jsonLines(await runCli(['classify', ...args])) as Line['windows'];
    expect(line.windows).toHaveLength(1);
    for (const [emotion, probability] of Object.entries(classified.probabilities)) {
      expect(line.windows[0].probabilities[emotion]).toBeCloseTo(probability, 3);
    }
  });

  it('answers bad files in their place, silence by a segment, and does the rest', async () => {
    const names = [
      'missing.wav',
      'text.wav',
      'silence.wav',
      'folder.wav',
      'half.wav',
      'one-sample.wav',
      'not-numbers.wav',
    ];
    const answer = await runCli(['timeline', '--json', '-m', 'lite', ...names.map(at), file]);
    expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 1, stderr: '' });
    const lines = jsonLines(answer) as Line[];
    expect(lines.map((line) => line.file)).toEqual([...names.map(at), file]);
    expect(lines.map(({ error }) => error?.code)).toEqual([
      'not-found',
      'unknown-format',
      undefined,
      'is-a-folder',
      'truncated',
      undefined,
      'invalid-samples',
      undefined,
    ]);
    expect(lines[2]).toMatchObject({
      seconds: 1,
      windows: [],
      segments: [{ start: 0, end: 1, top: 'no speech', confidence: 1 }],
    });
    expect(lines.at(-1)?.segments.length).toBeGreaterThan(2);
  });

  it('prints segments for people', async () => {
    const { code, stdout, stderr } = await runCli(['timeline', file, '-m', 'lite']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [head, ...segments] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/an interview\.wav {2}lite {2}0:1\d\.\d$/);
    expect(segments[0]).toMatch(/^ +0:00\.0 +0:02\.\d {2}no speech$/);
    for (const line of segments) expect(line).toMatch(/^ +\d:\d\d\.\d +\d:\d\d\.\d {2}[a-z ]+( \d+ %)?$/);
  });

  it.each([
    [
      'csv',
      /^file,model,version,kind,start,end,emotion,confidence,neutral,.*\r\n.*an interview\.wav,lite,\d/,
    ],
    ['jsonl', /^\{"file":".*","model":"lite","version":"\d.*","kind":"segment"/],
    ['textgrid', /^File type = "ooTextFile"\nObject class = "TextGrid"/],
    ['audacity', /^0\.000000\t0\.000000\t.*an interview\.wav: lite, Affectron \d/],
  ])('prints --%s', async (form, expected) => {
    const { code, stdout, stderr } = await runCli(['timeline', file, '-m', 'lite', `--${form}`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(expected);
  });

  it.each([
    [['--model', 'nobody'], /There is no model “nobody”/],
    [['--window', '0.1'], /A window lasts 0\.5 to 30 seconds/],
    [['--hop', '5'], /A hop lasts 0\.1 seconds up to the length of a window/],
    [['--hop', 'soon'], /It must be a number of seconds/],
    [['--csv', '--json'], /cannot be used with option/],
  ])('refuses %j', async (args, message) => {
    await writeFile(at('tone.wav'), tone());
    const { code, stdout, stderr } = await runCli(['timeline', at('tone.wav'), ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
