/** Windows of a sound are answered as clips are. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { clipSeconds, type Clip } from '../../../src/core/audio/clip';
import { decodeSound } from '../../../src/core/audio/decode';
import { resample } from '../../../src/core/audio/resample';
import type { Probabilities } from '../../../src/core/models/prediction';
import { Recogniser } from '../../../src/core/models/recogniser';
import { shippedModel } from './shippedModels';

let recognisers: Recogniser[];
let clips: Clip[];

beforeAll(async () => {
  await startBackend({ prefer: 'wasm' });
  recognisers = [];
  // One of each kind.
  for (const id of ['affectron', 'lite', 'mlp'])
    recognisers.push(await Recogniser.load(await shippedModel(id)));
  const names = ['fridge.wav', 'garden.ogg', 'stairs.opus'];
  clips = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.resolve(import.meta.dirname, '../../../samples', name));
      const { samples } = resample((await decodeSound(bytes)).clip, 16_000);
      // Whole frames, so that those behind it in a recording begin where their own do.
      return { samples: samples.subarray(0, 160 * Math.floor(samples.length / 160)), sampleRate: 16_000 };
    }),
  );
}, 60_000);
afterAll(() => recognisers.forEach((recogniser) => recogniser.dispose()));

function furthest(one: Probabilities | null, other: Probabilities | null): number {
  if (one === null || other === null) return Infinity;
  return Math.max(
    ...Object.entries(one).map(([emotion, value]) => Math.abs(value - (other[emotion as 'sad'] ?? 0))),
  );
}

function joined(parts: Clip[]): Clip {
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.samples.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part.samples, at);
    at += part.samples.length;
  }
  return { samples, sampleRate: 16_000 };
}

const silence = (seconds: number): Clip => ({
  samples: new Float32Array(16_000 * seconds),
  sampleRate: 16_000,
});

describe('Recogniser.windows', () => {
  it('answers a window over all of a clip as it predicts the clip', async () => {
    for (const recogniser of recognisers) {
      for (const clip of clips) {
        const [window] = await recogniser.windows(clip, [{ start: 0, end: clipSeconds(clip) }]);
        const { probabilities } = await recogniser.predict(clip);
        expect(furthest(window, probabilities)).toBeLessThan(1e-4);
      }
    }
  });

  it('hears clips between pauses, at any level, as it hears them alone', async () => {
    const quiet = { ...clips[1], samples: clips[1].samples.map((value) => value * 0.03) };
    const recording = joined([silence(2), clips[0], silence(2), quiet, silence(2)]);
    const starts = [1.5, 1.5 + 2 + clipSeconds(clips[0])];
    const windows = starts.map((start, index) => ({ start, end: start + 1 + clipSeconds(clips[index]) }));
    for (const recogniser of recognisers.filter(({ card }) => card.id !== 'mlp')) {
      const answers = await recogniser.windows(recording, windows);
      for (const [index, clip] of clips.slice(0, 2).entries()) {
        // With the breath of silence that is left at the ends of what is heard.
        const { probabilities } = await recogniser.predict(joined([silence(0.5), clip, silence(0.5)]));
        expect(furthest(answers[index], probabilities)).toBeLessThan(5e-3);
      }
    }
  });

  it('answers windows together as it answers them one by one', async () => {
    const recording = joined([clips[0], clips[1], clips[2]]);
    // They do not overlap by half, so Lite is asked about every view.
    const windows = Array.from({ length: 5 }, (_, index) => ({
      start: index * 1.4,
      end: index * 1.4 + 1.5 + index / 4,
    }));
    for (const recogniser of recognisers.filter(({ card }) => card.id !== 'mlp')) {
      const together = await recogniser.windows(recording, windows);
      for (const [index, window] of windows.entries()) {
        const [alone] = await recogniser.windows(recording, [window]);
        expect(furthest(alone, together[index])).toBeLessThan(1e-4);
      }
    }
  });

  it('asks Lite for one view of windows that overlap by more than half, which says much the same', async () => {
    const lite = recognisers.find(({ card }) => card.id === 'lite');
    const recording = joined([clips[0], clips[1]]);
    const windows = [0, 0.5, 1, 1.5, 2].map((start) => ({ start, end: start + 3 }));
    const dense = (await lite?.windows(recording, windows)) ?? [];
    for (const [index, window] of windows.entries()) {
      const [alone] = (await lite?.windows(recording, [window])) ?? [];
      const apart = furthest(alone, dense[index]);
      expect(apart).toBeGreaterThan(0);
      expect(apart).toBeLessThan(0.3);
    }
  });

  it('has no answer where nothing can be heard, and leaks nothing', async () => {
    for (const recogniser of recognisers) {
      const recording = joined([clips[0], silence(4)]);
      const windows = [
        { start: 0, end: 2 },
        { start: 3.5, end: 6 },
        { start: 0, end: 0.05 },
      ];
      await recogniser.windows(recording, windows);
      const { numTensors } = tf.memory();
      const answers = await recogniser.windows(recording, windows);
      expect(tf.memory().numTensors).toBe(numTensors);
      expect(answers.map((answer) => answer !== null)).toEqual([true, false, false]);
      expect(await recogniser.windows(silence(3), [{ start: 0, end: 3 }])).toEqual([null]);
    }
  });
});
