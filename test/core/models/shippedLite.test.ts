import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { decodeSound } from '../../../src/core/audio/decode';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import { emotions } from '../../../src/core/emotions';
import { liteAnswer, liteFrames } from '../../../src/core/models/liteFrames';
import { loadModel } from '../../../src/core/models/loadModel';
import { Recogniser } from '../../../src/core/models/recogniser';
import { corpusClips } from './corpusClips';
import { shippedModel } from './shippedModels';

const root = path.resolve(import.meta.dirname, '../../..');
const clips = await corpusClips('ravdess-speech', (index) => index % 36 === 0);
const withoutCorpus = clips.length === 0 ? ' (skipped: RAVDESS is not at ../shared/corpora)' : '';

/** What the network said in PyTorch, written by the training (`training/README.md`). */
const paritySchema = v.object({
  weights: v.string(),
  emotions: v.array(v.string()),
  answers: v.array(v.object({ name: v.string(), probabilities: v.array(v.number()) })),
});

describe('the shipped Affectron Lite', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('is smaller than a megabyte, and says in its card that its figures are cross-validated', async () => {
    const { card, network } = await loadModel(await shippedModel('lite'));
    network.dispose();
    expect(card.size.bytes).toBeLessThan(1e6);
    expect(card.emotions).toEqual([...emotions]);
    expect(card.protocol).toMatch(/^Cross-validated/);
    expect(card.data.actors.test).toEqual([]);
    expect(card.data.clips.training).toBe(5731);
  });

  it('answers within 1e-4 of the network it was trained as, in PyTorch', async () => {
    const { card, network } = await loadModel(await shippedModel('lite'));
    const text = await readFile(path.join(root, 'test/fixtures/liteParity.json'), 'utf8');
    const said = v.parse(paritySchema, JSON.parse(text));
    expect(said.weights).toBe(card.files['weights.bin']);
    expect(said.answers.length).toBeGreaterThan(2);
    for (const { name, probabilities } of said.answers) {
      const { clip } = await decodeSound(await readFile(path.join(root, 'samples', name)));
      const answer = await liteAnswer(network, liteFrames(clip));
      expect(answer).toHaveLength(probabilities.length);
      answer.forEach((value, index) => {
        expect(Math.abs(value - probabilities[index])).toBeLessThan(1e-4);
      });
    }
    network.dispose();
  });

  // It heard these clips in training: this shows that training and serving hear alike, not how good it is.
  it.skipIf(withoutCorpus !== '')(
    `knows the clips it was trained on, soft or loud${withoutCorpus}`,
    async () => {
      const recogniser = await Recogniser.load(await shippedModel('lite'));
      let right = 0;
      for (const file of clips) {
        const { clip } = await decodeSound(await readFile(file));
        const { top } = await recogniser.predict(clip);
        if (top === labelFromName(file)?.emotion) right++;
        const soft = { ...clip, samples: clip.samples.map((value) => 0.1 * value) };
        expect((await recogniser.predict(soft)).top).toBe(top);
      }
      recogniser.dispose();
      expect(clips).toHaveLength(40);
      expect(right).toBeGreaterThan(28);
    },
  );
});
