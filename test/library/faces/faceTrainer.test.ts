import * as tf from '@tensorflow/tfjs-core';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { drawnFaces } from '../../../src/cli/training/drawnFaces';
import { expressionRecipe, type ExpressionRecipe } from '../../../src/core/face/expressionRecipe';
import { ExpressionRecogniser } from '../../../src/core/face/expressionRecogniser';
import { middleOf, standardisedFace } from '../../../src/core/face/facePicture';
import { trainExpression } from '../../../src/core/face/trainExpression';
import { faceTrainer } from '../../../src/library/faces/faceTrainer';
import { madeFer2013 } from '../../core/face/madeFaces';

const scripts = path.resolve(import.meta.dirname, '../../../training');
const python = process.env['AFFECTRON_PYTHON'] ?? 'python3';
const hasTorch = spawnSync(python, ['-c', 'import numpy, torch']).status === 0;
const reason = hasTorch ? '' : ' (skipped: no Python with PyTorch; AFFECTRON_PYTHON may name one)';

/** The recipe, but small and over soon. */
const recipe: ExpressionRecipe = {
  ...expressionRecipe,
  settings: {
    ...expressionRecipe.settings,
    shape: {
      size: 44,
      stages: [
        { channels: 8, convolutions: 1 },
        { channels: 8, convolutions: 2 },
        { channels: 16, convolutions: 1 },
      ],
    },
    mixupShare: 0.2,
    coverShare: 0.2,
    dropout: { channels: 0.1, output: 0 },
    learningRate: 0.05,
    batch: 8,
    passes: 40,
    average: 0.8,
  },
};

let folder: string;

describe('training the expression network in Python', () => {
  beforeAll(async () => {
    // So small a network is trained sooner by one thread than by several that wait for each other.
    vi.stubEnv('OMP_NUM_THREADS', '1');
    await startBackend({ prefer: 'wasm' });
    folder = await mkdtemp(path.join(tmpdir(), 'affectron-face-'));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it.skipIf(!hasTorch)(
    `gives a model that loads, answers within 1e-4 of PyTorch’s and has learnt; goes on after a stop, and is not done twice${reason}`,
    async () => {
      const work = path.join(folder, 'work');
      const samples = drawnFaces().map((face) => middleOf(standardisedFace(face), 44));
      const passes: number[] = [];
      const train = (stopAt: number) =>
        trainExpression({
          recipe,
          data: madeFer2013(),
          trainer: faceTrainer({ scripts, work, python }),
          id: 'face',
          seed: 1,
          backend: 'wasm',
          date: '2026-11-26',
          samples,
          onPass: ({ pass }) => {
            passes.push(pass);
            if (pass === stopAt) throw new Error('stopped');
          },
        });
      await expect(train(3)).rejects.toThrow('stopped');
      const { card, files, samples: said } = await train(0);
      // It may have got further than it said, but not back to the beginning.
      expect(passes[3]).toBeGreaterThan(3);
      expect(passes.at(-1)).toBe(40);
      expect(card.results).toMatchObject({ pictures: 12, accuracy: 1 });
      expect(card.data.pictures).toEqual({ training: 24, validation: 10, test: 12 });

      const before = tf.memory().numTensors;
      const recogniser = await ExpressionRecogniser.load({
        id: 'face',
        read: (name) => Promise.resolve(files[name]),
      });
      // The probabilities before they are softened: those of the card's temperature are another thing.
      const cold = { ...card, calibration: { temperature: 1 } };
      const plain = await ExpressionRecogniser.load({
        id: 'face',
        read: (name) =>
          Promise.resolve(name === 'card.json' ? Buffer.from(JSON.stringify(cold)) : files[name]),
      });
      const crops = new Float32Array(drawnFaces().flatMap((face) => Array.from(face)));
      const answers = await plain.predict(crops);
      answers.forEach((answer, index) => {
        Object.values(answer).forEach((value, place) => {
          expect(Math.abs(value - said[index][place])).toBeLessThan(1e-4);
        });
      });
      const [frowning, , , smiling] = await recogniser.predict(crops);
      expect(smiling.happy).toBeGreaterThan(smiling.sad ?? 1);
      expect(frowning.sad).toBeGreaterThan(frowning.happy ?? 1);
      recogniser.dispose();
      plain.dispose();
      expect(tf.memory().numTensors).toBe(before);

      expect(existsSync(path.join(work))).toBe(true);
      const count = passes.length;
      await train(0);
      expect(passes).toHaveLength(count);
    },
    180_000,
  );

  it('refuses weights that are not those of the card, and a card that is none', async () => {
    const read = () => Promise.resolve(Buffer.from('{}'));
    await expect(ExpressionRecogniser.load({ id: 'face', read })).rejects.toMatchObject({
      code: 'model-unavailable',
    });
  });
});
