import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { emotions, type Emotion } from '../../../src/core/emotions';
import type { HeardClip } from '../../../src/core/evaluation/runFold';
import { classicInput } from '../../../src/core/training/classicInput';
import { classicRecipes, type ClassicRecipe } from '../../../src/core/training/classicRecipes';
import { evaluableClassic } from '../../../src/core/training/evaluableClassic';
import { fitClassicScaler } from '../../../src/core/training/fitClassic';
import { Random } from '../../../src/core/training/random';

const sampleRate = 22_050;

/** Noise that falls off in time, a tone in it. */
function sound(seconds: number) {
  const random = new Random(5);
  const samples = Float32Array.from(
    { length: seconds * sampleRate },
    (_, n) => (0.2 * Math.sin(n / 9) + 0.05 * random.normal()) / (1 + n / sampleRate),
  );
  return { samples, sampleRate };
}

const widths: Record<string, number> = { 'classic-b-cnn': 168, 'classic-e-cnn': 172 * 40 };
const widthOf = ({ name, input }: ClassicRecipe) => widths[name] ?? (input.set === 'mfcc40' ? 40 : 180);

function madeClip(emotion: Emotion, index: number, width: number): HeardClip<Float32Array> {
  const random = new Random(1000 * emotions.indexOf(emotion) + index);
  return {
    name: `${emotion}-${index}`,
    heard: Float32Array.from({ length: width }, (_, j) =>
      j % emotions.length === emotions.indexOf(emotion) ? 3 + random.normal() : random.normal(),
    ),
    label: {
      corpus: 'RAVDESS',
      emotion,
      originalEmotion: emotion,
      actor: '01',
      gender: 'male',
      intensity: 'normal',
      channel: 'speech',
      modality: 'audio',
      statement: '',
      repetition: 1,
    },
  };
}

describe('classicInput', () => {
  const clip = sound(2);
  const input = (name: string) => {
    const recipe = classicRecipes.find((known) => known.name === name);
    if (!recipe) throw new Error(name);
    return classicInput(clip, recipe.input);
  };

  it('gives every recipe as many values as its network hears', () => {
    for (const recipe of classicRecipes)
      expect(classicInput(clip, recipe.input)).toHaveLength(widthOf(recipe));
  });

  it('leaves the chroma out of classic-b alone', () => {
    const all = input('classic-c-mlp');
    const some = input('classic-b-cnn');
    expect([...some]).toEqual([...all.slice(0, 40), ...all.slice(52)]);
  });

  it('cuts long clips and goes on with the last frame of short ones', () => {
    const frames = input('classic-e-cnn');
    const heard = 1 + Math.floor((2 * sampleRate) / 512);
    expect([...frames.slice(-40)]).toEqual([...frames.slice((heard - 1) * 40, heard * 40)]);
    const long = classicInput(sound(5), { set: 'mfcc40', frames: 172 });
    expect(long).toHaveLength(172 * 40);
    expect([...long.slice(-40)]).not.toEqual([...long.slice(-80, -40)]);
  });
});

describe('fitClassicScaler', () => {
  const rows = [Float32Array.of(2, 5), Float32Array.of(6, 5)];

  it('measures the range, or mean and deviation, or nothing', () => {
    expect(fitClassicScaler('min-max', rows)).toEqual({ mean: [2, 5], deviation: [4, 1] });
    expect(fitClassicScaler('standard', rows)).toEqual({ mean: [4, 5], deviation: [2, 1] });
    expect(fitClassicScaler('none', rows)).toBeNull();
  });
});

describe.each(classicRecipes.map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  const known = recipe.emotions.slice(0, 3);
  const training = known.flatMap((emotion) =>
    Array.from({ length: 4 }, (__, index) => madeClip(emotion, index, widthOf(recipe))),
  );
  const trained = async (seed: number) => {
    const losses: number[] = [];
    const answerer = await evaluableClassic({ ...recipe, passes: 1, batch: 6 }).fit({
      training,
      validation: [],
      emotions: known,
      seed,
      onPass: ({ loss }) => void losses.push(loss),
    });
    const answer = await answerer.answer(training[0].heard);
    answerer.dispose();
    return { losses, answer };
  };

  it('trains a pass, by its seed, and answers with probabilities', async () => {
    const { losses, answer } = await trained(1);
    expect(losses).toHaveLength(1);
    expect(losses[0]).toBeGreaterThan(0);
    expect(answer).toHaveLength(3);
    expect(answer.reduce((sum, value) => sum + value)).toBeCloseTo(1, 5);
    expect((await trained(1)).answer).toEqual(answer);
    expect((await trained(2)).answer).not.toEqual(answer);
  });
});

it('learns from values as large as MFCCs are, which are not scaled', async () => {
  await startBackend({ prefer: 'wasm' });
  const recipe = classicRecipes.find(({ name }) => name === 'classic-c-mlp4');
  if (!recipe) throw new Error('classic-c-mlp4');
  const emotions = recipe.emotions.slice(0, 3);
  const training = emotions.flatMap((emotion) =>
    Array.from({ length: 8 }, (_, index) => {
      const clip = madeClip(emotion, index, 180);
      return { ...clip, heard: clip.heard.map((value) => 500 * value) };
    }),
  );
  const losses: number[] = [];
  const onPass = ({ loss }: { loss: number }) => void losses.push(loss);
  const request = { training, validation: [], emotions, seed: 1, onPass };
  (await evaluableClassic({ ...recipe, passes: 30, batch: 8 }).fit(request)).dispose();
  // So sure of the wrong emotion that its own probability is nothing.
  expect(losses[0]).toBeGreaterThan(20);
  expect(losses[29]).toBeLessThan(Math.log(3));
});

describe('what evaluate calls them', () => {
  it('is a name of its own for each, and of its protocol', () => {
    const names = classicRecipes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^classic-[a-e]-/);
  });
});
