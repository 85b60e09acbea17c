import { describe, expect, it } from 'vitest';
import { waveformPeaks } from '../../../src/core/audio/peaks';

const clip = (samples: number[]) => ({ samples: Float32Array.from(samples), sampleRate: 8000 });

describe('waveformPeaks', () => {
  it('gives the smallest and largest sample of every slice', () => {
    expect([...waveformPeaks(clip([0.5, -0.25, 0.125, 1, -1, 0]), 2)]).toEqual([-0.25, 0.5, -1, 1]);
  });

  it('misses no sample where slices do not divide evenly', () => {
    const samples = new Array<number>(1001).fill(0);
    for (const at of [0, 333, 334, 1000]) {
      const spike = [...samples];
      spike[at] = 1;
      expect(Math.max(...waveformPeaks(clip(spike), 7))).toBe(1);
    }
  });

  it('repeats samples where there are more slices than samples', () => {
    expect([...waveformPeaks(clip([0.5, -0.5]), 4)]).toEqual([0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5, -0.5]);
  });

  it('is flat for an empty clip', () => {
    expect([...waveformPeaks(clip([]), 2)]).toEqual([0, 0, 0, 0]);
  });
});
