import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { protocolReport } from '../../../src/core/evaluation/protocolReport';
import type { FoldResult, HeardClip } from '../../../src/core/evaluation/runFold';
import { readReport } from '../../../src/core/evaluation/storedReport';
import type { FrameMatrix } from '../../../src/core/features/frames';
import { modelCardSchema } from '../../../src/core/models/modelCard';
import { loadModel } from '../../../src/core/models/loadModel';
import type { ModelFiles } from '../../../src/core/models/modelFiles';
import { storeNetwork } from '../../../src/core/models/storedNetwork';
import { affectronRecipe } from '../../../src/core/training/headRecipe';
import { Random } from '../../../src/core/training/random';
import { shipCalibrated } from '../../../src/core/training/shipCalibrated';
import { shipHead } from '../../../src/core/training/shipHead';
import * as v from 'valibot';

const width = 4;
const known = ['happy', 'sad'] as const;

function clips(): HeardClip<FrameMatrix[]>[] {
  const random = new Random(1);
  return Array.from({ length: 16 }, (_, index) => ({
    name: `clip ${index}`,
    heard: [{ frames: 6, width, data: Float32Array.from({ length: 6 * width }, () => random.normal()) }],
    label: {
      corpus: index % 4 === 3 ? 'SAVEE' : 'RAVDESS',
      emotion: known[index % 2],
      originalEmotion: known[index % 2],
      actor: `0${index % 3}`,
      gender: 'male',
      intensity: null,
      channel: index % 8 === 0 ? 'song' : 'speech',
      modality: 'audio',
      statement: 'x',
      repetition: null,
    },
  }));
}

function foldResult(fold: string, temperature: number): FoldResult {
  return {
    model: 'affectron',
    protocol: 'ravdess-unseen-actors',
    fold,
    seed: 1,
    emotions: [...known],
    clips: { training: 10, validation: 2, test: 2 },
    temperature,
    validationUar: 0.5,
    seconds: 1,
    watched: [{ name: 'c', voice: `RAVDESS ${fold}`, emotion: 'happy', probabilities: [0.8, 0.2] }],
    answers: [
      { name: 'a', voice: 'RAVDESS 01', emotion: 'happy', probabilities: [0.7, 0.3] },
      { name: 'b', voice: 'RAVDESS 01', emotion: 'sad', probabilities: [0.6, 0.4] },
    ],
  };
}

const evaluation = protocolReport('Unseen actors.', [foldResult('one', 0.5), foldResult('two', 2)]);
const report = JSON.stringify(evaluation);

describe('shipHead', () => {
  beforeAll(async () => {
    await startBackend({ prefer: 'wasm' });
  });

  it('makes a model that loads, with a card that says its figures are cross-validated', async () => {
    const before = tf.memory().numTensors;
    const { card, files } = await shipHead({
      recipe: { ...affectronRecipe, passes: 1 },
      id: 'affectron',
      clips: clips(),
      evaluation: readReport(report, 'affectron'),
      seed: 1,
      backend: 'wasm',
      date: '2026-11-20',
    });
    expect(v.is(modelCardSchema, card)).toBe(true);
    expect(card).toMatchObject({
      emotions: [...known],
      input: { set: 'whisper-base' },
      data: {
        corpora: ['RAVDESS (speech and song)', 'SAVEE (speech)'],
        clips: { training: 16, validation: 0, test: 0 },
      },
      results: { accuracy: 0.5, uar: 0.5, recall: [1, 0] },
    });
    expect(card.calibration?.temperature).toBe(Number(evaluation.calibration.temperature.toPrecision(6)));
    // Two watched clips prove nothing, so nothing is named.
    expect(card.verdict).toEqual({ threshold: 1, called: 0, right: 0 });
    expect(card.protocol).toMatch(/^Cross-validated: the figures are not of these weights/);
    expect(card.data.licence).toContain('MIT');

    const { network } = await loadModel({ id: 'affectron', read: (name) => Promise.resolve(files[name]) });
    expect(network.countParams()).toBe(card.size.parameters);
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('shipCalibrated', () => {
  const profiled = protocolReport(
    'Unseen actors.',
    [foldResult('one', 0.5), foldResult('two', 2)].map((result) => ({
      ...result,
      voiceClips: 16,
      further: [{ voiceClips: 8, answers: result.answers }],
    })),
  );

  async function shipped() {
    const recipe = { ...affectronRecipe, passes: 1 };
    const facts = { recipe, clips: clips(), seed: 1, backend: 'wasm', date: '2026-11-20' } as const;
    const plain = await shipHead({ ...facts, id: 'affectron', evaluation: readReport(report, 'affectron') });
    const evaluation = readReport(JSON.stringify(profiled), 'affectron', true);
    const calibrated = await shipCalibrated({ ...facts, card: plain.card, evaluation });
    const files = { ...plain.files, ...calibrated.files };
    const read = (damage?: string): ModelFiles => ({
      id: 'affectron',
      read: (name) => Promise.resolve(files[name]),
      readCalibrated: (name) =>
        Promise.resolve(name === damage ? new Uint8Array(4) : files[`calibrated/${name}`]),
    });
    return { plain, calibrated, read };
  }

  it('adds a second network, with figures of its own beside those of the card', async () => {
    const { plain, calibrated, read } = await shipped();
    const { calibrated: part, ...rest } = calibrated.card;
    expect(rest).toEqual(plain.card);
    expect(part).toMatchObject({
      results: { profileClips: 16, accuracy: 0.5, uar: 0.5, recall: [1, 0] },
      further: [{ profileClips: 8, accuracy: 0.5 }],
      verdict: { threshold: 1 },
    });
    expect(part?.protocol).toContain('Calibrated to the voice: 16 random unlabelled clips');

    const loaded = await loadModel(read());
    expect(loaded.calibrated?.countParams()).toBe(part?.size.parameters);
    expect(await storeNetwork(loaded.network)).not.toEqual(
      loaded.calibrated && (await storeNetwork(loaded.calibrated)),
    );
    loaded.network.dispose();
    loaded.calibrated?.dispose();
  });

  it('is refused with the reason when a file of the second network is damaged or gone', async () => {
    const { read } = await shipped();
    const before = tf.memory().numTensors;
    for (const name of ['model.json', 'weights.bin']) {
      await expect(loadModel(read(name))).rejects.toMatchObject({
        code: 'model-unavailable',
        message: expect.stringContaining(`calibrated/${name} is damaged`) as string,
      });
    }
    const gone = read();
    delete gone.readCalibrated;
    await expect(loadModel(gone)).rejects.toMatchObject({
      message: expect.stringContaining('calibrated/model.json is missing') as string,
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('takes only the clips the model was trained on', async () => {
    const { plain } = await shipped();
    await expect(
      shipCalibrated({
        recipe: affectronRecipe,
        card: plain.card,
        clips: clips().slice(1),
        evaluation: readReport(JSON.stringify(profiled), 'affectron', true),
        seed: 1,
        backend: 'wasm',
        date: '2026-11-20',
      }),
    ).rejects.toMatchObject({ code: 'wrong-use' });
  });

  it('never mixes figures: a report is taken for the network it was made of only', () => {
    const wrong = expect.objectContaining({ code: 'wrong-use' }) as Error;
    expect(() => readReport(JSON.stringify(profiled), 'affectron')).toThrow(wrong);
    expect(() => readReport(report, 'affectron', true)).toThrow(wrong);
  });
});

describe('readReport', () => {
  it('refuses what is no report of the recipe', () => {
    for (const text of ['', '{}', '[1]', report.replace('"affectron"', '"mlp"')]) {
      expect(() => readReport(text, 'affectron')).toThrow(expect.objectContaining({ code: 'wrong-use' }));
    }
  });
});
