import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../src/core/audio/clip';
import { lossyCopy } from '../../../src/core/audio/lossyCopy';
import { Random } from '../../../src/core/training/random';

const sampleRate = 16_000;

/** A falling tone in a little noise. */
function sound(seconds: number): Clip {
  const random = new Random(1);
  const samples = Float32Array.from(
    { length: seconds * sampleRate },
    (_, n) => 0.3 * Math.sin(n / (8 + n / 4000)) + 0.001 * random.normal(),
  );
  return { samples, sampleRate };
}

const power = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);

describe('lossyCopy', () => {
  it('is the same sound with noise 15 to 30 dB down', () => {
    const clip = sound(1);
    const copy = lossyCopy(clip);
    expect(copy.sampleRate).toBe(sampleRate);
    expect(copy.samples).toHaveLength(clip.samples.length);
    const noise = copy.samples.map((value, n) => value - clip.samples[n]);
    const decibels = 10 * Math.log10(power(clip.samples) / power(noise));
    expect(decibels).toBeGreaterThan(15);
    expect(decibels).toBeLessThan(30);
  });

  it('leaves silence silent, and takes clips shorter than a frame', () => {
    expect(power(lossyCopy({ samples: new Float32Array(5000), sampleRate }).samples)).toBe(0);
    const { samples } = lossyCopy(sound(0.01));
    expect(samples).toHaveLength(160);
    expect(samples.every(Number.isFinite)).toBe(true);
  });

  it('is the same every time', () => {
    expect(lossyCopy(sound(0.2))).toEqual(lossyCopy(sound(0.2)));
  });
});
