import { describe, expect, it } from 'vitest';
import { evaluationProtocols } from '../../../src/core/evaluation/protocols';
import { runFold, type EvaluableRecipe, type HeardClip } from '../../../src/core/evaluation/runFold';

function clip(actor: number, emotion: 'happy' | 'sad' | 'calm', index: number): HeardClip<number> {
  const code = String(actor).padStart(2, '0');
  return {
    name: `${code}-${emotion}-${index}`,
    heard: actor,
    label: {
      corpus: 'RAVDESS',
      emotion,
      originalEmotion: emotion,
      actor: code,
      gender: 'male',
      intensity: 'normal',
      channel: 'speech',
      modality: 'audio',
      statement: 'Kids are talking by the door',
      repetition: 1,
    },
  };
}

const clips = Array.from({ length: 24 }, (_, index) =>
  (['happy', 'sad', 'calm'] as const).map((emotion, place) => clip(index + 1, emotion, place)),
).flat();

describe('runFold', () => {
  const [fold] = evaluationProtocols['ravdess-unseen-actors'].folds(
    clips,
    { song: true, otherCorpora: true },
    1,
  );

  /** Notes whose voice it gets to hear, and when. */
  function listening() {
    const fitted = new Set<number>();
    const asked: number[] = [];
    let disposed = false;
    const recipe: EvaluableRecipe<number> = {
      name: 'listening',
      settings: null,
      emotions: ['happy', 'sad'],
      material: { song: true, otherCorpora: true },
      fit({ training, validation }) {
        for (const { heard } of [...training, ...validation]) fitted.add(heard);
        return Promise.resolve({
          answer: (heard) => {
            asked.push(heard);
            return Promise.resolve(Float32Array.of(0.9, 0.1));
          },
          dispose: () => (disposed = true),
        });
      },
    };
    return { recipe, fitted, asked, isDisposed: () => disposed };
  }

  it('shows training no test actor, and asks about each test clip once, after calibration', async () => {
    const { recipe, fitted, asked, isDisposed } = listening();
    const result = await runFold(recipe, 'ravdess-unseen-actors', fold, 1, () => undefined);
    const tested = [2, 5, 14, 15, 16];
    expect([...fitted].filter((actor) => tested.includes(actor))).toEqual([]);
    expect(asked).toEqual([3, 3, 6, 6, ...tested.flatMap((actor) => [actor, actor])]);
    expect(result.answers).toHaveLength(10);
    expect(isDisposed()).toBe(true);
  });

  it('calibrates on the validation clips: always sure and half wrong becomes unsure', async () => {
    const { recipe } = listening();
    const { temperature, answers } = await runFold(recipe, 'p', fold, 1, () => undefined);
    expect(temperature).toBeCloseTo(4, 1);
    expect(answers[0].probabilities[0]).toBeLessThan(0.7);
    expect(answers[0]).toMatchObject({ voice: 'RAVDESS 02', emotion: 'happy' });
  });

  it('leaves out emotions the recipe does not know', async () => {
    const { recipe } = listening();
    const { emotions, clips: counts } = await runFold(recipe, 'p', fold, 1, () => undefined);
    expect(emotions).toEqual(['happy', 'sad']);
    expect(counts).toEqual({ training: 34, validation: 4, test: 10 });
  });

  it('says nothing of twins where the voices are unseen', async () => {
    const { recipe } = listening();
    expect((await runFold(recipe, 'p', fold, 1, () => undefined)).overlap).toBeUndefined();
  });
});

describe('runFold on a random split', () => {
  const [fold] = evaluationProtocols['classic-a'].folds(clips, { song: false, otherCorpora: false }, 1);

  /** Notes which clips training is shown. */
  function noting(unwatched: boolean) {
    const shown = { training: [] as string[], validation: [] as string[] };
    const recipe: EvaluableRecipe<number> = {
      name: 'noting',
      settings: null,
      emotions: ['calm', 'happy', 'sad'],
      material: { song: false, otherCorpora: false },
      ...(unwatched && { unwatched }),
      fit({ training, validation }) {
        shown.training = training.map(({ name }) => name);
        shown.validation = validation.map(({ name }) => name);
        return Promise.resolve({
          answer: () => Promise.resolve(Float32Array.of(0.8, 0.1, 0.1)),
          dispose: () => undefined,
        });
      },
    };
    return { recipe, shown };
  }
  const tested = fold.test.map(({ name }) => name);

  it('counts the twins of the test clips', async () => {
    const { recipe } = noting(false);
    const { overlap } = await runFold(recipe, 'classic-a', fold, 1, () => undefined);
    expect(overlap).toEqual({ clips: tested.length, twins: 0, copies: 0 });
  });

  it.each([false, true])('shows training no test clip (unwatched: %s)', async (unwatched) => {
    const { recipe, shown } = noting(unwatched);
    await runFold(recipe, 'classic-a', fold, 1, () => undefined);
    expect([...shown.training, ...shown.validation].filter((name) => tested.includes(name))).toEqual([]);
  });

  it('gives a recipe that needs no watching the spare validation clips to train on', async () => {
    const watched = noting(false);
    const unwatched = noting(true);
    await runFold(watched.recipe, 'classic-a', fold, 1, () => undefined);
    const result = await runFold(unwatched.recipe, 'classic-a', fold, 1, () => undefined);
    expect(unwatched.shown.validation).toEqual([]);
    expect([...unwatched.shown.training].sort()).toEqual(
      [...watched.shown.training, ...watched.shown.validation].sort(),
    );
    expect(result).toMatchObject({ temperature: 1, watched: [], clips: { validation: 0 } });
  });

  it('and none that the protocol itself keeps out', async () => {
    const { recipe, shown } = noting(true);
    await runFold(recipe, 'classic-d', { ...fold, spareValidation: false }, 1, () => undefined);
    expect(shown.validation).toEqual(fold.validation.map(({ name }) => name));
  });
});
