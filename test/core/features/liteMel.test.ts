import { describe, expect, it } from 'vitest';
import { liteMel } from '../../../src/core/features/liteMel';
import golden from '../../golden/lite-mel.json';
import { whisperSignal } from '../../golden/whisperSignal';

describe('liteMel', () => {
  it.each([
    [0, golden['0']],
    [57, golden['57']],
    [200, golden['200']],
  ])('gives frame %i of the reference', (frame, expected) => {
    const { frames, width, data } = liteMel(whisperSignal());
    expect([frames, width]).toEqual([golden.frames, golden.n_mels]);
    expected.forEach((value, band) => {
      expect(Math.abs(data[frame * width + band] - value)).toBeLessThan(1e-3 * Math.max(1, Math.abs(value)));
    });
  });

  it('is without mean in each band, of deviation 1, and deaf to level and to the colour of a microphone', () => {
    const { frames, width, data } = liteMel(whisperSignal());
    for (const band of [0, 31, 63]) {
      const values = Array.from({ length: frames }, (_, frame) => data[frame * width + band]);
      expect(values.reduce((sum, value) => sum + value, 0) / frames).toBeCloseTo(0, 5);
    }
    expect(data.reduce((sum, value) => sum + value * value, 0) / data.length).toBeCloseTo(1, 4);
    const soft = liteMel(whisperSignal().map((value) => value / 8)).data;
    expect(soft.every((value, i) => Math.abs(value - data[i]) < 1e-3)).toBe(true);
  });

  it('takes silence and a single sample', () => {
    for (const samples of [new Float32Array(4000), Float32Array.of(0.5)]) {
      expect(liteMel(samples).data.every((value) => Math.abs(value) < 1e-6)).toBe(true);
    }
  });
});
