import * as tf from '@tensorflow/tfjs-core';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { HeardClip } from '../../../src/core/evaluation/runFold';
import { liteMel } from '../../../src/core/features/liteMel';
import { liteAnswer } from '../../../src/core/models/liteFrames';
import { liteViews } from '../../../src/core/models/liteViews';
import { fitLite, type LiteHeard } from '../../../src/core/training/fitLite';
import { liteRecipe, type LiteRecipe } from '../../../src/core/training/liteRecipe';
import { Random } from '../../../src/core/training/random';
import { encodeFrames } from '../../../src/library/frameCache';
import { pythonTrainer } from '../../../src/library/lite/pythonTrainer';

const scripts = path.resolve(import.meta.dirname, '../../../training');
const python = process.env['AFFECTRON_PYTHON'] ?? 'python3';
const hasTorch = spawnSync(python, ['-c', 'import numpy, torch']).status === 0;
const reason = hasTorch ? '' : ' (skipped: no Python with PyTorch; AFFECTRON_PYTHON may name one)';
const known = ['happy', 'sad'] as const;

/** The recipe, but small and over at once. */
const recipe: LiteRecipe = {
  ...liteRecipe,
  settings: {
    ...liteRecipe.settings,
    shape: {
      bands: 64,
      stem: { channels: 8, strides: [4, 2] },
      blocks: [
        { channels: 8, strides: [1, 2] },
        { channels: 16, strides: [2, 2] },
        { channels: 16, strides: [2, 2] },
      ],
      queries: 2,
    },
    frames: 64,
    batch: 4,
    passes: 2,
    hints: { weight: 1, values: 3 },
    pretraining: { ...liteRecipe.settings.pretraining, passes: 1 },
  },
};

let folder: string;

/** Noise by two voices; the happy one is louder at first. */
async function clips(): Promise<HeardClip<LiteHeard>[]> {
  const random = new Random(1);
  const made: HeardClip<LiteHeard>[] = [];
  for (let index = 0; index < 12; index++) {
    const samples = Float32Array.from(
      { length: 16_000 + 800 * index },
      (_, n) => random.normal() * (index % 2 === 0 ? 1 - n / 30_000 : n / 30_000),
    );
    const framesPath = path.join(folder, `${index}.frames`);
    const frames = { frames: 26, width: 8, data: Float32Array.from({ length: 208 }, () => random.normal()) };
    await writeFile(framesPath, encodeFrames([frames]));
    made.push({
      name: `clip ${index}`,
      heard: { pieces: [liteMel(samples)], framesPath },
      label: {
        corpus: index < 8 ? 'RAVDESS' : 'SAVEE',
        emotion: known[index % 2],
        originalEmotion: known[index % 2],
        actor: `0${index % 3}`,
        gender: 'male',
        intensity: null,
        channel: 'speech',
        modality: 'audio',
        statement: 'x',
        repetition: null,
      },
    });
  }
  return made;
}

describe('training in Python', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
    folder = await mkdtemp(path.join(tmpdir(), 'affectron-lite-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is refused plainly where there is no Python', async () => {
    const trainer = pythonTrainer({ scripts, work: path.join(folder, 'none'), python: 'no-such-python' });
    const training = fitLite({
      recipe,
      trainer,
      training: await clips(),
      emotions: known,
      seed: 1,
      onPass: () => undefined,
    });
    await expect(training).rejects.toMatchObject({ code: 'no-python' });
  });

  it.skipIf(!hasTorch)(
    `gives a network that answers within 1e-4 of PyTorch’s, goes on after a stop, and is not done twice${reason}`,
    async () => {
      const work = path.join(folder, 'work');
      const trainer = pythonTrainer({ scripts, work, python });
      const training = await clips();
      const sounds = [3, 4, 5].map((index) => training[index].heard.pieces);
      const samples = sounds.map((pieces) => pieces.flatMap(liteViews));
      const passes: [pass: number, of: number][] = [];
      const fit = (stopAt: number) =>
        fitLite({
          recipe,
          trainer,
          training,
          emotions: known,
          seed: 7,
          samples,
          onPass: ({ pass, of }) => {
            passes.push([pass, of]);
            if (pass === stopAt) throw new Error('stopped');
          },
        });
      await expect(fit(2)).rejects.toThrow('stopped');
      const { network, samples: said } = await fit(0);
      // One pass on SAVEE and two on all: the first was done when it was stopped, and is not done again. It may have got
      // further than it said.
      expect(passes.slice(0, 2)).toEqual([
        [1, 3],
        [2, 3],
      ]);
      expect(passes.slice(2)).toEqual([[2, 2]].slice(0, passes.length - 2));
      for (const [index, pieces] of sounds.entries()) {
        const answer = await liteAnswer(network, pieces);
        answer.forEach((value, place) => {
          expect(Math.abs(value - said[index][place])).toBeLessThan(1e-4);
        });
      }
      network.dispose();
      expect(tf.memory().numTensors).toBe(0);
      expect(existsSync(path.join(work, 'lessons'))).toBe(true);
      // The same training again: its weights are kept.
      const count = passes.length;
      (await fit(0)).network.dispose();
      expect(passes).toHaveLength(count);
    },
    180_000,
  );
});
