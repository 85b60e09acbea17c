import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { Answerer, HeardClip } from '../../../src/core/evaluation/runFold';
import type { FrameMatrix } from '../../../src/core/features/frames';
import { evaluableCalibratedHead } from '../../../src/core/training/calibratedHead';
import { affectronRecipe, type HeadRecipe } from '../../../src/core/training/headRecipe';
import { Random } from '../../../src/core/training/random';

const width = 8;
const emotions = ['happy', 'sad', 'angry'] as const;

/** Voices differ more than emotions do: each has an offset and a range of its own. */
function voice(actor: string, count: number, seed: number): HeardClip<readonly FrameMatrix[]>[] {
  const random = new Random(seed);
  const offset = Array.from({ length: width }, () => 2 * random.normal());
  const range = Array.from({ length: width }, () => 1 + 2 * random.uniform());
  return Array.from({ length: count }, (_, index) => {
    const frames = 5 + Math.floor(10 * random.uniform());
    const data = Float32Array.from({ length: frames * width }, (_, i) => {
      const j = i % width;
      return offset[j] + range[j] * (random.normal() + (j === index % 3 ? 2 : 0));
    });
    return {
      name: `${actor} ${index}`,
      heard: [{ frames, width, data }],
      label: {
        corpus: 'RAVDESS',
        emotion: emotions[index % 3],
        originalEmotion: emotions[index % 3],
        actor,
        gender: 'male',
        intensity: 'normal',
        channel: 'speech',
        modality: 'audio',
        statement: '',
        repetition: 1,
      },
    };
  });
}

const recipe: HeadRecipe = {
  ...affectronRecipe,
  heads: 1,
  passes: 4,
  batch: 8,
  learningRate: 5e-3,
  width: 32,
  discriminant: null,
};

describe('a head calibrated to the voice', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('knows the emotions of a voice it never heard by some unlabelled clips of it', async () => {
    const before = tf.memory().numTensors;
    const training = Array.from({ length: 8 }, (_, n) => voice(`0${n + 1}`, 24, n + 1)).flat();
    const answerer = await evaluableCalibratedHead(recipe, { profile: 12, further: [] }).fit({
      training,
      validation: [],
      emotions,
      seed: 1,
      onPass: () => undefined,
    });
    const unseen = voice('09', 42, 9);
    const rest = unseen.slice(12);
    const rightBy = async (answer: Answerer<readonly FrameMatrix[]>['answer']) => {
      let right = 0;
      for (const { heard, label } of rest) {
        const probabilities = await answer(heard);
        if (emotions[probabilities.indexOf(Math.max(...probabilities))] === label.emotion) right++;
      }
      return right;
    };
    const knowing = answerer.knowing?.(unseen.slice(0, 12).map(({ heard }) => heard));
    const calibrated = knowing ? await rightBy(knowing) : 0;
    expect(calibrated).toBeGreaterThanOrEqual(0.8 * rest.length);
    expect(await rightBy((heard) => answerer.answer(heard))).toBeLessThan(calibrated);
    answerer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
