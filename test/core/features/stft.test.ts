import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powerSpectrogram, powerSpectrum, toMagnitude } from '../../../src/core/features/stft';
import { goldenClip } from '../../golden/signal';
import { golden } from './golden';

/** |DFT|² of a frame by the definition, in double precision. */
function powerByDefinition(frame: Float64Array): Float64Array {
  const n = frame.length;
  return Float64Array.from({ length: n / 2 + 1 }, (_, k) => {
    let re = 0;
    let im = 0;
    for (let i = 0; i < n; i++) {
      re += frame[i] * Math.cos((2 * Math.PI * ((k * i) % n)) / n);
      im -= frame[i] * Math.sin((2 * Math.PI * ((k * i) % n)) / n);
    }
    return re * re + im * im;
  });
}

/** The windowed, zero-padded frame, cut by the definition. */
function frameByDefinition(samples: Float32Array, centre: number, fftLength: number, windowLength: number) {
  const margin = (fftLength - windowLength) / 2;
  return Float64Array.from({ length: fftLength }, (_, i) => {
    const n = i - margin;
    const weight = n < 0 || n >= windowLength ? 0 : Math.sin((Math.PI * n) / windowLength) ** 2;
    return weight * (samples[centre - fftLength / 2 + i] ?? 0);
  });
}

function expectClose(actual: ArrayLike<number>, expected: Float64Array): void {
  const scale = Math.max(...expected, 1e-30);
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i] - value) / scale).toBeLessThan(1e-6));
}

describe('power spectrogram', () => {
  test.each([
    { fftLength: 64, windowLength: 64, hopLength: 16 },
    { fftLength: 128, windowLength: 100, hopLength: 40 },
    { fftLength: 32, windowLength: 32, hopLength: 50 },
  ])('is the DFT of centred, windowed, zero-padded frames: %o', (options) => {
    const { fftLength, windowLength, hopLength } = options;
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 300, min: -1, max: 1, noNaN: true }),
        (samples) => {
          const { frames, width, data } = powerSpectrogram(samples, options);
          expect(frames).toBe(1 + Math.floor(samples.length / hopLength));
          for (let frame = 0; frame < frames; frame++) {
            const cut = frameByDefinition(samples, frame * hopLength, fftLength, windowLength);
            expectClose(data.subarray(frame * width, (frame + 1) * width), powerByDefinition(cut));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('has as many frames as librosa', () => {
    const { frames, width } = powerSpectrogram(goldenClip().samples);
    expect({ frames, width }).toEqual({ frames: golden.defaults.frames, width: 1025 });
  });

  test('leaves nothing of one frame in the next', () => {
    const spectrum = powerSpectrum(64, 64);
    const out = new Float32Array(33);
    spectrum.write(new Float32Array(64).fill(1), 32, out, 0);
    spectrum.write(new Float32Array(1), 500, out, 0);
    expect(out).toEqual(new Float32Array(33));
    spectrum.write(new Float32Array(1), -500, out, 0);
    expect(out).toEqual(new Float32Array(33));
  });

  test('turns into magnitudes in place', () => {
    const spectrogram = { frames: 1, width: 3, data: new Float32Array([0, 4, 9]) };
    expect(toMagnitude(spectrogram)).toBe(spectrogram);
    expect([...spectrogram.data]).toEqual([0, 2, 3]);
  });
});
