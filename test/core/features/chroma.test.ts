import { describe, expect, test } from 'vitest';
import { chroma } from '../../../src/core/features/chroma';
import { meanOverFrames } from '../../../src/core/features/frames';
import { powerSpectrogram, toMagnitude } from '../../../src/core/features/stft';
import { estimateTuning } from '../../../src/core/features/tuning';
import { goldenClip } from '../../golden/signal';
import { decimals, expectEqual, expectFrames, golden } from './golden';

const sampleRate = 22_050;

function sineSpectrogram(hz: number) {
  const samples = Float32Array.from({ length: sampleRate }, (_, n) =>
    Math.sin((2 * Math.PI * hz * n) / sampleRate),
  );
  return toMagnitude(powerSpectrogram(samples));
}

describe('chroma', () => {
  const matrix = chroma(toMagnitude(powerSpectrogram(goldenClip().samples)), sampleRate);

  test('equals librosa in every frame listed, tuning included', () => {
    expect(matrix).toMatchObject({ frames: golden.defaults.frames, width: 12 });
    expectFrames(matrix, golden.defaults.chroma12, decimals.chroma);
  });

  test('equals librosa in its mean', () => {
    expectEqual(meanOverFrames(matrix), golden.defaults.chroma12_mean, decimals.chroma);
  });

  test.each([
    ['C', 261.63, 0],
    ['E', 659.26, 4],
    ['A', 440, 9],
    ['B', 493.88, 11],
  ])('a pure %s is loudest in its own class', (_, hz, pitchClass) => {
    const { data } = chroma(sineSpectrogram(hz), sampleRate);
    const middle = data.subarray(20 * 12, 21 * 12);
    expect(middle.indexOf(1)).toBe(pitchClass);
  });

  test('leaves silence at zero', () => {
    const { data } = chroma(toMagnitude(powerSpectrogram(new Float32Array(4096))), sampleRate);
    expect(data.every((value) => value === 0)).toBe(true);
  });
});

describe('tuning', () => {
  test.each([0, 0.1, 0.25, 0.4, -0.1, -0.35])('finds a tone %f semitones off', (off) => {
    const tuning = estimateTuning(sineSpectrogram(440 * 2 ** (off / 12)), sampleRate);
    expect(Math.abs(tuning - off)).toBeLessThanOrEqual(0.021);
  });

  test('is 0 where there is no pitch', () => {
    expect(estimateTuning(toMagnitude(powerSpectrogram(new Float32Array(4096))), sampleRate)).toBe(0);
  });
});
