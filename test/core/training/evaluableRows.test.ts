import { describe, expect, it } from 'vitest';
import { emotions } from '../../../src/core/emotions';
import type { HeardClip } from '../../../src/core/evaluation/runFold';
import { evaluableRows } from '../../../src/core/training/evaluableRows';
import { Random } from '../../../src/core/training/random';
import { faceRecipes } from '../../../src/core/training/rowRecipes';
import { fitKnn } from '../../../src/core/classifiers/knn';
import { labelFromName } from '../../../src/core/corpora/labelFromName';

const two = (value: number) => String(value).padStart(2, '0');

/** Faces of some actors: an emotion moves two of eight values, the actor all of them, far more. */
function faces(actors: readonly number[], takes: number, seed: number): HeardClip<Float32Array>[] {
  const random = new Random(seed);
  return actors.flatMap((actor) => {
    const own = new Random(1000 + actor);
    const rest = Array.from({ length: 8 }, () => 6 * own.normal());
    return [1, 3, 4, 5].flatMap((code) =>
      Array.from({ length: takes }, (_, take) => {
        const name = `03-01-${two(code)}-${code === 1 ? '01' : two((take % 2) + 1)}-01-01-${two(actor)}.wav`;
        const label = labelFromName(name);
        if (!label?.emotion) throw new Error(name);
        const heard = Float32Array.from(
          rest,
          (value, j) => value + (j === code || j === code + 1 ? 2 : 0) + 0.5 * random.normal(),
        );
        return { name, label: { ...label, emotion: label.emotion }, heard };
      }),
    );
  });
}

const known = emotions.filter((emotion) => ['neutral', 'happy', 'sad', 'angry'].includes(emotion));
const request = (training: HeardClip<Float32Array>[]) => ({
  ...{ training, validation: [], emotions: known, seed: 1 },
  onPass: () => undefined,
});
const training = faces([1, 2, 3, 4, 5, 6], 6, 1);
const person = faces([20], 6, 2);

async function shareRight(
  clips: HeardClip<Float32Array>[],
  answer: (heard: Float32Array) => Promise<Float32Array>,
): Promise<number> {
  const right = await Promise.all(
    clips.map(async ({ heard, label }) => {
      const said = await answer(heard);
      return known[said.indexOf(Math.max(...said))] === label.emotion;
    }),
  );
  return right.filter(Boolean).length / right.length;
}

describe.each(faceRecipes)('$name', (recipe) => {
  it('knows a person far better by some of their clips, whatever they are labelled', async () => {
    const plain = await evaluableRows(recipe).fit(request(training));
    const calibrated = await evaluableRows(recipe, { profile: 12, further: [] }).fit(request(training));
    const knowing = calibrated.knowing?.(
      person.filter((_, place) => place % 2 === 0).map(({ heard }) => heard),
    );
    if (!knowing) throw new Error('It cannot get to know a person.');
    const rest = person.filter((_, place) => place % 2 === 1);
    expect(await shareRight(rest, knowing)).toBeGreaterThan(0.85);
    expect(await shareRight(rest, (heard) => plain.answer(heard))).toBeLessThan(0.85);
  });

  it('gives a probability for each emotion of the training, intensities taken together', async () => {
    const answerer = await evaluableRows(recipe).fit(request(training));
    const said = await answerer.answer(person[0].heard);
    expect(said).toHaveLength(known.length);
    expect(said.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });
});

it('trains on nothing but the rows it is given', async () => {
  const seen: number[] = [];
  const spy = {
    ...{ name: 'spy', settings: {}, intensities: false },
    fit: (data: Parameters<typeof fitKnn>[0]) => {
      seen.push(data.rows.length, data.count);
      return fitKnn(data, 3);
    },
  };
  await evaluableRows(spy).fit(request(training));
  expect(seen).toEqual([training.length, 4]);
});
