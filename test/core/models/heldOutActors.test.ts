import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { decodeSound } from '../../../src/core/audio/decode';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import { evaluate } from '../../../src/core/evaluation/metrics';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import { Recogniser } from '../../../src/core/models/recogniser';
import { heldOut } from '../../../src/core/training/split';
import { callingAt, judge, type JudgedAnswer } from '../../../src/core/training/threshold';
import { corpusClips } from './corpusClips';
import { shippedModels } from './shippedModels';

const ofTestActor = (_: number, name: string) =>
  heldOut.test.some((actor) => name.replace(/\.\w+$/, '').endsWith(`-${actor}`));
const clips = [
  ...(await corpusClips('ravdess-speech', ofTestActor)),
  ...(await corpusClips('ravdess-song', ofTestActor)),
];
const reason = clips.length === 0 ? ' (skipped: RAVDESS is not at ../shared/corpora)' : '';

/** The cards were measured on WAV; the same clips as Ogg Vorbis tip the balance for one or the other. */
const tolerance = 0.015;

describe('what the cards claim of actors never heard', () => {
  it.skipIf(clips.length === 0)(
    `is what the shipped models do${reason}`,
    async () => {
      await startBackend({ prefer: 'wasm' });
      const models = await Promise.all((await shippedModels()).map((files) => Recogniser.load(files)));
      const answers = models.map(() => ({
        truth: [] as number[],
        probabilities: [] as number[][],
        judged: [] as JudgedAnswer[],
      }));
      for (const path of clips) {
        const label = labelFromName(path);
        const emotion = label?.emotion;
        if (!emotion) throw new Error(`${path} says no emotion`);
        const features = new ClipFeatures((await decodeSound(await readFile(path))).clip);
        for (const [index, model] of models.entries()) {
          const known = model.card.emotions;
          if (!known.includes(emotion)) continue;
          const { probabilities } = await model.predict(features);
          const row = known.map((each) => probabilities[each] ?? 0);
          answers[index].truth.push(known.indexOf(emotion));
          answers[index].probabilities.push(row);
          answers[index].judged.push(judge(label.actor, row, known.indexOf(emotion)));
        }
      }
      for (const [index, { card }] of models.entries()) {
        const { truth, probabilities, judged } = answers[index];
        const { accuracy, uar } = evaluate(truth, probabilities, card.emotions.length);
        expect(truth).toHaveLength(card.data.clips.test);
        expect(Math.abs(accuracy - card.results.accuracy), `${card.id} accuracy`).toBeLessThan(tolerance);
        expect(Math.abs(uar - card.results.uar), `${card.id} UAR`).toBeLessThan(tolerance);
        if (!card.verdict) throw new Error(`${card.id} has no threshold`);
        const { called, right } = callingAt(card.verdict.threshold, judged);
        expect(Math.abs(called - card.verdict.called), `${card.id} named`).toBeLessThan(2 * tolerance);
        if (called > 0) expect(right, `${card.id} right of the named`).toBeGreaterThan(0.8);
      }
    },
    300_000,
  );

  it('was measured on actors that took no part in training', async () => {
    for (const files of await shippedModels()) {
      const { card } = await Recogniser.load(files);
      const { training, validation, test } = card.data.actors;
      expect(test).toEqual(heldOut.test.map((actor) => `RAVDESS ${actor}`));
      expect(training.filter((actor) => test.includes(actor) || validation.includes(actor))).toEqual([]);
      expect(training.length + validation.length + test.length).toBe(24);
    }
  });
});

describe('what the cards say adds up', () => {
  it('accuracy, UAR and recall follow from the confusion matrix', async () => {
    await startBackend({ prefer: 'wasm' });
    for (const files of await shippedModels()) {
      const { card } = await Recogniser.load(files);
      const { confusion, recall, accuracy, uar } = card.results;
      const support = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
      const total = support.reduce((sum, count) => sum + count, 0);
      expect(total).toBe(card.data.clips.test);
      confusion.forEach((row, i) => expect(recall[i]).toBeCloseTo(row[i] / support[i], 9));
      expect(accuracy).toBeCloseTo(confusion.reduce((sum, row, i) => sum + row[i], 0) / total, 9);
      expect(uar).toBeCloseTo(recall.reduce((sum, each) => sum + each, 0) / recall.length, 9);
    }
  });

  it('each model is well under a megabyte, as its card says', async () => {
    for (const files of await shippedModels()) {
      const { card } = await Recogniser.load(files);
      const bytes =
        (await files.read('model.json')).byteLength + (await files.read('weights.bin')).byteLength;
      expect(card.size.bytes).toBe(bytes);
      expect(bytes).toBeLessThan(700_000);
    }
  });
});
