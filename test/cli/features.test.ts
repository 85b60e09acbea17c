import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import golden from '../golden/librosa.json';
import { goldenClip } from '../golden/signal';
import { floatWav } from './floatWav';
import { runCli } from './runCli';

interface Features {
  set: string;
  sampleRate: number;
  shape: [number, number];
  data: number[][];
  mean: number[];
}

describe('affectron features', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-cli-'));
    file = join(folder, 'golden.wav');
    await writeFile(file, floatWav(goldenClip()));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function features(set: string): Promise<Features> {
    const { code, stdout, stderr } = await runCli(['features', file, '--set', set, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd()).not.toContain('\n');
    return JSON.parse(stdout) as Features;
  }

  it("prints librosa's MFCCs, frames first", async () => {
    const { set, sampleRate, shape, data, mean } = await features('mfcc40');
    expect({ set, sampleRate, shape }).toEqual({ set: 'mfcc40', sampleRate: 22_050, shape: [87, 40] });
    expect(data).toHaveLength(87);
    expectClose(data[40], golden.defaults.mfcc40['40']);
    expectClose(mean, golden.defaults.mfcc40_mean);
  });

  it('prints the 180 values as MFCCs, chroma, mel', async () => {
    const { shape, mean } = await features('mfcc-chroma-mel-180');
    const { mfcc40_mean, chroma12_mean, mel128_mean } = golden.defaults;
    expect(shape).toEqual([87, 180]);
    expectClose(mean, [...mfcc40_mean, ...chroma12_mean, ...mel128_mean]);
  });

  it('prints the log-mel at 16 kHz', async () => {
    const { sampleRate, shape, data } = await features('logmel64');
    expect({ sampleRate, shape }).toEqual({ sampleRate: 16_000, shape: [201, 64] });
    expect(data[50]).toHaveLength(64);
    expect(data.flat().every(Number.isFinite)).toBe(true);
  });

  it('says the same for people', async () => {
    const { code, stdout } = await runCli(['features', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('mfcc40, 87 frames of 40 values at 22050 Hz');
  });

  it('answers a missing file with an object on stdout and code 1', async () => {
    const missing = join(folder, 'missing.wav');
    const { code, stdout } = await runCli(['features', missing, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: missing, error: { code: 'not-found' } });
  });
});

/** Every value within 1e-3, relative to the value or, near nought, to 1. */
function expectClose(actual: number[] | undefined, expected: number[]): void {
  expect(actual).toHaveLength(expected.length);
  const errors = expected.map(
    (value, index) => Math.abs(value - (actual?.[index] ?? NaN)) / Math.max(1, Math.abs(value)),
  );
  expect(Math.max(...errors)).toBeLessThanOrEqual(1e-3);
}
