import { describe, expect, test } from 'vitest';
import { meanOverFrames } from '../../../src/core/features/frames';
import { mfcc, mfccOfMelDb } from '../../../src/core/features/mfcc';
import { goldenClip } from '../../golden/signal';
import { decimals, expectEqual, expectFrames, golden } from './golden';

describe('MFCC', () => {
  const { samples, sampleRate } = goldenClip();
  const matrix = mfcc(samples, sampleRate);

  test('equals librosa in every frame listed, the almost silent ones too', () => {
    expect(matrix).toMatchObject({ frames: golden.defaults.frames, width: 40 });
    expectFrames(matrix, golden.defaults.mfcc40, decimals.mfcc);
  });

  test('equals librosa in its mean', () => {
    expectEqual(meanOverFrames(matrix), golden.defaults.mfcc40_mean, decimals.mfccMean);
  });

  test('thirteen coefficients are the first of forty', () => {
    const thirteen = mfcc(samples, sampleRate, 13);
    expect(thirteen.data.subarray(0, 13)).toEqual(matrix.data.subarray(0, 13));
  });

  test('the DCT is orthonormal: as many coefficients as bands keep the energy', () => {
    const melDb = { frames: 1, width: 8, data: new Float32Array([3, -1, 4, 1, -5, 9, 2, -6]) };
    const energy = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
    expect(energy(mfccOfMelDb(melDb, 8).data)).toBeCloseTo(energy(melDb.data), 3);
  });
});
