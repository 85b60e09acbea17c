import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOverFrames } from '../../../src/core/features/frames';
import { hzToMel, melFilterbank, melToHz } from '../../../src/core/features/melFilterbank';
import { librosaMel, melOfSpectrogram, melSpectrogram } from '../../../src/core/features/melSpectrogram';
import { librosaStft, powerSpectrogram } from '../../../src/core/features/stft';
import { goldenClip } from '../../golden/signal';
import { decimals, expectEqual, expectFrames, golden } from './golden';

const { samples, sampleRate } = goldenClip();

describe('mel power spectrogram', () => {
  const mel = melSpectrogram(samples, librosaStft, librosaMel(sampleRate));

  test('equals librosa in every frame listed', () => {
    expect(mel.frames).toBe(golden.defaults.frames);
    expectFrames(mel, golden.defaults.mel128, decimals.mel);
  });

  test('equals librosa in its mean', () => {
    expectEqual(meanOverFrames(mel), golden.defaults.mel128_mean, decimals.mel);
  });

  test('is the same from a spectrogram that stands already', () => {
    const bank = melFilterbank(librosaMel(sampleRate));
    const { frames, data } = melOfSpectrogram(powerSpectrogram(samples), bank);
    expect(frames).toBe(mel.frames);
    mel.data.forEach((value, i) => expect(Math.abs(data[i] - value)).toBeLessThanOrEqual(1e-5 * value));
  });
});

describe('mel filterbank', () => {
  test('the scale has the published fixed points', () => {
    expect(hzToMel(0)).toBe(0);
    expect(hzToMel(1000)).toBeCloseTo(15, 12);
    expect(hzToMel(6400)).toBeCloseTo(42, 12);
  });

  test('the scale goes there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 24_000, noNaN: true }), (hz) => {
        expect(melToHz(hzToMel(hz))).toBeCloseTo(hz, 7);
      }),
    );
  });

  test('bands have equal area under the Slaney norm, height 1 under the other', () => {
    const options = { ...librosaMel(16_000, 8192), bands: 40, minHz: 50, maxHz: 8000 };
    const hzPerBin = 16_000 / 8192;
    const slaney = melFilterbank({ ...options, norm: 'slaney' });
    const peak = melFilterbank({ ...options, norm: 'peak' });
    for (let band = 0; band < 40; band++) {
      const area = slaney.weights
        .subarray(slaney.start[band], slaney.start[band + 1])
        .reduce((sum, weight) => sum + weight * hzPerBin, 0);
      expect(area).toBeCloseTo(1, 2);
      const height = Math.max(...peak.weights.subarray(peak.start[band], peak.start[band + 1]));
      expect(height).toBeGreaterThan(0.9);
      expect(height).toBeLessThanOrEqual(1);
    }
  });

  test('stays within the spectrum and above zero, whatever the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4000, max: 192_000 }),
        fc.integer({ min: 1, max: 256 }),
        (rate, bands) => {
          const { first, start, weights } = melFilterbank({ ...librosaMel(rate), bands });
          for (let band = 0; band < bands; band++) {
            expect(first[band]).toBeGreaterThanOrEqual(0);
            expect(first[band] + start[band + 1] - start[band]).toBeLessThanOrEqual(1025);
          }
          expect(weights.every((weight) => weight >= 0)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
