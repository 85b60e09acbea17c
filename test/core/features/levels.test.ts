import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rms } from '../../../src/core/features/rms';
import { spectralCentroid } from '../../../src/core/features/spectralCentroid';
import { spectralRolloff } from '../../../src/core/features/spectralRolloff';
import { powerSpectrogram, toMagnitude } from '../../../src/core/features/stft';
import { zeroCrossingRate } from '../../../src/core/features/zeroCrossingRate';
import { goldenClip } from '../../golden/signal';
import { decimals, expectEqual, golden } from './golden';

const { samples, sampleRate } = goldenClip();
const magnitudes = toMagnitude(powerSpectrogram(samples));
const silence = toMagnitude(powerSpectrogram(new Float32Array(2048)));
const anySound = fc.float32Array({ minLength: 1, maxLength: 6000, min: -1, max: 1, noNaN: true });

describe('RMS', () => {
  test('equals librosa in all frames', () => {
    expectEqual(rms(samples), golden.defaults.rms, decimals.ratio);
  });

  test('grows in proportion to the sound', () => {
    fc.assert(
      fc.property(anySound, (sound) => {
        const half = rms(sound.map((value) => value / 2));
        rms(sound).forEach((value, i) => expect(half[i]).toBeCloseTo(value / 2, 6));
      }),
      { numRuns: 30 },
    );
  });
});

describe('zero crossing rate', () => {
  test('equals librosa in all frames', () => {
    expectEqual(zeroCrossingRate(samples), golden.defaults.zero_crossing_rate, decimals.ratio);
  });

  test('takes zero as positive and needs more than 1e-10 to be negative', () => {
    const framing = { frameLength: 8, hopLength: 8 };
    expect([...zeroCrossingRate(new Float32Array([1, 0, 1, 0]), framing)]).toEqual([0]);
    expect([...zeroCrossingRate(new Float32Array([1, -1e-11, 1, -1e-11]), framing)]).toEqual([0]);
    expect([...zeroCrossingRate(new Float32Array([1, -1, 1, -1]), framing)]).toEqual([3 / 8]);
  });

  test('does not change when the sound is turned upside down, where nothing is zero', () => {
    fc.assert(
      fc.property(anySound, (sound) => {
        const loud = sound.map((value) => value + (value < 0 ? -0.1 : 0.1));
        expect(zeroCrossingRate(loud.map((value) => -value))).toEqual(zeroCrossingRate(loud));
      }),
      { numRuns: 30 },
    );
  });
});

describe('spectral centroid', () => {
  test('equals librosa in all frames', () => {
    expectEqual(spectralCentroid(magnitudes, sampleRate), golden.defaults.spectral_centroid, decimals.hertz);
  });

  test('is 0 for silence', () => {
    expect([...spectralCentroid(silence, sampleRate)]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('spectral roll-off', () => {
  test('equals librosa in all frames', () => {
    expectEqual(spectralRolloff(magnitudes, sampleRate), golden.defaults.spectral_rolloff, decimals.hertz);
  });

  test('rises with the share asked for, up to half the rate', () => {
    const low = spectralRolloff(magnitudes, sampleRate, 0.5);
    const high = spectralRolloff(magnitudes, sampleRate, 0.99);
    low.forEach((value, i) => expect(value).toBeLessThanOrEqual(high[i]));
    expect(Math.max(...spectralRolloff(magnitudes, sampleRate, 1))).toBeLessThanOrEqual(sampleRate / 2);
  });

  test('is 0 for silence', () => {
    expect([...spectralRolloff(silence, sampleRate)]).toEqual([0, 0, 0, 0, 0]);
  });
});
