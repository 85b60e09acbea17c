import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { emotions, type Emotion } from '../../../src/core/emotions';
import type { ModelFileName } from '../../../src/core/models/modelFiles';
import { Recogniser } from '../../../src/core/models/recogniser';
import { Random } from '../../../src/core/training/random';
import { recipes } from '../../../src/core/training/recipes';
import type { HeardClip } from '../../../src/core/evaluation/runFold';
import { heldOut } from '../../../src/core/training/split';
import { trainableNetwork } from '../../../src/core/training/trainableNetwork';
import { trainModel } from '../../../src/core/training/trainModel';
import { voiceLike } from '../models/madeSounds';

const mlp = recipes.find(({ name }) => name === 'mlp');
if (!mlp) throw new Error('no recipe mlp');
const recipe = trainableNetwork({ ...mlp, fit: { ...mlp.fit, learningRate: 3e-3, mixup: 0, epochs: 4 } });
const run = { recipe, id: 'tiny', seed: 3, backend: 'wasm', date: '2026-11-20' } as const;

const marks: Partial<Record<Emotion, number>> = { calm: 0, happy: 1, fearful: 2, disgust: 3 };

/** Six clips per actor and emotion; the place of the emotion stands out of the noise. */
function corpus(
  known: readonly Emotion[],
  valueOf = (value: number, _actor: string) => value,
): HeardClip<Float32Array>[] {
  const random = new Random(11);
  const clips: HeardClip<Float32Array>[] = [];
  for (let number = 1; number <= 24; number++) {
    const actor = String(number).padStart(2, '0');
    for (const emotion of known) {
      for (let take = 0; take < 6; take++) {
        const heard = Float32Array.from({ length: 180 }, (_, j) =>
          valueOf(random.normal() + (j === marks[emotion] ? 8 : 0), actor),
        );
        clips.push({
          name: `${actor}-${emotion}-${take}.wav`,
          label: {
            corpus: 'RAVDESS',
            emotion,
            originalEmotion: emotion,
            actor,
            gender: 'female',
            intensity: 'normal',
            channel: 'speech',
            modality: 'audio',
            statement: '',
            repetition: take,
          },
          heard,
        });
      }
    }
  }
  return clips;
}

const bytesOf = (files: Record<ModelFileName, Uint8Array>) =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [...bytes]]));

describe('trainModel', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('makes files the Recogniser accepts, with a card that says how they were measured', async () => {
    const { card, files, test } = await trainModel({ ...run, clips: corpus([...emotions]) });
    const recogniser = await Recogniser.load({ id: 'tiny', read: (name) => Promise.resolve(files[name]) });
    expect(recogniser.card).toEqual(card);
    expect(Object.keys((await recogniser.predict(voiceLike())).probabilities)).toEqual(recipe.emotions);
    recogniser.dispose();
    expect(card.results.uar).toBe(test.uar);
    expect(card.results.uar).toBeGreaterThan(0.8);
    // Four of eight emotions, six takes, five test actors.
    expect(card.data.clips).toEqual({ training: 17 * 24, validation: 2 * 24, test: 5 * 24 });
    expect(card.results.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(5 * 24);
    expect(card.knownWeaknesses.join(' ')).toMatch(/Does not know neutral, sad, angry, surprised/);
    expect(card.data.licence).toContain('CC BY-NC-SA 4.0');
    expect(card.size.parameters).toBe(180 * 300 + 300 + 300 * 4 + 4);
  });

  it('is told nothing by test actors: weights and scaling do not depend on their clips', async () => {
    const known = corpus(recipe.emotions);
    const altered = corpus(recipe.emotions, (value, actor) =>
      heldOut.test.some((held) => held === actor) ? value * 1000 + 7 : value,
    );
    const a = await trainModel({ ...run, clips: known });
    const b = await trainModel({ ...run, clips: altered });
    expect(b.card.input).toEqual(a.card.input);
    expect(bytesOf(b.files)['weights.bin']).toEqual(bytesOf(a.files)['weights.bin']);
    expect(b.test.accuracy).not.toBe(a.test.accuracy);
  });

  it('scales by training actors alone: validation clips decide when to stop and nothing else', async () => {
    const altered = corpus(recipe.emotions, (value, actor) =>
      heldOut.validation.some((held) => held === actor) ? value + 50 : value,
    );
    const a = await trainModel({ ...run, clips: corpus(recipe.emotions) });
    const b = await trainModel({ ...run, clips: altered });
    expect(b.card.input).toEqual(a.card.input);
  });

  it('gives the same files from the same seed', async () => {
    const clips = corpus(recipe.emotions);
    const first = await trainModel({ ...run, clips });
    expect(bytesOf((await trainModel({ ...run, clips })).files)).toEqual(bytesOf(first.files));
  });

  it('leaves out emotions that no training clip has', async () => {
    const { card } = await trainModel({ ...run, clips: corpus(['calm', 'happy', 'disgust']) });
    expect(card.emotions).toEqual(['calm', 'happy', 'disgust']);
  });
});
