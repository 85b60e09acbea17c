import { describe, expect, test } from 'vitest';
import { resample } from '../../../src/core/audio/resample';
import { meanOverFrames } from '../../../src/core/features/frames';
import { logMel, logMelRate } from '../../../src/core/features/logMel';
import { goldenClip } from '../../golden/signal';
import { decimals, expectEqual, expectFrames, golden } from './golden';

describe('log-mel at 16 kHz', () => {
  // The golden values are of the resampled signal, so this holds the resampler to librosa's too: the highest
  // bands lie where its filter falls off.
  const { samples } = resample(goldenClip(), logMelRate);
  const matrix = logMel(samples);
  const { '50': early, '150': late, mean, frames } = golden.logmel64_16k;

  test('equals librosa in the frames listed', () => {
    expect(matrix).toMatchObject({ frames, width: 64 });
    expectFrames(matrix, { 50: early, 150: late }, decimals.logMel);
  });

  test('equals librosa in its mean', () => {
    expectEqual(meanOverFrames(matrix), mean, decimals.logMel);
  });

  test('is -100 dB everywhere in silence', () => {
    expect(logMel(new Float32Array(1600)).data.every((db) => db === -100)).toBe(true);
  });
});
