import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { whisperMel } from '../../../src/core/features/whisperMel';
import { WhisperEncoder } from '../../../src/core/models/whisperEncoder';
import { encoderFolder } from '../../../src/library/encoderFolder';
import { findNative } from '../../backend/findNative';
import golden from '../../golden/whisper-base.json';
import { whisperSignal } from '../../golden/whisperSignal';

const folder = path.resolve(import.meta.dirname, '../../../out/encoders');
const present = existsSync(path.join(folder, 'whisper-base', 'manifest.json'));
const reason = present
  ? ''
  : ' (skipped: out/encoders/whisper-base is not there; node scripts/encoder.mjs makes it)';
const files = encoderFolder(folder, 'whisper-base');
const native = await findNative();

interface GoldenBlock {
  norm: number;
  token0_first16: number[];
  token50_first16: number[];
  mean_first16: number[];
  sd_first16: number[];
}

const goldenBlocks: GoldenBlock[] = [golden.encoder.block1, golden.encoder.block2, golden.encoder.block3];

/** What the golden file says of an output. */
function summary(output: tf.Tensor2D): GoldenBlock {
  return tf.tidy(() => {
    const first16 = (values: tf.Tensor) => [...values.dataSync()].slice(0, 16);
    const { mean, variance } = tf.moments(output, 0);
    return {
      norm: tf.norm(output).dataSync()[0] ?? NaN,
      token0_first16: first16(tf.slice(output, [0, 0], [1, 16])),
      token50_first16: first16(tf.slice(output, [50, 0], [1, 16])),
      mean_first16: first16(mean),
      sd_first16: first16(tf.sqrt(variance)),
    };
  });
}

/** Largest distance from the reference, relative to the larger of 1 and the value. */
function distance(found: number[], expected: number[]): number {
  return Math.max(
    ...expected.map((value, i) => Math.abs((found[i] ?? NaN) - value) / Math.max(1, Math.abs(value))),
  );
}

describe.skipIf(!present)(`WhisperEncoder${reason}`, () => {
  const backends = [
    { name: 'wasm', options: { prefer: 'wasm' as const } },
    ...(native.folder === null ? [] : [{ name: 'native', options: { nativeModule: native.folder } }]),
  ];

  it.each(backends)('gives the reference on $name', async ({ options }) => {
    await startBackend(options);
    const encoder = await WhisperEncoder.load(files);
    const outputs = encoder.encode(whisperMel(whisperSignal()));
    expect(outputs.map(({ shape }) => shape)).toEqual([1, 2, 3].map(() => [100, 512]));
    outputs.forEach((output, index) => {
      const found = summary(output);
      const expected = goldenBlocks[index];
      expect(Math.abs(found.norm / expected.norm - 1)).toBeLessThan(1e-3);
      for (const part of ['token0_first16', 'token50_first16', 'mean_first16', 'sd_first16'] as const) {
        expect(distance(found[part], expected[part]), `block ${index + 1}, ${part}`).toBeLessThan(1e-3);
      }
    });
    tf.dispose(outputs);
    encoder.dispose();
  });

  it.skipIf(native.folder === null)(`hears 30 s at most${native.reason}`, async () => {
    await startBackend({ nativeModule: native.folder ?? '' });
    const encoder = await WhisperEncoder.load(files);
    const frames = 3100;
    const outputs = encoder.encode({ frames, width: 80, data: new Float32Array(80 * frames) });
    expect(outputs[0].shape).toEqual([1500, 512]);
    tf.dispose(outputs);
    encoder.dispose();
  });

  describe('on WASM', () => {
    let encoder: WhisperEncoder;
    let tensorsBefore: number;

    beforeAll(async () => {
      await startBackend({ prefer: 'wasm' });
      tensorsBefore = tf.memory().numTensors;
      encoder = await WhisperEncoder.load(files);
    });

    afterAll(() => {
      encoder.dispose();
      expect(tf.memory().numTensors).toBe(tensorsBefore);
    });

    it('keeps no tensors but those it answers with', () => {
      const before = tf.memory().numTensors;
      const outputs = encoder.encode(whisperMel(whisperSignal()));
      expect(tf.memory().numTensors).toBe(before + outputs.length);
      tf.dispose(outputs);
    });

    it('takes any length: one token for every two frames begun', () => {
      for (const samples of [160, 480, 16_000, 16_160]) {
        const outputs = encoder.encode(whisperMel(whisperSignal().subarray(0, samples)));
        expect(outputs[2].shape).toEqual([Math.ceil(samples / 320), 512]);
        expect(outputs[2].dataSync().every(Number.isFinite)).toBe(true);
        tf.dispose(outputs);
      }
    });

    it('refuses weights that are not the ones of its manifest', async () => {
      const damaged = {
        id: files.id,
        read: async (name: 'manifest.json' | 'weights.bin') => {
          const bytes = Uint8Array.from(await files.read(name));
          if (name === 'weights.bin') bytes[4711] ^= 1;
          return bytes;
        },
      };
      await expect(WhisperEncoder.load(damaged)).rejects.toMatchObject({
        code: 'model-unavailable',
        message: 'The voice encoder “whisper-base” is damaged: weights.bin is not whole.',
      });
    });
  });

  it('carries the licence of Whisper beside it', async () => {
    expect(await readFile(path.join(folder, 'whisper-base', 'LICENSE'), 'utf8')).toContain('(c) 2022 OpenAI');
  });
});

it('says how to fetch an encoder that is not there', async () => {
  await expect(WhisperEncoder.load(encoderFolder('/nowhere', 'whisper-base'))).rejects.toMatchObject({
    code: 'model-unavailable',
    message: 'The voice encoder “whisper-base” is not installed.',
    advice: expect.stringContaining('node scripts/encoder.mjs') as string,
  });
});
