import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/core/audio/resample';
import { goldenClip } from '../../golden/signal';
import { amplitudeAt, decibels, tone } from './sounds';

interface Golden {
  samples: number;
  rms: number;
  every1000th: number[];
}

const golden = (
  JSON.parse(readFileSync(new URL('../../golden/librosa.json', import.meta.url), 'utf8')) as {
    resampled16000: Golden;
  }
).resampled16000;

const pairs: [number, number][] = [
  [48_000, 16_000],
  [44_100, 22_050],
  [16_000, 22_050],
  [48_000, 22_050],
  [44_100, 16_000],
  [11_025, 16_000],
  [44_100, 48_000],
  [192_000, 16_000],
  [4000, 22_050],
  [24_414, 16_000],
  [16_001, 16_000],
];

describe('against librosa (soxr_hq, 22,050 to 16,000 Hz)', () => {
  const { samples } = resample(goldenClip(), 16_000);

  it('has as many samples', () => {
    expect(samples.length).toBe(golden.samples);
  });

  it('differs by less than -60 dB of the signal', () => {
    let error = 0;
    let signal = 0;
    golden.every1000th.forEach((value, i) => {
      error += (samples[i * 1000] - value) ** 2;
      signal += value ** 2;
    });
    expect(decibels(Math.sqrt(error / signal))).toBeLessThan(-60);
  });

  it('differs by less than -80 dB after the very first sample, which soxr treats in its own way', () => {
    let error = 0;
    let signal = 0;
    golden.every1000th.slice(1).forEach((value, i) => {
      error += (samples[(i + 1) * 1000] - value) ** 2;
      signal += value ** 2;
    });
    expect(decibels(Math.sqrt(error / signal))).toBeLessThan(-80);
  });

  it('has the same level', () => {
    const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
    expect(Math.abs(decibels(rms / golden.rms))).toBeLessThan(0.0001);
  });
});

describe.each(pairs)('%i to %i Hz', (source, target) => {
  it('keeps a tone in place, level and phase', () => {
    const before = tone(1000, 1, source);
    const { samples } = resample(before, target);
    const after = tone(1000, 1, target);
    let worst = 0;
    for (let i = target / 10; i < 0.9 * target; i++) {
      worst = Math.max(worst, Math.abs(samples[Math.round(i)] - after.samples[Math.round(i)]));
    }
    expect(decibels(worst / 0.5)).toBeLessThan(-105);
  });

  it('lets nothing fold back from above the new band, and makes no images of it', () => {
    const lower = Math.min(source, target) / 2;
    const before = tone(lower * 0.8, 0.5, source);
    const above = tone(lower * 1.06, 0.5, source);
    if (lower * 1.06 < source / 2) {
      const { samples } = resample(above, target);
      const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
      expect(decibels(Math.max(...middle.map(Math.abs)) / 0.5)).toBeLessThan(-100);
    } else if (source - lower * 0.8 < target / 2) {
      const after = resample(before, target);
      expect(decibels(amplitudeAt(after, source - lower * 0.8) / 0.5)).toBeLessThan(-95);
    }
  });

  it('loses no tail', () => {
    const samples = new Float32Array(source);
    samples[Math.floor(((target - 1) * source) / target)] = 1;
    const after = resample({ samples, sampleRate: source }, target);
    expect(after.samples.length).toBe(target);
    const end = after.samples.subarray(Math.floor(target * 0.999));
    expect(Math.max(...end)).toBeGreaterThan(0.5 * Math.min(1, target / source));
  });

  it('makes ceil(n * target / source) samples', () => {
    for (const length of [0, 1, 2, 999]) {
      const after = resample({ samples: new Float32Array(length), sampleRate: source }, target);
      expect(after).toMatchObject({ sampleRate: target });
      expect(after.samples.length).toBe(Math.ceil((length * target) / source));
    }
  });
});

it('joins its blocks without a seam', () => {
  // Ten seconds are several blocks; a seam would be a step, far above the bend of so slow a tone.
  const { samples } = resample(tone(20, 10, 16_000), 22_050);
  let bend = 0;
  for (let i = 200; i < samples.length - 200; i++) {
    bend = Math.max(bend, Math.abs(samples[i - 1] - 2 * samples[i] + samples[i + 1]));
  }
  expect(bend).toBeLessThan(0.5 * ((2 * Math.PI * 20) / 22_050) ** 2 * 1.05);
});

it('gives back the clip itself where the rate is right already', () => {
  const clip = tone(440, 0.1, 16_000);
  expect(resample(clip, 16_000)).toBe(clip);
});
