import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { emotions } from '../../../src/core/emotions';
import { buildHeads } from '../../../src/core/models/affectronHead';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import type { ModelCard } from '../../../src/core/models/modelCard';
import type { ModelFiles } from '../../../src/core/models/modelFiles';
import { Recogniser } from '../../../src/core/models/recogniser';
import { sha256 } from '../../../src/core/models/sha256';
import { storeNetwork } from '../../../src/core/models/storedNetwork';
import { Random } from '../../../src/core/training/random';
import { WhisperEncoder } from '../../../src/core/models/whisperEncoder';
import { encoderFolder } from '../../../src/library/encoder/encoderFolder';
import { voiceLike } from './madeSounds';

const folder = path.resolve(import.meta.dirname, '../../../out/encoders');
const present = existsSync(path.join(folder, 'whisper-base', 'manifest.json'));
const reason = present
  ? ''
  : ' (skipped: out/encoders/whisper-base is not there; node scripts/encoder.mjs makes it)';
const width = 1024;

/** A model with an untrained head: what it says means nothing, but it must say the same each time. */
async function untrained(encoders: string | null): Promise<ModelFiles> {
  const random = new Random(4);
  const heads = buildHeads({
    width: 16,
    framesTogether: 2,
    discriminant: true,
    inputs: width,
    outputs: emotions.length,
    heads: 1,
    nextSeed: () => random.bits(),
  });
  const stored = await storeNetwork(heads.together);
  const parameters = heads.together.countParams();
  heads.together.dispose();
  const none = { training: [], validation: [], test: [] };
  const card: ModelCard = {
    id: 'affectron',
    name: 'Untrained',
    version: '1.0.0',
    architecture: '',
    recipe: 'affectron',
    emotions: [...emotions],
    input: {
      set: 'whisper-base',
      bandwidthHz: 8000,
      mean: new Array<number>(width).fill(0),
      deviation: new Array<number>(width).fill(1),
    },
    calibration: { temperature: 2 },
    data: {
      corpora: [],
      licence: '',
      attribution: '',
      actors: none,
      clips: { training: 0, validation: 0, test: 0 },
    },
    protocol: '',
    results: {
      accuracy: 0,
      uar: 0,
      recall: emotions.map(() => 0),
      confusion: emotions.map(() => emotions.map(() => 0)),
    },
    training: { seed: 1, epochs: 0, bestEpoch: 0, backend: 'wasm', date: '2026-11-20' },
    size: { parameters, bytes: 0 },
    knownWeaknesses: [],
    files: {
      'model.json': await sha256(stored['model.json']),
      'weights.bin': await sha256(stored['weights.bin']),
    },
  };
  const files = { ...stored, 'card.json': new TextEncoder().encode(JSON.stringify(card)) };
  return {
    id: 'affectron',
    read: (name) => Promise.resolve(files[name]),
    ...(encoders !== null && { encoder: (name) => encoderFolder([encoders], name) }),
  };
}

describe('a model on a frozen encoder', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('is unavailable without the encoder, says how to fetch it, and leaves nothing behind', async () => {
    const files = await untrained('/nowhere');
    const before = tf.memory().numTensors;
    await expect(Recogniser.load(files)).rejects.toMatchObject({
      code: 'model-unavailable',
      message: 'The voice encoder “whisper-base” is not installed.',
      advice: expect.stringContaining('node scripts/encoder.mjs') as string,
    });
    await expect(Recogniser.load(await untrained(null))).rejects.toMatchObject({ code: 'model-unavailable' });
    expect(tf.memory().numTensors).toBe(before);
  });

  describe.skipIf(!present)(`with the encoder${reason}`, () => {
    let recogniser: Recogniser;
    let before: number;

    beforeAll(async () => {
      before = tf.memory().numTensors;
      recogniser = await Recogniser.load(await untrained(folder));
      await recogniser.warmUp();
    });

    afterAll(() => {
      recogniser.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });

    it('gives probabilities that sum to 1, and keeps no tensors', async () => {
      const tensors = tf.memory().numTensors;
      const { probabilities, top, confidence } = await recogniser.predict(voiceLike());
      expect(Object.keys(probabilities)).toEqual([...emotions]);
      expect(Object.values(probabilities).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      expect(probabilities[top]).toBe(confidence);
      expect(tf.memory().numTensors).toBe(tensors);
    });

    it('hears no difference between soft and loud: -20 dB and +10 dB', async () => {
      const clip = voiceLike({ level: 0.2 });
      const [plain, soft, loud] = await Promise.all(
        [1, 0.1, 3.16].map((gain) =>
          recogniser.predict({ ...clip, samples: clip.samples.map((value) => gain * value) }),
        ),
      );
      for (const emotion of emotions) {
        expect(soft.probabilities[emotion]).toBeCloseTo(plain.probabilities[emotion] ?? 0, 4);
        expect(loud.probabilities[emotion]).toBeCloseTo(plain.probabilities[emotion] ?? 0, 4);
      }
    });

    it('hears a 48 kHz file as the same sound at 16 kHz', async () => {
      const [low, high] = await Promise.all(
        [16_000, 48_000].map((sampleRate) => recogniser.predict(voiceLike({ sampleRate }))),
      );
      for (const emotion of emotions) {
        expect(high.probabilities[emotion]).toBeCloseTo(low.probabilities[emotion] ?? 0, 1);
      }
    });

    it('encodes a clip once for all who ask', async () => {
      const encoder = await WhisperEncoder.load(encoderFolder([folder], 'whisper-base'));
      const features = new ClipFeatures(voiceLike());
      expect(await features.voice(encoder)).toBe(await features.voice(encoder));
      encoder.dispose();
    });

    it('refuses silence and blips as every model does', async () => {
      const silence = { samples: new Float32Array(16_000), sampleRate: 16_000 };
      await expect(recogniser.predict(silence)).rejects.toMatchObject({ code: 'silent' });
      const blip = { samples: new Float32Array(160).fill(0.5), sampleRate: 16_000 };
      await expect(recogniser.predict(blip)).rejects.toMatchObject({ code: 'too-short' });
    });
  });
});
