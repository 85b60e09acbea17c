import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import { makeReport } from '../../../src/core/evaluation/report';
import type { FoldResult, HeardClip } from '../../../src/core/evaluation/runFold';
import { readReport } from '../../../src/core/evaluation/storedReport';
import type { FrameMatrix } from '../../../src/core/features/frames';
import { modelCardSchema } from '../../../src/core/models/modelCard';
import { loadModel } from '../../../src/core/models/loadModel';
import { affectronRecipe } from '../../../src/core/training/headRecipe';
import { Random } from '../../../src/core/training/random';
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
    answers: [
      { name: 'a', voice: 'RAVDESS 01', emotion: 'happy', probabilities: [0.7, 0.3] },
      { name: 'b', voice: 'RAVDESS 01', emotion: 'sad', probabilities: [0.6, 0.4] },
    ],
  };
}

const report = JSON.stringify(makeReport('Unseen actors.', [foldResult('one', 0.5), foldResult('two', 2)]));

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
      encoder: 'whisper-base',
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
    expect(card.calibration?.temperature).toBeCloseTo(1, 4);
    expect(card.protocol).toMatch(/^Cross-validated: the figures are not of these weights/);
    expect(card.data.licence).toContain('MIT');

    const { network } = await loadModel({ id: 'affectron', read: (name) => Promise.resolve(files[name]) });
    expect(network.countParams()).toBe(card.size.parameters);
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('readReport', () => {
  it('refuses what is no report of the recipe', () => {
    for (const text of ['', '{}', '[1]', report.replace('"affectron"', '"mlp"')]) {
      expect(() => readReport(text, 'affectron')).toThrow(expect.objectContaining({ code: 'wrong-use' }));
    }
  });
});
