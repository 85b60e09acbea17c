import { describe, expect, it } from 'vitest';
import { PairedPowerSpectrum } from '../../../src/core/features/dft';
import { whisperMel } from '../../../src/core/features/whisperMel';
import golden from '../../golden/whisper-base.json';
import { whisperSignal } from '../../golden/whisperSignal';

describe('whisperMel', () => {
  it.each([
    [0, golden.mel.frame0],
    [57, golden.mel.frame57],
    [199, golden.mel.frame199],
  ])('gives frame %i of the reference', (frame, expected) => {
    const { frames, width, data } = whisperMel(whisperSignal());
    expect([width, frames]).toEqual(golden.mel.shape);
    expected.forEach((value, band) => {
      expect(Math.abs(data[frame * width + band] - value)).toBeLessThan(1e-3 * Math.max(1, Math.abs(value)));
    });
  });

  it('drops the last frame, so that 160 samples make one', () => {
    const seconds = new Float32Array(16_000).fill(0.1);
    expect(whisperMel(seconds).frames).toBe(100);
    expect(whisperMel(seconds.subarray(0, 15_999)).frames).toBe(99);
  });

  it('takes clips shorter than a frame, and an odd number of frames', () => {
    for (const length of [1, 90, 480]) {
      const { data, frames } = whisperMel(new Float32Array(length).fill(0.5));
      expect(frames).toBe(Math.max(1, Math.floor(length / 160)));
      expect(data.every(Number.isFinite)).toBe(true);
    }
  });

  it('has its floor 8 below the maximum, on the scale of tenfolds', () => {
    const samples = whisperSignal().map((value, n) => (n < 16_000 ? value : 0));
    const { data } = whisperMel(samples);
    const highest = data.reduce((a, b) => Math.max(a, b));
    expect(data.reduce((a, b) => Math.min(a, b))).toBeCloseTo(highest - 2, 5);
  });
});

describe('PairedPowerSpectrum', () => {
  it.each([7, 12, 400])('equals the transform by its definition for length %i', (length) => {
    const frames = [0, 1].map((which) =>
      Float64Array.from({ length }, (_, n) => Math.sin(n * n + which) + which),
    );
    const spectrum = new PairedPowerSpectrum(length);
    const power = new Float32Array(2 * spectrum.bins);
    spectrum.write(frames[0], frames[1], { power, first: 0, second: spectrum.bins });
    frames.forEach((frame, which) => {
      for (let bin = 0; bin < spectrum.bins; bin++) {
        let [re, im] = [0, 0];
        frame.forEach((value, n) => {
          re += value * Math.cos((2 * Math.PI * bin * n) / length);
          im -= value * Math.sin((2 * Math.PI * bin * n) / length);
        });
        const expected = re * re + im * im;
        expect(Math.abs(power[which * spectrum.bins + bin] - expected)).toBeLessThan(1e-5 * (1 + expected));
      }
    });
  });
});
