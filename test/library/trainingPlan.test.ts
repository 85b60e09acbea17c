import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { labelFromName } from '../../src/core/corpora/labelFromName';
import { needRoom } from '../../src/library/freeSpace';
import type { LabelledFile } from '../../src/library/labelled/findLabelled';
import { recipeSummaries, trainingBytes } from '../../src/library/labelled/trainables';
import { trainingPlan } from '../../src/library/labelled/trainingPlan';
import { ravdessNames, temporaryFolder } from './places';

function files(actors: number): LabelledFile[] {
  return ravdessNames(actors).flatMap((name) => {
    const label = labelFromName(name);
    return label?.emotion ? [{ path: name, name, label: { ...label, emotion: label.emotion } }] : [];
  });
}

describe('the plan of a training', () => {
  it('counts who is trained on, who watches and who is tested, of the emotions the recipe knows', () => {
    expect(trainingPlan('cnn5', files(24), 'wasm').parts).toEqual({
      training: { clips: 17 * 60, actors: 17 },
      validation: { clips: 2 * 60, actors: 2 },
      test: { clips: 5 * 60, actors: 5 },
    });
    // Calm, happy, fearful and disgust alone.
    expect(trainingPlan('mlp', files(24), 'wasm').parts.test).toEqual({ clips: 5 * 32, actors: 5 });
  });

  it('takes longer for more clips, a head on an encoder, and on WASM', () => {
    const seconds = (recipe: string, actors: number, backend: 'native' | 'wasm') =>
      trainingPlan(recipe, files(actors), backend).seconds;
    expect(seconds('affectron', 24, 'wasm')).toBeGreaterThan(seconds('affectron', 24, 'native'));
    expect(seconds('affectron', 24, 'wasm')).toBeGreaterThan(seconds('affectron', 6, 'wasm'));
    expect(seconds('mlp', 24, 'wasm')).toBeLessThan(seconds('lstm', 24, 'wasm'));
  });

  it('refuses what nothing can come of', () => {
    const code = (recipe: string, some: LabelledFile[]) => {
      try {
        trainingPlan(recipe, some, 'wasm');
        return null;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    };
    expect(code('cnn5', files(1))).toBe('not-enough-data');
    expect(
      code(
        'mlp',
        files(24).filter(({ label }) => label.emotion === 'sad'),
      ),
    ).toBe('no-clips-found');
    expect(
      code(
        'cnn5',
        files(24).filter(({ label }) => label.emotion === 'sad'),
      ),
    ).toBe('not-enough-data');
    expect(code('gru', files(24))).toBe('wrong-use');
  });
});

describe('the recipes', () => {
  it('that stand on an encoder say so where it is not installed', async () => {
    const folder = await temporaryFolder();
    const summaries = await recipeSummaries({ modelsFolder: `${folder}/a/b`, cacheFolder: folder });
    const problems = Object.fromEntries(summaries.map(({ name, problem }) => [name, problem?.code ?? null]));
    expect(problems).toMatchObject({ mlp: null, lstm: null, cnn3: null });
    expect(problems['affectron']).toBe('model-unavailable');
    expect(problems).not.toHaveProperty('lite');
  });

  it('that keep what the encoder hears need more room', () => {
    expect(trainingBytes('affectron', 1000)).toBeGreaterThan(trainingBytes('mlp', 1000));
  });
});

describe('room on the disk', () => {
  it('is asked for before the work begins', async () => {
    await expect(needRoom(tmpdir(), 1e18, 'the model')).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(
        /not enough room on the disk for the model: about \d+ MB are needed/,
      ) as string,
    });
    await needRoom(tmpdir(), 1, 'the model');
    await needRoom('/no/such/folder', 1e18, 'the model');
  });
});
