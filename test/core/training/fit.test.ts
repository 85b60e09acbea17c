import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { AffectronError } from '../../../src/core/errors';
import { buildCnn5Dropout } from '../../../src/core/models/cnn5Dropout';
import { buildLstm } from '../../../src/core/models/lstm';
import { buildMlp } from '../../../src/core/models/mlp';
import type { CheckpointStore } from '../../../src/core/training/checkpoint';
import { fit, probabilitiesOf, type Examples, type FitOptions } from '../../../src/core/training/fit';
import { Random } from '../../../src/core/training/random';
import type { Recipe } from '../../../src/core/training/recipes';

const width = 24;

/** Two emotions that differ in the first three values, the rest noise. */
function examples(count: number, seed: number): Examples {
  const random = new Random(seed);
  const classes = Array.from({ length: count }, (_, index) => index % 2);
  const rows = classes.map((emotion) =>
    Float32Array.from({ length: width }, (_, j) => random.normal() + (j < 3 ? 2 * emotion - 1 : 0)),
  );
  return { rows, classes };
}

const recipe: Recipe = {
  name: 'tiny',
  title: 'Tiny',
  architecture: 'For this test.',
  build: buildCnn5Dropout,
  set: 'mfcc40',
  bandwidthHz: 8000,
  emotions: ['happy', 'sad'],
  fit: {
    learningRate: 5e-3,
    weightDecay: 0.01,
    batch: 16,
    epochs: 8,
    patience: 8,
    noise: 0.1,
    mixup: 0.3,
    labelSmoothing: 0.1,
  },
};

const options: FitOptions = { recipe, training: examples(70, 1), validation: examples(40, 2), seed: 7 };

async function trained(changes: Partial<FitOptions> = {}) {
  const { network, history, bestEpoch } = await fit({ ...options, ...changes });
  const weights = network.getWeights().map((weight) => [...weight.dataSync()]);
  const probabilities = await probabilitiesOf(network, options.validation.rows);
  network.dispose();
  return { weights, history, bestEpoch, probabilities };
}

class MemoryStore implements CheckpointStore {
  bytes: Uint8Array | null = null;
  load = () => Promise.resolve(this.bytes);
  save = (bytes: Uint8Array) => {
    this.bytes = bytes;
    return Promise.resolve();
  };
}

class Killed extends Error {}

/** Trains until the given pass, then dies; what is left is the checkpoint. */
async function killedAfter(epoch: number, changes: Partial<FitOptions> = {}): Promise<MemoryStore> {
  const checkpoints = new MemoryStore();
  const onEpoch = (report: { epoch: number }) => {
    if (report.epoch === epoch) throw new Killed();
  };
  const run = fit({ ...options, ...changes, checkpoints, checkpointSeconds: 0, onEpoch });
  await expect(run).rejects.toBeInstanceOf(Killed);
  return checkpoints;
}

describe('fit', () => {
  beforeAll(async () => {
    expect((await startBackend({ prefer: 'wasm' })).name).toBe('wasm');
  });

  it('learns what there is to learn', async () => {
    const { history, probabilities } = await trained();
    expect(history.at(-1)?.validationUar).toBeGreaterThan(0.85);
    const right = probabilities.filter(
      ([happy = 0, sad = 0], i) => Number(sad > happy) === options.validation.classes[i],
    );
    expect(right.length / probabilities.length).toBeGreaterThan(0.85);
  });

  it('gives identical weights from the same seed, and others from another', async () => {
    const first = await trained();
    expect(await trained()).toEqual(first);
    expect((await trained({ seed: 8 })).weights).not.toEqual(first.weights);
  });

  it('goes on after being killed exactly as if it had not been', async () => {
    const unbroken = await trained();
    for (const epoch of [1, 5]) {
      const checkpoints = await killedAfter(epoch);
      const epochs: number[] = [];
      const resumed = await trained({ checkpoints, onEpoch: (report) => void epochs.push(report.epoch) });
      expect(epochs[0]).toBe(epoch + 1);
      expect(resumed).toEqual(unbroken);
    }
  });

  it('resumes an LSTM too', async () => {
    const short = {
      training: examples(20, 1),
      recipe: { ...recipe, build: buildLstm, fit: { ...recipe.fit, epochs: 2 } },
    };
    const unbroken = await trained(short);
    expect(await trained({ ...short, checkpoints: await killedAfter(1, short) })).toEqual(unbroken);
  });

  it('stops when validation no longer gets better, and keeps the best weights', async () => {
    // Labels without any relation to the values: only overfitting is possible.
    const noise = { ...options.training, classes: new Random(3).order(70).map((i) => i % 2) };
    const impatient = {
      ...recipe,
      build: buildMlp,
      fit: { ...recipe.fit, epochs: 60, patience: 3, noise: 0, mixup: 0 },
    };
    const { history, bestEpoch, probabilities } = await trained({ recipe: impatient, training: noise });
    expect(history.length).toBe(bestEpoch + 3);
    expect(history.length).toBeLessThan(60);
    const lowest = Math.min(...history.map(({ validationLoss }) => validationLoss));
    expect(history[bestEpoch - 1]?.validationLoss).toBe(lowest);
    const loss = probabilities.map((row, i) => -Math.log(row[options.validation.classes[i] ?? 0] ?? 0));
    expect(loss.reduce((sum, value) => sum + value, 0) / loss.length).toBeCloseTo(lowest, 4);
  });

  it('keeps the best pass so far when it is stopped, even within the first', async () => {
    const history: number[] = [];
    const stoppedAfter = (passes: number) =>
      trained({ onEpoch: ({ epoch }) => void history.push(epoch), stopped: () => history.length >= passes });
    const first = await stoppedAfter(0);
    expect(first).toMatchObject({ bestEpoch: 1 });
    expect(first.history).toHaveLength(1);
    const unbroken = await trained();
    expect(first.history[0]).toEqual(unbroken.history[0]);

    history.length = 0;
    const later = await stoppedAfter(3);
    expect(later.history).toEqual(unbroken.history.slice(0, 3));
    const lowest = Math.min(...later.history.map(({ validationLoss }) => validationLoss));
    expect(later.history[later.bestEpoch - 1].validationLoss).toBe(lowest);
  });

  it('reports how many clips were named right, in training and in validation', async () => {
    const { history } = await trained();
    for (const { trainingAccuracy, validationAccuracy } of history) {
      expect(trainingAccuracy).toBeGreaterThan(0.3);
      expect(trainingAccuracy).toBeLessThanOrEqual(1);
      expect(validationAccuracy).toBeGreaterThan(0.3);
    }
    expect(history.at(-1)?.trainingAccuracy).toBeGreaterThan(history[0].trainingAccuracy);
  });

  it('refuses a checkpoint of another seed, recipe or data, and a damaged one', async () => {
    const checkpoints = await killedAfter(1);
    const refused = async (changes: Partial<FitOptions>) => {
      const error: unknown = await fit({ ...options, checkpoints, ...changes }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(AffectronError);
      expect(error).toMatchObject({ code: 'wrong-checkpoint' });
    };
    await refused({ seed: 8 });
    await refused({ recipe: { ...recipe, fit: { ...recipe.fit, learningRate: 1e-3 } } });
    await refused({ training: examples(70, 4) });
    const damaged = new MemoryStore();
    for (const bytes of [new Uint8Array(3), (checkpoints.bytes ?? new Uint8Array()).slice(0, -4)]) {
      damaged.bytes = bytes;
      await refused({ checkpoints: damaged });
    }
  });

  it('leaves no tensors behind', async () => {
    await trained();
    const before = tf.memory().numTensors;
    await trained();
    await killedAfter(2);
    expect(tf.memory().numTensors).toBe(before);
  });
});
