import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { Clip } from '../../../src/core/audio/clip';
import { decodeSound } from '../../../src/core/audio/decode';
import { blankGroup, hearClip, type HeardClip } from '../../../src/core/explanation/explain';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import { Recogniser } from '../../../src/core/models/recogniser';
import { modelsFolder, shippedModel } from '../models/shippedModels';

const root = path.resolve(modelsFolder, '../..');
const encoder = existsSync(path.join(root, 'out/encoders/whisper-base/manifest.json'));
const models = ['lite', 'cnn3', 'mlp', ...(encoder ? ['affectron'] : [])];

/** Faint noise, far below a voice but not so far that it is cut off as silence. */
function faint(count: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return 0.012 * (state / 2 ** 31 - 1);
  });
}

let voice: Clip;
/** Noise in the first half, the voice in the second. */
let half: Clip;
const loaded = new Map<string, Recogniser>();

beforeAll(async () => {
  await startBackend({ prefer: 'wasm' });
  voice = (await decodeSound(await readFile(path.join(root, 'samples/tickets.flac')))).clip;
  const samples = new Float32Array(2 * voice.samples.length);
  samples.set(faint(voice.samples.length));
  samples.set(voice.samples, voice.samples.length);
  half = { ...voice, samples };
  for (const id of models) loaded.set(id, await Recogniser.load(await shippedModel(id)));
}, 120_000);
afterAll(() => {
  for (const recogniser of loaded.values()) recogniser.dispose();
});

function recogniserOf(id: string): Recogniser {
  const recogniser = loaded.get(id);
  if (!recogniser) throw new Error(`${id} is not loaded`);
  return recogniser;
}

/** How much blanking each stretch of the clip lowers the probability, and where its middle lies, seconds. */
async function overTime(recogniser: Recogniser, features: ClipFeatures, heard: HeardClip) {
  const stretches: { middle: number; lowered: number }[] = [];
  for (const [piece, { start, frameSeconds, stretches: ranges }] of heard.pieces.entries()) {
    const { lowered } = await blankGroup(recogniser, features, {
      piece,
      group: null,
      emotion: heard.emotion,
    });
    expect(lowered).toHaveLength(ranges.length);
    ranges.forEach(({ from, to }, index) =>
      stretches.push({ middle: start + ((from + to) / 2) * frameSeconds, lowered: lowered[index] }),
    );
  }
  return stretches;
}

describe.each(models)('what %s heard', (id) => {
  it('is the input of the network, all of it in groups, and the answer that is explained', async () => {
    const recogniser = recogniserOf(id);
    const features = new ClipFeatures(voice);
    const heard = await hearClip(recogniser, features);
    const prediction = await recogniser.predict(features);
    expect(heard).toMatchObject({ model: id, emotion: prediction.top, probability: prediction.confidence });
    for (const { width, frames, levels, stretches } of heard.pieces) {
      expect(levels).toHaveLength(width * frames);
      expect(stretches[0].from).toBe(0);
      expect(stretches.at(-1)?.to).toBe(frames);
      expect(heard.groups[0].rows.from).toBe(0);
      expect(heard.groups.at(-1)?.rows.to).toBe(width);
      heard.groups.slice(1).forEach(({ rows }, index) => expect(rows.from).toBe(heard.groups[index].rows.to));
      heard.groups.forEach(({ rows }) => expect(rows.to).toBeGreaterThan(rows.from));
    }
  });

  it('with nothing blanked answers as ever', async () => {
    const recogniser = recogniserOf(id);
    const features = new ClipFeatures(voice);
    const { probabilities } = await recogniser.predict(features);
    const hearing = await recogniser.hear(features);
    const nothing = { frames: { from: 0, to: 0 }, rows: { from: 0, to: hearing.pieces[0].input.width } };
    const [answer] = await hearing.blanked(0, [nothing]);
    const again = recogniser.probabilitiesOf(answer);
    for (const emotion of recogniser.card.emotions) {
      expect(again[emotion]).toBeCloseTo(probabilities[emotion] ?? NaN, 4);
    }
  });

  it('points to the half in which somebody speaks', { timeout: 120_000 }, async () => {
    const recogniser = recogniserOf(id);
    const features = new ClipFeatures(half);
    const heard = await hearClip(recogniser, features);
    const stretches = await overTime(recogniser, features, heard);
    const middle = half.samples.length / half.sampleRate / 2;
    // Whether the answer rises or falls with it: without the voice there is nothing left that it could stand on.
    const most = stretches.reduce((a, b) => (Math.abs(b.lowered) > Math.abs(a.lowered) ? b : a));
    expect(most.middle).toBeGreaterThan(middle);
    const moved = (spoken: boolean) =>
      stretches
        .filter(({ middle: at }) => at > middle === spoken)
        .reduce((sum, { lowered }) => sum + Math.abs(lowered), 0);
    expect(moved(true)).toBeGreaterThan(moved(false));
  });

  it('keeps no tensors', { timeout: 60_000 }, async () => {
    const recogniser = recogniserOf(id);
    const features = new ClipFeatures(voice);
    const { emotion } = await hearClip(recogniser, features);
    await blankGroup(recogniser, features, { piece: 0, group: 0, emotion });
    const before = tf.memory().numTensors;
    await blankGroup(recogniser, features, { piece: 0, group: 1, emotion });
    await blankGroup(recogniser, features, { piece: 0, group: null, emotion });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses parts that it does not hear, and clips that are too long', async () => {
    const recogniser = recogniserOf(id);
    const features = new ClipFeatures(voice);
    for (const part of [
      { piece: 7, group: null },
      { piece: 0, group: 99 },
    ]) {
      await expect(blankGroup(recogniser, features, { ...part, emotion: 'happy' })).rejects.toMatchObject({
        code: 'refused',
      });
    }
    const long = { samples: faint(31 * 8000), sampleRate: 8000 };
    await expect(hearClip(recogniser, new ClipFeatures(long))).rejects.toMatchObject({ code: 'too-long' });
  });
});
