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
  const [fold] = evaluationProtocols['ravdess-unseen-actors'].folds(clips, {
    song: true,
    otherCorpora: true,
  });

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
});
