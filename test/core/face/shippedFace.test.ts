import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { drawnFaces } from '../../../src/cli/training/drawnFaces';
import { expressionRecipe } from '../../../src/core/face/expressionRecipe';
import { ExpressionRecogniser } from '../../../src/core/face/expressionRecogniser';
import { faceEmotions } from '../../../src/core/face/faceRecogniser';
import { expressionFiles } from '../../../src/library/faces/expressionFiles';
import { readFer2013 } from '../../../src/library/faces/readFer2013';

const root = path.resolve(import.meta.dirname, '../../..');
const data = path.resolve(root, '../shared/faces');
const withoutFaces = existsSync(path.join(data, 'fer2013.csv'))
  ? ''
  : ' (skipped: FER2013 is not at ../shared/faces)';

const files = expressionFiles(path.join(root, 'resources/models'));

/** What the network said in PyTorch, written by the training (`training/README.md`). */
const paritySchema = v.object({ weights: v.string(), answers: v.array(v.array(v.number())) });

describe('the shipped expression network', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('fits into 6 MB, and its card is that of the recipe', async () => {
    const recogniser = await ExpressionRecogniser.load(files);
    const { card } = recogniser;
    recogniser.dispose();
    expect(card.size.bytes).toBeLessThan(6e6);
    expect(card).toMatchObject({
      recipe: expressionRecipe.name,
      architecture: expressionRecipe.architecture,
      training: { passes: expressionRecipe.settings.passes },
      data: { pictures: { training: 26_802, validation: 3589, test: 3589 } },
    });
    const tested = card.results.confusion.flat().reduce((sum, count) => sum + count, 0);
    expect(tested).toBe(card.results.pictures);
  });

  it('answers as the network it was trained as, in PyTorch, but for its weights being stored in 16 bits', async () => {
    const recogniser = await ExpressionRecogniser.load(files);
    const text = await readFile(path.join(root, 'test/fixtures/faceParity.json'), 'utf8');
    const said = v.parse(paritySchema, JSON.parse(text));
    expect(said.weights).toBe(recogniser.card.files['weights.bin']);
    const { temperature } = recogniser.card.calibration;
    const answers = await recogniser.predict(new Float32Array(drawnFaces().flatMap((face) => [...face])));
    recogniser.dispose();
    expect(answers).toHaveLength(said.answers.length);
    answers.forEach((answer, face) => {
      const powers = said.answers[face].map((value) => value ** (1 / temperature));
      const sum = powers.reduce((total, value) => total + value, 0);
      faceEmotions.forEach((emotion, place) => {
        expect(Math.abs((answer[emotion] ?? NaN) - powers[place] / sum)).toBeLessThan(2e-3);
      });
    });
  });

  it.skipIf(withoutFaces !== '')(
    `names pictures of PrivateTest right as often as its card says${withoutFaces}`,
    async () => {
      const python = process.env['AFFECTRON_PYTHON'];
      const { test } = await readFer2013(data, {
        scripts: path.join(root, 'training'),
        work: path.join(root, '.cache/faces'),
        ...(python !== undefined && { python }),
      });
      const some = test.filter((_, index) => index % 9 === 0);
      const recogniser = await ExpressionRecogniser.load(files);
      let right = 0;
      for (const { grey, class: truth } of some) {
        const [answer] = await recogniser.predict(Float32Array.from(grey));
        const named = faceEmotions.reduce((best, emotion) =>
          (answer[emotion] ?? 0) > (answer[best] ?? 0) ? emotion : best,
        );
        if (named === faceEmotions[truth]) right++;
      }
      const { accuracy } = recogniser.card.results;
      recogniser.dispose();
      // Two and a half standard errors of 399 pictures.
      expect(Math.abs(right / some.length - accuracy)).toBeLessThan(0.06);
    },
    120_000,
  );
});
