import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { emotions } from '../../../src/core/emotions';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import type { ModelCard } from '../../../src/core/models/modelCard';
import type { ModelFiles } from '../../../src/core/models/modelFiles';
import type { Prediction } from '../../../src/core/models/prediction';
import { Recogniser } from '../../../src/core/models/recogniser';
import { voiceFramesVersion } from '../../../src/core/models/voiceFrameFacts';
import { ProfileGathering, type VoiceProfile } from '../../../src/core/models/voiceProfile';
import { encoderFolder } from '../../../src/library/encoder/encoderFolder';
import { modelFolders } from '../../../src/library/modelFolders';
import { voiceLike } from './madeSounds';

const root = path.resolve(import.meta.dirname, '../../..');
const models = path.join(root, 'resources', 'models');
const encoders = path.join(root, 'out', 'encoders');
const present = existsSync(path.join(encoders, 'whisper-base', 'manifest.json'));
const reason = present
  ? ''
  : ' (skipped: out/encoders/whisper-base is not there; node scripts/encoder.mjs makes it)';

/** The shipped model, whose second network is its first once more: what it then says can be foretold. */
async function twice(): Promise<{ card: ModelCard; files: ModelFiles }> {
  const read = (name: string) => readFile(path.join(models, 'affectron', name));
  const card = JSON.parse(await readFile(path.join(models, 'affectron', 'card.json'), 'utf8')) as ModelCard;
  const { recall, confusion } = card.results;
  card.calibrated = {
    protocol: 'Made for a test.',
    calibration: card.calibration ?? { temperature: 1 },
    verdict: { threshold: 1, called: 0, right: 0 },
    results: { profileClips: 16, accuracy: 0.8, uar: 0.8, ece: 0, recall, confusion },
    further: [],
    training: { seed: 1, passes: 1, backend: 'wasm', date: '2026-11-20' },
    size: card.size,
    files: card.files,
  };
  const files: ModelFiles = {
    id: 'affectron',
    read: (name) => (name === 'card.json' ? Promise.resolve(Buffer.from(JSON.stringify(card))) : read(name)),
    readCalibrated: read,
    encoder: (name) => encoderFolder([encoders], name),
  };
  return { card, files };
}

function expectClose(one: Prediction, other: Prediction): void {
  for (const emotion of emotions) {
    expect(one.probabilities[emotion]).toBeCloseTo(other.probabilities[emotion] ?? NaN, 5);
  }
}

describe.skipIf(!present)(`a model that can be calibrated to a voice${reason}`, () => {
  let recogniser: Recogniser;
  let card: ModelCard;
  let before: number;
  const profileOf = (changes: Partial<VoiceProfile>): VoiceProfile => ({
    encoder: 'whisper-base',
    frames: voiceFramesVersion('whisper-base'),
    mean: [...card.input.mean],
    deviation: [...card.input.deviation],
    clips: 16,
    seconds: 60,
    ...changes,
  });

  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    before = tf.memory().numTensors;
    const made = await twice();
    card = made.card;
    recogniser = await Recogniser.load(made.files);
  });
  afterAll(() => {
    recogniser.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('hears a voice just like the training voices as it hears any other, but by its own threshold', async () => {
    const plain = await recogniser.predict(voiceLike());
    const calibrated = await recogniser.predict(voiceLike(), { profile: profileOf({}) });
    expectClose(calibrated, plain);
    expect(plain.calibrated).toBeUndefined();
    expect(calibrated).toMatchObject({ calibrated: true, verdict: { kind: 'unsure' } });
  });

  it('hears a clip against the profile, and without one as before', async () => {
    const features = new ClipFeatures(voiceLike());
    const plain = await recogniser.predict(features);
    const gathering = new ProfileGathering('whisper-base');
    const voice = await recogniser.voiceOf(features);
    expect(voice?.encoder).toBe('whisper-base');
    while (gathering.seconds < 60) gathering.add(voice?.pieces ?? []);
    const calibrated = await recogniser.predict(features, { profile: gathering.profile() });
    const values = (prediction: Prediction) =>
      emotions.map((emotion) => prediction.probabilities[emotion] ?? 0);
    expect(values(calibrated).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    const difference = values(calibrated).map((value, index) => Math.abs(value - values(plain)[index]));
    expect(Math.max(...difference)).toBeGreaterThan(0.01);
    expectClose(await recogniser.predict(features), plain);
  });

  it('takes profiles of its own encoder alone', async () => {
    expect(recogniser.takes(profileOf({}))).toBe(true);
    for (const wrong of [profileOf({ encoder: 'whisper-small' }), profileOf({ frames: 'older' })]) {
      expect(recogniser.takes(wrong)).toBe(false);
      await expect(recogniser.predict(voiceLike(), { profile: wrong })).rejects.toMatchObject({
        code: 'wrong-profile',
      });
    }
  });

  it('is told from those that cannot', async () => {
    const mlp = (await modelFolders(models)).find(({ id }) => id === 'mlp');
    if (!mlp) throw new Error('The MLP is not there.');
    const other = await Recogniser.load(mlp);
    expect(other.takes(profileOf({}))).toBe(false);
    expect(await other.voiceOf(new ClipFeatures(voiceLike()))).toBeNull();
    await expect(other.predict(voiceLike(), { profile: profileOf({}) })).rejects.toMatchObject({
      code: 'wrong-profile',
    });
    other.dispose();
  });
});
