import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { HeardClip } from '../../../src/core/evaluation/runFold';
import type { FrameMatrix } from '../../../src/core/features/frames';
import type { ModelCard } from '../../../src/core/models/modelCard';
import { Recogniser } from '../../../src/core/models/recogniser';
import type { CheckpointStore, EpochReport } from '../../../src/core/training/checkpoint';
import { affectronRecipe } from '../../../src/core/training/headRecipe';
import { Random } from '../../../src/core/training/random';
import type { Trained, TrainingRequest } from '../../../src/core/training/trainable';
import { trainableHead } from '../../../src/core/training/trainableHead';
import { trainModel } from '../../../src/core/training/trainModel';

const width = 8;
const known = ['happy', 'sad'] as const;
type Frames = readonly FrameMatrix[];

/** Clips of an actor whose emotion is where in a frame the energy lies. */
function clipsOf(actor: string, count: number, seed: number): HeardClip<Frames>[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const frames = 5 + Math.floor(10 * random.uniform());
    const data = Float32Array.from(
      { length: frames * width },
      (_, i) => random.normal() + (i % width === index % 2 ? 1 : 0),
    );
    return {
      name: `${actor} ${index}`,
      heard: [{ frames, width, data }],
      label: {
        corpus: 'RAVDESS',
        emotion: known[index % 2],
        originalEmotion: known[index % 2],
        actor,
        gender: 'male',
        intensity: null,
        channel: 'speech',
        modality: 'audio',
        statement: 'x',
        repetition: null,
      },
    };
  });
}

/** Small enough for a busy machine. */
const recipe = trainableHead({
  ...affectronRecipe,
  heads: 2,
  width: 16,
  passes: 6,
  batch: 8,
  learningRate: 5e-3,
});
const request: TrainingRequest<Frames> = {
  training: clipsOf('01', 32, 1),
  validation: clipsOf('03', 16, 2),
  emotions: known,
  seed: 3,
};

class MemoryStore implements CheckpointStore {
  bytes: Uint8Array | null = null;
  load = () => Promise.resolve(this.bytes);
  save = (bytes: Uint8Array) => {
    this.bytes = bytes;
    return Promise.resolve();
  };
}

/** All there is to compare of a training. */
async function outcome(trained: Trained<Frames>) {
  const { network, history, bestEpoch, input } = trained;
  const answers = await trained.answers(clipsOf('02', 6, 4).map(({ heard }) => heard));
  network.dispose();
  return { history, bestEpoch, input, answers };
}

describe('training a head with actors held out', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('watches every pass and keeps the best', async () => {
    const told: EpochReport[] = [];
    const trained = await recipe.train({ ...request, onEpoch: (report) => void told.push(report) });
    const { history, bestEpoch, answers } = await outcome(trained);
    expect(told).toEqual(history);
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    const losses = history.map(({ validationLoss }) => validationLoss);
    expect(losses[bestEpoch - 1]).toBe(Math.min(...losses));
    expect(history.at(-1)?.trainingAccuracy).toBeGreaterThan(history[0].trainingAccuracy);
    expect(answers.every((row, index) => row[index % 2] > 0.5)).toBe(true);
  });

  it('is told nothing by validation clips but which pass to keep', async () => {
    const other = { ...request, validation: clipsOf('06', 10, 9) };
    const [a, b] = [await outcome(await recipe.train(request)), await outcome(await recipe.train(other))];
    const trainingOf = ({ history }: typeof a) => history.map(({ trainingLoss }) => trainingLoss);
    expect(trainingOf(b)).toEqual(trainingOf(a));
    expect(b.input).toEqual(a.input);
  });

  it('stopped, gives what its best pass so far gave', async () => {
    const passes: number[] = [];
    const stopped = await outcome(
      await recipe.train({
        ...request,
        onEpoch: ({ epoch }) => void passes.push(epoch),
        stopped: () => passes.length >= 2,
      }),
    );
    const unbroken = await outcome(await recipe.train(request));
    expect(stopped.history).toEqual(unbroken.history.slice(0, 2));
    expect(stopped.answers).not.toEqual(unbroken.answers);
    const atOnce = await outcome(await recipe.train({ ...request, stopped: () => true }));
    expect(atOnce.history).toHaveLength(1);
  });

  it('goes on after a kill as if nothing had happened, and from no other checkpoint', async () => {
    const before = tf.memory().numTensors;
    const unbroken = await outcome(await recipe.train(request));
    const checkpoints = new MemoryStore();
    const killed = recipe.train({
      ...request,
      checkpoints,
      checkpointSeconds: 0,
      onEpoch: ({ epoch }) => {
        if (epoch === 3) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    const resumed: number[] = [];
    const goneOn = await recipe.train({
      ...request,
      checkpoints,
      onResume: (history) => void resumed.push(history.length),
    });
    expect(await outcome(goneOn)).toEqual(unbroken);
    expect(resumed).toEqual([3]);
    for (const changes of [{ seed: 4 }, { training: clipsOf('01', 32, 5) }]) {
      const refused = recipe.train({ ...request, ...changes, checkpoints });
      await expect(refused).rejects.toMatchObject({ code: 'wrong-checkpoint' });
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  it('makes a model whose card says on whom it was tested, and whose licence names the encoder', async () => {
    const clips = ['01', '04', '03', '02'].flatMap((actor, index) => clipsOf(actor, 12, index));
    const { card, files, test } = await trainModel({
      recipe,
      id: 'mine',
      title: 'My own',
      clips,
      seed: 1,
      backend: 'wasm',
      date: '2026-11-20',
    });
    expect(card).toMatchObject({
      id: 'mine',
      name: 'My own',
      recipe: 'affectron',
      emotions: [...known],
      input: { set: 'whisper-base' },
      data: {
        actors: { training: ['RAVDESS 01', 'RAVDESS 04'], validation: ['RAVDESS 03'], test: ['RAVDESS 02'] },
      },
      results: { accuracy: test.accuracy },
    } satisfies DeepPartial<ModelCard>);
    expect(card.calibration?.temperature).toBeGreaterThan(0);
    expect(card.protocol).toMatch(/^Whole actors held out/);
    expect(card.data.licence).toContain('MIT');
    expect(card.knownWeaknesses.join(' ')).toContain('30 s');
    // Whole, apart from the encoder that is not here.
    const loaded = Recogniser.load({
      id: 'mine',
      read: (name) => Promise.resolve(files[name as 'card.json']),
    });
    await expect(loaded).rejects.toThrow(/stands on the voice encoder “whisper-base”/);
  });
});

type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
