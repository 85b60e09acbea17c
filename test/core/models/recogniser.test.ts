import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { emotions } from '../../../src/core/emotions';
import { AffectronError } from '../../../src/core/errors';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import { Recogniser } from '../../../src/core/models/recogniser';
import { noise, voiceLike } from './madeSounds';
import { shippedModel, shippedModels } from './shippedModels';

async function problemOf(promise: Promise<unknown>): Promise<AffectronError> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(AffectronError);
  return thrown as AffectronError;
}

describe('Recogniser', () => {
  let recognisers: Recogniser[];

  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    recognisers = await Promise.all((await shippedModels()).map((files) => Recogniser.load(files)));
  });

  it('loads the five shipped models, in the order they are shown', () => {
    expect(recognisers.map(({ card }) => card.id)).toEqual(['lstm', 'cnn5', 'cnn5-dropout', 'cnn3', 'mlp']);
  });

  it('gives a probability for each emotion the model knows, in order, summing to 1', async () => {
    for (const recogniser of recognisers) {
      const { probabilities, top, confidence, model, milliseconds } = await recogniser.predict(voiceLike());
      expect(model).toBe(recogniser.card.id);
      expect(Object.keys(probabilities)).toEqual(recogniser.card.emotions);
      const values = Object.values(probabilities);
      expect(values.every((p) => p >= 0 && p <= 1)).toBe(true);
      expect(values.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(confidence).toBe(Math.max(...values));
      expect(probabilities[top]).toBe(confidence);
      expect(milliseconds).toBeGreaterThan(0);
    }
  });

  it('tells sounds apart', async () => {
    for (const recogniser of recognisers) {
      const soft = await recogniser.predict(voiceLike({ pitchHz: 110, level: 0.02 }));
      const loud = await recogniser.predict(noise(1, 1, 0.5));
      const apart = recogniser.card.emotions.map((emotion) =>
        Math.abs((soft.probabilities[emotion] ?? 0) - (loud.probabilities[emotion] ?? 0)),
      );
      expect(Math.max(...apart)).toBeGreaterThan(0.01);
    }
  });

  it('hears a 48 kHz file as it hears the 16 kHz microphone', async () => {
    const microphone = voiceLike({ sampleRate: 16_000 });
    const file = voiceLike({ sampleRate: 48_000 });
    // Only a 48 kHz file can hold this; no training clip did.
    const whistling = { ...file, samples: file.samples.slice() };
    whistling.samples.forEach((_, i, samples) => (samples[i] += 0.05 * Math.sin((i * 2 * Math.PI) / 3.2)));
    for (const recogniser of recognisers) {
      const [a, b, c] = await Promise.all(
        [microphone, file, whistling].map((clip) => recogniser.predict(clip)),
      );
      for (const emotion of recogniser.card.emotions) {
        expect(Math.abs((a.probabilities[emotion] ?? 0) - (b.probabilities[emotion] ?? 0))).toBeLessThan(
          0.05,
        );
        expect(Math.abs((b.probabilities[emotion] ?? 0) - (c.probabilities[emotion] ?? 0))).toBeLessThan(
          0.005,
        );
      }
    }
  });

  it('gives the same answer for a clip and for its shared features, extracted once', async () => {
    const clip = voiceLike();
    const shared = new ClipFeatures(clip);
    const mean = shared.mean('mfcc40', 8000);
    for (const recogniser of recognisers) {
      const { probabilities } = await recogniser.predict(shared);
      expect(probabilities).toEqual((await recogniser.predict(clip)).probabilities);
    }
    expect(shared.mean('mfcc40', 8000)).toBe(mean);
  });

  it('counts the extraction for each model that shares it, as if that model were the only one', async () => {
    // Each look at this clock is ten milliseconds after the one before.
    let now = 0;
    const clock = vi.spyOn(tf.env().platform, 'now').mockImplementation(() => (now += 10));
    try {
      const times = async (features: ClipFeatures) => {
        const all: number[] = [];
        for (const recogniser of recognisers) all.push((await recogniser.predict(features)).milliseconds);
        return all;
      };
      const features = new ClipFeatures(voiceLike({ sampleRate: 48_000 }));
      // Band-limiting, extraction and network, whichever model comes first and however often.
      expect(await times(features)).toEqual([30, 30, 30, 30, 30]);
      expect(await times(features)).toEqual([30, 30, 30, 30, 30]);
      // Nothing to limit in what the microphone delivers.
      expect(await times(new ClipFeatures(voiceLike()))).toEqual([20, 20, 20, 20, 20]);
    } finally {
      clock.mockRestore();
    }
  });

  it('refuses silence and clips too short to hold a syllable', async () => {
    const silent = { samples: new Float32Array(16_000), sampleRate: 16_000 };
    const short = { samples: new Float32Array(1).fill(0.5), sampleRate: 16_000 };
    expect((await problemOf(recognisers[0].predict(silent))).code).toBe('silent');
    expect((await problemOf(recognisers[0].predict(short))).code).toBe('too-short');
  });

  it('names no emotion where nobody speaks, and one where somebody does', async () => {
    for (const recogniser of recognisers) {
      const nobody = await recogniser.predict(noise(2));
      expect(nobody.verdict).toEqual({ kind: 'no speech' });
      expect(nobody.confidence).toBe(nobody.probabilities[nobody.top]);
      const { verdict } = await recogniser.predict(voiceLike());
      expect(verdict.kind).not.toBe('no speech');
    }
  });

  it('answers for sounds no voice makes', async () => {
    const clips = [
      noise(2, 0.1, 0.9),
      { samples: new Float32Array(8000).fill(1), sampleRate: 8000 },
      { samples: Float32Array.from({ length: 9600 }, (_, i) => (i % 2 ? 1 : -1)), sampleRate: 96_000 },
      { samples: Float32Array.from({ length: 16_000 }, (_, i) => (i === 8000 ? 1 : 0)), sampleRate: 16_000 },
    ];
    for (const clip of clips) {
      for (const recogniser of recognisers) {
        const { probabilities } = await recogniser.predict(clip);
        expect(Object.values(probabilities).every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('keeps no tensors over a hundred predictions, and none once disposed of', async () => {
    const features = new ClipFeatures(voiceLike({ seconds: 0.5 }));
    const empty = tf.memory().numTensors;
    for (const id of ['lstm', 'mlp']) {
      const recogniser = await Recogniser.load(await shippedModel(id));
      await recogniser.warmUp();
      const before = tf.memory().numTensors;
      expect(before).toBeGreaterThan(empty);
      for (let round = 0; round < 100; round++) await recogniser.predict(features);
      expect(tf.memory().numTensors).toBe(before);
      recogniser.dispose();
      expect(tf.memory().numTensors).toBe(empty);
    }
  });

  it('knows the emotions its recipe names', () => {
    for (const { card } of recognisers) {
      expect(card.emotions).toEqual(
        card.id === 'mlp' ? ['calm', 'happy', 'fearful', 'disgust'] : [...emotions],
      );
    }
  });
});
